"""The due periods of a report, counted by the database: for shares of them by month, team and more."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from supervision.overdue.reports.compliance import DuePeriodRow, Kept, by_agreement, compliance
from supervision.overdue.reports.report_facts import ReportFacts
from workforce.models import OrganisationalRole, Worker
from workforce.stood import Stood


class OnDay(NamedTuple):
    """How many due periods have one due day, and how many of them were kept in time."""

    due_on: date
    periods: int
    in_time: int

    @property
    def month(self) -> date:
        """The first day of its month."""
        return self.due_on.replace(day=1)


class InPlace(NamedTuple):
    """How many due periods an agreement had under one policy while the person stood in one place."""

    policy: str
    stood: Stood
    periods: int
    in_time: int

    @property
    def team(self) -> str:
        return self.stood.team_name

    @property
    def role(self) -> str:
        return OrganisationalRole(self.stood.org_role).label

    @property
    def is_agency(self) -> bool:
        return self.stood.is_agency


class CountedPeriods:
    """All due periods twice: `by_day`, which says of each its month, and `in_place`, which says all else."""

    def __init__(self, facts: ReportFacts) -> None:
        rows = list(_one_by_one(facts))
        moved = [row for row in rows if facts.whom and row.worker.pk in facts.then.moved]
        self.by_day: list[OnDay | DuePeriodRow] = [OnDay(*one) for one in facts.found["due_by_day"]]
        self.by_day += moved
        self.in_place: list[InPlace | Kept] = [*_in_place(facts), *by_agreement(rows)]


def _one_by_one(facts: ReportFacts) -> list[DuePeriodRow]:
    """Those of people who moved, or whose promise is another than it was."""
    if not facts.otherwise_due:
        return []
    people = Worker.objects.filter(pk__in=facts.otherwise_due)
    days = {"from_on": facts.days.first, "to_on": facts.days.last}
    return compliance(people=people, whom=facts.whom, then=facts.then, **days)


def _in_place(facts: ReportFacts) -> Iterator[InPlace]:
    promises, others = {one.pk: one for one in facts.promises}, facts.otherwise_due
    for agreement, periods, in_time in facts.found["due_by_agreement"]:
        one = promises[agreement]
        if one.supervisee_id not in others:
            yield InPlace(one.policy_name, facts.stands[one.supervisee_id], periods, in_time)
