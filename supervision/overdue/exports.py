"""The overdue list as a file: exactly what is shown, as text that no spreadsheet runs."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, BinaryIO

from supervision.clock.timeliness import days_overdue
from supervision.models import Agreement
from supervision.overdue.reports.overdue import people_standing
from workforce.web.workbook import Column, Kind, Sheet, write_list

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
BATCH = 500


def write_overdue(agreements: Sequence[Agreement], to: BinaryIO, *, kind: str, on: date) -> None:
    """The overdue list, in the order given, as "xlsx" or "csv"."""
    rows = overdue_rows(agreements, on=on)
    write_list(Sheet(f"Supervision {on.isoformat()}", OVERDUE_COLUMNS, rows), to, kind=kind)


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
