"""Supervision's lists as files: exactly what is shown, as text that no spreadsheet runs."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, BinaryIO

from supervision.models import Agreement
from supervision.reports.overdue import people_standing
from supervision.reports.repeated import RepeatedAction
from supervision.timeliness import days_overdue
from workforce.workbook import Column, Kind, Sheet, write_csv, write_workbook

OVERDUE_COLUMNS = (
    Column("Name", 26),
    Column("Social Work England number", 16),
    Column("Team", 26),
    Column("Supervisor", 26),
    Column("Frequency policy", 28),
    Column("Supervision is", 18),
    Column("Due", 12, Kind.DATE),
    Column("Days overdue", 12, Kind.WHOLE),
    Column("Last held", 12, Kind.DATE),
    Column("Next booked", 16, Kind.MOMENT),
    Column("Why", 90),
)
#: Not what an action says: that is note text, and stays in the tracker.
REPEATED_COLUMNS = (
    Column("Name", 26),
    Column("Team", 26),
    Column("Supervisor", 26),
    Column("Times carried forward", 12, Kind.WHOLE),
    Column("Agreed", 12, Kind.DATE),
    Column("Last carried forward", 12, Kind.DATE),
    Column("By when", 12, Kind.DATE),
    Column("Ended", 12, Kind.DATE),
    Column("From", 20),
    Column("Case reference", 18),
)
BATCH = 500


def write_overdue(agreements: Sequence[Agreement], to: BinaryIO, *, kind: str, on: date) -> None:
    """The overdue list, in the order given, as "xlsx" or "csv"."""
    _write(Sheet(f"Supervision {on.isoformat()}", OVERDUE_COLUMNS, overdue_rows(agreements, on=on)), to, kind)


def write_repeated(actions: Iterable[RepeatedAction], to: BinaryIO, *, kind: str, on: date) -> None:
    """The report of repeated actions, in the order given, as "xlsx" or "csv"."""
    rows = (
        (
            each.person.full_name,
            each.team,
            each.supervisor.full_name if each.supervisor else None,
            each.carried,
            each.agreed_on,
            each.last_carried_on,
            each.due_on,
            each.ended_on,
            each.kind,
            each.case_reference or None,
        )
        for each in actions
    )
    _write(Sheet(f"Repeated actions {on.isoformat()}", REPEATED_COLUMNS, rows), to, kind)


def _write(sheet: Sheet, to: BinaryIO, kind: str) -> None:
    if kind == "csv":
        write_csv(sheet.columns, sheet.rows, to)
    else:
        write_workbook([sheet], to)


def overdue_rows(agreements: Sequence[Agreement], *, on: date) -> Iterator[tuple[Any, ...]]:
    """One row a person, in the order of OVERDUE_COLUMNS."""
    for start in range(0, len(agreements), BATCH):
        batch = agreements[start : start + BATCH]
        for agreement, standing in zip(batch, people_standing(batch, on=on), strict=True):
            yield (
                agreement.supervisee.full_name,
                agreement.supervisee.swe_number,
                agreement.supervisee.team.name,
                agreement.supervisor.full_name,
                agreement.policy.name,
                standing.mark.label,
                agreement.next_due_on,
                days_overdue(next_due_on=agreement.next_due_on, on=on),
                agreement.last_held_on,
                standing.next_booked_at,
                standing.why,
            )
