"""The workbook behind an inspection pack: the same people and months, every row."""

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from tracker.inspection import lists
from tracker.inspection.pack import Pack
from tracker.inspection.sample import session_rows
from tracker.measures.definitions import BY_KEY, MEASURES
from tracker.measures.figures import Figure
from workforce.authority_settings import authority_settings
from workforce.rules.in_words import many
from workforce.web.books import write_book
from workforce.web.cell_values import Share
from workforce.web.sheet_look import Band
from workforce.web.workbook import CellKind, Sheet, SheetColumn

PERSON = (SheetColumn("Person", 26), SheetColumn("Staff number", 14), SheetColumn("Team", 26))
DAY, WHOLE = CellKind.DATE, CellKind.WHOLE


def write_pack_workbook(pack: Pack, to: BinaryIO) -> int:
    """Write it; answers how many rows stand behind the figures."""
    due = list(_due_days(pack))
    write_book(
        [
            Sheet("About", (SheetColumn("What", 30), SheetColumn("Value", 90)), _about(pack)),
            Sheet("Measures", _measure_columns(pack), _measures(pack)),
            Sheet(
                "Due days",
                (
                    *PERSON,
                    SheetColumn("Due", 12, DAY),
                    SheetColumn("Held", 12, DAY),
                    SheetColumn("In time", 9, band=Band.NO),
                ),
                due,
            ),
            Sheet(
                "Gaps",
                (
                    *PERSON,
                    SheetColumn("From", 12, DAY),
                    SheetColumn("To", 12, DAY),
                    SheetColumn("Days", 8, WHOLE),
                    SheetColumn("Still waiting", 12),
                ),
                _gaps(pack),
            ),
            Sheet(
                "Over the limit",
                (
                    *PERSON,
                    SheetColumn("Since", 12, DAY),
                    SheetColumn("Within it again", 14, DAY),
                    SheetColumn("Agreed until", 12, DAY),
                ),
                _breaches(pack),
            ),
            Sheet("NQSWs", _nqsw_columns(), _nqsws(pack)),
            Sheet(
                "Sample",
                (
                    *PERSON,
                    SheetColumn("Held", 12, DAY),
                    SheetColumn("Kind", 20),
                    SheetColumn("Minutes", 9, WHOLE),
                    SheetColumn("Cases discussed", 10, WHOLE),
                    SheetColumn("Decisions", 10, WHOLE),
                    SheetColumn("With rationale", 10, WHOLE),
                ),
                _sample(pack),
            ),
        ],
        to,
    )
    return len(due)


def _person(pack: Pack, worker: int) -> tuple[str, str, str]:
    return pack.names(worker), pack.names.staff_number(worker), pack.names.team(worker)


def _about(pack: Pack) -> Iterator[tuple[str, str]]:
    asked = pack.asked
    yield "Authority", authority_settings().shown_name
    yield "Of", asked.label
    yield "Time", asked.days
    yield "Figures", pack.figures.closed
    if asked.size:
        yield "Sample", f"{many(len(pack.sample), 'file')} of {len(asked.people)}, seed {asked.seed}"
    for measure in MEASURES:
        yield measure.title, measure.definition


def _measure_columns(pack: Pack) -> tuple[SheetColumn, ...]:
    months = (SheetColumn(f"{month:%b %Y}", 10) for month in pack.asked.months)
    return (
        SheetColumn("Measure", 44),
        SheetColumn("Unit", 10),
        SheetColumn("Whole time", 12),
        SheetColumn("Of", 9, WHOLE),
        *months,
    )


def _measures(pack: Pack) -> Iterator[Sequence[Any]]:
    """Shares as percentages, other figures as numbers in their unit."""
    for measure in MEASURES:
        whole = pack.figures.figure(measure)
        months = [_number(pack.figures.of_month(measure, month)) for month in pack.asked.months]
        unit = "share" if whole.is_share else whole.unit or "number"
        yield measure.title, unit, _number(whole), whole.lines, *months


def _number(figure: Figure) -> float | None:
    return figure.value if figure.value is None or not figure.is_share else Share(figure.value)


def _due_days(pack: Pack) -> Iterator[Sequence[Any]]:
    for row in sorted(pack.figures.rows(BY_KEY["held-in-time"]), key=lambda row: (row.day, row.worker)):
        yield *_person(pack, row.worker), row.day, row.other_day, "Yes" if row.counts else "No"


def _gaps(pack: Pack) -> Iterator[Sequence[Any]]:
    for who, since, until, days, waits in lists.gaps(pack.figures):
        yield *_person(pack, who), since, until, days, "Yes" if waits else "No"


def _breaches(pack: Pack) -> Iterator[Sequence[Any]]:
    for one in lists.breaches(pack.asked):
        yield *_person(pack, one.worker_id), one.since, one.ended_on, one.approved_until


def _nqsw_columns() -> tuple[SheetColumn, ...]:
    numbers = ("Week", "Days past the end", "Held in time", "Due")
    rest = ("Cases", "Over by", "Milestones done", "Milestones late", "Classes attended", "Absent")
    return (
        *PERSON,
        *(SheetColumn(name, 10, WHOLE) for name in numbers),
        SheetColumn("Mentor", 12),
        *(SheetColumn(name, 10, WHOLE) for name in rest),
    )


def _nqsws(pack: Pack) -> Iterator[Sequence[Any]]:
    for one in lists.nqsws(pack.asked):
        name, team, *rest = lists.nqsw_cells(one, pack.names)
        yield name, pack.names.staff_number(one.enrolment.worker_id), team, *rest


def _sample(pack: Pack) -> Iterator[Sequence[Any]]:
    for one, each in session_rows(pack.sample):
        session = each.session
        facts = session.on, session.session.get_kind_display(), session.session.minutes
        yield *_person(pack, one.worker), *facts, each.discussed, each.decided, each.with_rationale
