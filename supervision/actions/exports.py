"""The report of repeated actions as a file: numbers and dates, as text that no spreadsheet runs."""

from collections.abc import Iterable
from datetime import date
from typing import BinaryIO

from supervision.actions.reports import RepeatedAction
from workforce.web.books import write_list
from workforce.web.workbook import CellKind, Sheet, SheetColumn

#: Not what an action says: that is note text, and stays in the tracker.
REPEATED_COLUMNS = (
    SheetColumn("Name", 26),
    SheetColumn("Staff number", 14),
    SheetColumn("Team", 26),
    SheetColumn("Supervisor", 26),
    SheetColumn("Times carried forward", 12, CellKind.WHOLE),
    SheetColumn("Agreed", 12, CellKind.DATE),
    SheetColumn("Last carried forward", 12, CellKind.DATE),
    SheetColumn("By when", 12, CellKind.DATE),
    SheetColumn("Ended", 12, CellKind.DATE),
    SheetColumn("From", 20),
    SheetColumn("Case reference", 18),
)


def write_repeated(actions: Iterable[RepeatedAction], to: BinaryIO, *, kind: str, on: date) -> None:
    """The report of repeated actions, in the order given, as "xlsx" or "csv"."""
    rows = (
        (
            each.person.full_name,
            each.person.staff_number,
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
    write_list(Sheet(f"Repeated actions {on.isoformat()}", REPEATED_COLUMNS, rows), to, kind=kind)
