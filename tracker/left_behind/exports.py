"""The list of people left behind as a file: exactly what is shown."""

from collections.abc import Sequence
from datetime import date
from typing import BinaryIO

from tracker.left_behind.reports import LeftBehind
from workforce.web.books import write_list
from workforce.web.workbook import CellKind, Sheet, SheetColumn

COLUMNS = (
    SheetColumn("Person or team", 26),
    SheetColumn("Staff number", 14),
    SheetColumn("Social Work England number", 16),
    SheetColumn("Team", 26),
    SheetColumn("Reason", 24),
    SheetColumn("Who is lacking", 16),
    SheetColumn("Why", 60),
    SheetColumn("Since", 12, CellKind.DATE),
    SheetColumn("Supervision is", 18),
)


def write_left_behind(rows: Sequence[LeftBehind], to: BinaryIO, *, kind: str, on: date) -> None:
    """The rows in the order given, as "xlsx" or "csv"."""
    lines = (
        (
            row.person.full_name if row.person else row.team.name,
            row.person.staff_number if row.person else None,
            row.person.swe_number if row.person else None,
            row.team.name,
            row.reason.label,
            row.part.label,
            row.why,
            row.since,
            row.supervision.label if row.supervision else None,
        )
        for row in rows
    )
    write_list(Sheet(f"Left behind {on.isoformat()}", COLUMNS, lines), to, kind=kind)
