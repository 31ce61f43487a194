"""The list of people as a file."""

from typing import Any

from workforce.models import Worker
from workforce.web.workbook import CellKind, SheetColumn

PEOPLE_COLUMNS = (
    SheetColumn("Name", 26),
    SheetColumn("Staff number", 14),
    SheetColumn("Social Work England number", 16),
    SheetColumn("Team", 26),
    SheetColumn("Role", 24),
    SheetColumn("Line manager", 26),
    SheetColumn("Contract", 14),
    SheetColumn("Started", 12, CellKind.DATE),
    SheetColumn("Left", 12, CellKind.DATE),
)


def person_row(person: Worker) -> tuple[Any, ...]:
    """One person, in the order of PEOPLE_COLUMNS."""
    return (
        person.full_name,
        person.staff_number,
        person.swe_number,
        person.team.name,
        person.get_org_role_display(),
        person.line_manager.full_name if person.line_manager else None,
        person.get_contract_display(),
        person.started_on,
        person.left_on,
    )
