"""A policy tried on people, as a workbook to think about with others."""

from datetime import date
from typing import BinaryIO

from supervision.agreements.reports.simulation import Simulation
from supervision.models import FrequencyPolicy
from workforce.web.workbook import Column, Kind, Sheet, write_workbook


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
            one.agreement.supervisee.team.name,
            one.agreement.supervisor.full_name,
            one.agreement.last_held_on,
            one.agreement.next_due_on,
            one.due_then,
        )
        for one in found.newly_overdue
    )
    loads = (
        (load.supervisor.full_name, load.people, round(load.now, 1), round(load.then, 1))
        for load in found.loads
    )
    write_workbook(
        [Sheet("Summary", SUMMARY, facts), Sheet("Overdue", NEWLY, newly), Sheet("Load", LOADS, loads)], to
    )


SUMMARY = (Column("What", 40), Column("Value", 40))
NEWLY = (
    Column("Person", 26),
    Column("Team", 26),
    Column("Supervisor", 26),
    Column("Last held", 12, Kind.DATE),
    Column("Due now", 12, Kind.DATE),
    Column("Due under this policy", 20, Kind.DATE),
)
LOADS = (
    Column("Supervisor", 26),
    Column("People", 10, Kind.WHOLE),
    Column("Sessions a month now", 20, Kind.DECIMAL),
    Column("Under this policy", 18, Kind.DECIMAL),
)
