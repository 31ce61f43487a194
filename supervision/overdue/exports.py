"""The overdue list as a file: exactly what is shown, as text that no spreadsheet runs."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, BinaryIO

from supervision.clock.timeliness import days_overdue
from supervision.models import Agreement
from supervision.overdue.reports.forecast import Forecast
from supervision.overdue.reports.overdue import people_statuses
from workforce.web.books import write_list
from workforce.web.workbook import CellKind, Sheet, SheetColumn

OVERDUE_COLUMNS = (
    SheetColumn("Name", 26),
    SheetColumn("Staff number", 14),
    SheetColumn("Social Work England number", 16),
    SheetColumn("Team", 26),
    SheetColumn("Supervisor", 26),
    SheetColumn("Frequency policy", 28),
    SheetColumn("Supervision is", 18),
    SheetColumn("Due", 12, CellKind.DATE),
    SheetColumn("Days overdue", 12, CellKind.WHOLE),
    SheetColumn("Last held", 12, CellKind.DATE),
    SheetColumn("Next booked", 16, CellKind.MOMENT),
    SheetColumn("Days booked late", 12, CellKind.WHOLE),
    SheetColumn("Why", 90),
)
FORECAST_COLUMNS = (
    SheetColumn("Name", 26),
    SheetColumn("Staff number", 14),
    SheetColumn("Team", 26),
    SheetColumn("Supervisor", 26),
    SheetColumn("Due", 12, CellKind.DATE),
    SheetColumn("Why", 40),
    SheetColumn("Booked", 18, CellKind.MOMENT),
)
BATCH = 500


def write_overdue(agreements: Sequence[Agreement], to: BinaryIO, *, kind: str, on: date) -> None:
    """The overdue list, in the order given, as "xlsx" or "csv"."""
    rows = overdue_rows(agreements, on=on)
    write_list(Sheet(f"Supervision {on.isoformat()}", OVERDUE_COLUMNS, rows), to, kind=kind)


def forecast_row(one: Forecast) -> tuple[Any, ...]:
    """One person who will be overdue, in the order of FORECAST_COLUMNS."""
    person = one.agreement.supervisee
    return (
        person.full_name,
        person.staff_number,
        person.team.name,
        one.agreement.supervisor.full_name,
        one.due_on,
        one.lapse.label,
        one.booked and one.booked.starts_at,
    )


def overdue_rows(agreements: Sequence[Agreement], *, on: date) -> Iterator[tuple[Any, ...]]:
    """One row a person, in the order of OVERDUE_COLUMNS."""
    for start in range(0, len(agreements), BATCH):
        batch = agreements[start : start + BATCH]
        for agreement, due_status in zip(batch, people_statuses(batch, on=on), strict=True):
            yield (
                agreement.supervisee.full_name,
                agreement.supervisee.staff_number,
                agreement.supervisee.swe_number,
                agreement.supervisee.team.name,
                agreement.supervisor.full_name,
                agreement.policy.name,
                due_status.tag.label,
                agreement.next_due_on,
                days_overdue(next_due_on=agreement.next_due_on, on=on),
                agreement.last_held_on,
                due_status.next_booked_at,
                due_status.booked_late,
                due_status.why,
            )
