"""A policy tried on people, as a workbook to think about with others."""

from datetime import date
from typing import BinaryIO

from supervision.agreements.reports.simulation import Simulation
from supervision.models import FrequencyPolicy
from workforce.web.books import write_book
from workforce.web.workbook import CellKind, Sheet, SheetColumn


def write_simulation(found: Simulation, to: BinaryIO, *, policy: FrequencyPolicy, on: date) -> None:
    """The numbers on top, who would become overdue, and each supervisor's sessions a month."""
    facts = (
        ("Policy", str(policy)),
        ("As at", on),
        ("People", found.people),
        ("Overdue now", found.overdue_now),
        ("Overdue under this policy", found.overdue_then),
        ("Sessions a month, as promised now", round(found.sessions_now, 1)),
        ("Sessions a month under this policy", round(found.sessions_then, 1)),
    )
    newly = (
        (
            one.agreement.supervisee.full_name,
            one.agreement.supervisee.staff_number,
            one.agreement.supervisee.team.name,
            one.agreement.supervisor.full_name,
            one.agreement.last_held_on,
            one.agreement.next_due_on,
            one.due_then,
        )
        for one in found.newly_overdue
    )
    loads = (
        (
            load.supervisor.full_name,
            load.supervisor.staff_number,
            load.people,
            round(load.now, 1),
            round(load.then, 1),
        )
        for load in found.loads
    )
    write_book(
        [Sheet("Summary", SUMMARY, facts), Sheet("Overdue", NEWLY, newly), Sheet("Load", LOADS, loads)], to
    )


SUMMARY = (SheetColumn("What", 40), SheetColumn("Value", 40))
NEWLY = (
    SheetColumn("Person", 26),
    SheetColumn("Staff number", 14),
    SheetColumn("Team", 26),
    SheetColumn("Supervisor", 26),
    SheetColumn("Last held", 12, CellKind.DATE),
    SheetColumn("Due now", 12, CellKind.DATE),
    SheetColumn("Due under this policy", 20, CellKind.DATE),
)
LOADS = (
    SheetColumn("Supervisor", 26),
    SheetColumn("Staff number", 14),
    SheetColumn("People", 10, CellKind.WHOLE),
    SheetColumn("Sessions a month now", 20, CellKind.DECIMAL),
    SheetColumn("Under this policy", 18, CellKind.DECIMAL),
)
