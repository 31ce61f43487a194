"""The due periods of a report, counted by the database: for shares of them by month, team and more."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from supervision.clock.promises import promise_on
from supervision.overdue.reports.compliance import InAMonth, Placed
from supervision.overdue.reports.report_facts import ReportFacts
from workforce.stood import Stood


@dataclass(frozen=True, slots=True)
class OnDay(InAMonth):
    """How many due periods have one due day, and how many of them were kept in time."""

    due_on: date
    periods: int
    in_time: int


@dataclass(frozen=True, slots=True)
class InPlace(Placed):
    """How many due periods an agreement had under one policy while the person stood in one place."""

    policy: str
    stood: Stood
    periods: int
    in_time: int


class CountedPeriods:
    """All due periods twice: `by_day`, which says of each its month, and `in_place`, which says all else."""

    def __init__(self, facts: ReportFacts) -> None:
        rows = list(_one_by_one(facts))
        moved = facts.then.moved if facts.whom else ()
        self.by_day = [OnDay(*one) for one in facts.found["due_by_day"]]
        self.by_day += [OnDay(day, one.periods, one.in_time) for who, day, one in rows if who in moved]
        self.in_place = [*_in_place(facts), *(one for _, _, one in rows)]


def _one_by_one(facts: ReportFacts) -> Iterator[tuple[int, date, InPlace]]:
    """Those of people who moved, or whose promise is another than it was: whose, due when, and itself."""
    promises = {one.pk: one for one in facts.promises}
    for agreement, due_on, held_on in facts.found["due_otherwise"]:
        one = promises[agreement]
        stood = facts.then.on(one.supervisee_id, due_on)
        if facts.whom.has(stood):
            then = promise_on(one, facts.policies, on=due_on) if one.earlier_promises else None
            policy = then.name if then else one.policy_name
            in_time = held_on is not None and held_on <= due_on
            yield one.supervisee_id, due_on, InPlace(policy, stood, 1, int(in_time))


def _in_place(facts: ReportFacts) -> Iterator[InPlace]:
    promises, moved = {one.pk: one for one in facts.promises}, facts.then.moved
    for agreement, periods, in_time in facts.found["due_by_agreement"]:
        one = promises[agreement]
        if one.supervisee_id not in moved and not one.earlier_promises:
            yield InPlace(one.policy_name, facts.stands[one.supervisee_id], periods, in_time)
