"""The supervision report as a workbook: cover, measures with charts, shares, and every due period."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, BinaryIO

from django.utils import timezone

from supervision.overdue.reports.compliance import DuePeriodRow, Share
from supervision.start_day.reports.counting import counting
from tracker.reports.supervision import SupervisionReport, in_order, measures
from workforce.authority_settings import authority_settings
from workforce.web.books import write_book
from workforce.web.sheet_look import Band, SheetChart
from workforce.web.workbook import CellKind, Sheet, SheetColumn

TITLE = "Supervision held in time"
#: What a workbook is about, each with its label: its filters.
type About = Sequence[tuple[str, str]]
COVER = (SheetColumn("About", 24), SheetColumn("What", 100))
SHARES = (
    SheetColumn("By", 20),
    SheetColumn("Value", 34),
    SheetColumn("Due periods", 12, CellKind.WHOLE),
    SheetColumn("Held in time", 12, CellKind.WHOLE),
    SheetColumn("Share", 10, CellKind.PERCENT, Band.LOW_SHARE),
)
MEASURES = (SheetColumn("Measure", 52), SheetColumn("Value", 16), SheetColumn("Of", 10, CellKind.WHOLE))
PERIODS = (
    SheetColumn("Name", 26),
    SheetColumn("Staff number", 14),
    SheetColumn("Social Work England number", 16),
    SheetColumn("Team", 26),
    SheetColumn("Role", 24),
    SheetColumn("Agency", 9),
    SheetColumn("Frequency policy", 28),
    SheetColumn("Due", 12, CellKind.DATE),
    SheetColumn("Held", 12, CellKind.DATE),
    SheetColumn("In time", 9, band=Band.NO),
)
#: Shares that are drawn, as a line or as bars.
DRAWN = {"Month": True, "Team": False}
MOST_DRAWN = 24


def measure_rows(report: SupervisionReport) -> Iterator[tuple[str, Any, int | None]]:
    """The measures as the workbook has them, held in time first: the measure, its value, and of how many."""
    yield "Supervision held in time", report.whole.in_time, report.whole.periods
    for one in measures(report):
        yield one.label, one.value, one.of
    yield "Actions past their due day", report.actions_overdue, None
    yield "Actions carried forward twice or more", report.actions_drifting, None


def write_supervision_report(report: SupervisionReport, to: BinaryIO, *, about: About = ()) -> None:
    """The report as an .xlsx: measures, shares, and the due periods behind them."""
    write_book(supervision_sheets(report, about=about), to, title=TITLE)


def supervision_sheets(report: SupervisionReport, *, about: About = ()) -> list[Sheet]:
    """Cover, measures with their charts, shares by month, team and more, and the rows behind them."""
    shares = list(_share_rows(report))
    return [
        Sheet("Cover", COVER, _cover_rows(about)),
        Sheet("Measures", MEASURES, measure_rows(report), tuple(_charts(shares))),
        Sheet("Held in time", SHARES, shares),
        Sheet("Due periods", PERIODS, _period_rows(report.periods)),
    ]


def _cover_rows(about: About) -> Iterator[tuple[str, Any]]:
    yield "Report", TITLE
    yield "Authority", authority_settings().shown_name
    yield from about
    yield "Made on", timezone.localdate()
    if words := counting().words:
        yield "Figures", words
    yield "Left out", "Numbers, days and choices alone: nothing that was said in supervision."


def _charts(shares: Sequence[Sequence[Any]]) -> Iterator[SheetChart]:
    """Of the rows of "Held in time", those by month and those by team."""
    for by, is_line in DRAWN.items():
        places = [place for place, row in enumerate(shares, start=2) if row[0] == by][:MOST_DRAWN]
        if places:
            first, last = places[0], places[-1]
            title = f"{TITLE}, by {by.lower()}"
            yield SheetChart(title, "Held in time", 2, 5, first, last, is_line=is_line)


def _share_rows(report: SupervisionReport) -> Iterator[Sequence[Any]]:
    yield from _shares("All", [("Everyone", report.whole)])
    for breakdown in report.breakdowns:
        yield from _shares(breakdown.by, breakdown.named_shares)


def _shares(by: str, shares: Iterable[tuple[str, Share]]) -> Iterator[Sequence[Any]]:
    for name, share in shares:
        part = share.in_time / share.periods if share.periods else None
        yield by, name, share.periods, share.in_time, part


def _period_rows(periods: Sequence[DuePeriodRow]) -> Iterator[Sequence[Any]]:
    for row in in_order(periods):
        yield (
            row.worker.full_name,
            row.worker.staff_number,
            row.worker.swe_number,
            row.team,
            row.role,
            "Yes" if row.is_agency else "No",
            row.policy,
            row.due_on,
            row.held_on,
            "Yes" if row.in_time else "No",
        )
