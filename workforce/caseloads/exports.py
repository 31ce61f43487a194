"""The diary of overloads as a file."""

from typing import Any

from workforce.models import CaseloadBreach
from workforce.web.workbook import CellKind, SheetColumn

BREACH_COLUMNS = (
    SheetColumn("Name", 26),
    SheetColumn("Staff number", 14),
    SheetColumn("Team", 26),
    SheetColumn("Over the limit since", 12, CellKind.DATE),
    SheetColumn("Within it again", 12, CellKind.DATE),
    SheetColumn("Agreed by", 26),
    SheetColumn("Agreed until", 12, CellKind.DATE),
)


def breach_row(one: CaseloadBreach) -> tuple[Any, ...]:
    """One overload, in the order of BREACH_COLUMNS."""
    return (
        one.worker.full_name,
        one.worker.staff_number,
        one.worker.team.name,
        one.since,
        one.ended_on,
        one.approved_by.get_full_name() if one.approved_by else None,
        one.approved_until,
    )
