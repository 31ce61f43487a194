"""Supervision held in time: every due period of a time, and shares of them by team, month and more.

Source: LGA standards for employers of social workers in England, standard 5, asks authorities to
monitor the frequency of supervision.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Protocol

from django.db.models import Q

from supervision.clock.clock import Reckoning, reckon
from supervision.clock.due_status import frequencies
from supervision.clock.frequency import Frequency
from supervision.clock.periods import DuePeriod, chained
from supervision.models import Agreement, AgreementQuerySet
from supervision.overdue.reports.histories import History, Promise, histories, moving_days
from workforce.authority_settings import days_off
from workforce.models import Worker, WorkerQuerySet
from workforce.rules.working_days import ClosedInterval, Interval


@dataclass(frozen=True, slots=True)
class DuePeriodRow:
    """One due period: whose, under which agreement, due when, and the session that ended it."""

    worker: Worker
    agreement: Agreement
    due_on: date
    held_on: date | None
    in_time: bool

    @property
    def month(self) -> date:
        """The first day of the month in which it was due."""
        return self.due_on.replace(day=1)

    @property
    def team(self) -> str:
        return self.worker.team.name

    @property
    def role(self) -> str:
        return self.worker.get_org_role_display()

    @property
    def is_agency(self) -> bool:
        return self.worker.is_agency

    @property
    def policy(self) -> str:
        return self.agreement.policy.name


@dataclass(frozen=True, slots=True)
class Share:
    """Of so many due periods, how many had a session held in time."""

    label: Hashable
    in_time: int
    periods: int

    @property
    def percent(self) -> int | None:
        """Rounded to a whole number; None where nothing was due. 100 only when all were in time."""
        if not self.periods:
            return None
        rounded = round(100 * self.in_time / self.periods)
        return 99 if rounded == 100 and self.in_time < self.periods else rounded


def compliance(*, people: WorkerQuerySet, from_on: date, to_on: date) -> list[DuePeriodRow]:
    """Every due period of these people whose due day lies between two days, both included.

    A period belongs to the agreement in force on its due day, under that agreement's policy; approved
    absence has moved its due day already, and a suspended one is left out. It was met when a
    session was held on the due day or before. `to_on` should be a day that is over: what is due on it
    and not yet held counts as missed.
    """
    chosen = list(_under(people, from_on, to_on).select_related("supervisee__team", "policy"))
    return [
        DuePeriodRow(agreement.supervisee, agreement, period.due_on, period.held_on, period.in_time)
        for agreement, period in _periods_of(chosen, people=people, window=ClosedInterval(from_on, to_on))
    ]


def shares_by_month(*, people: WorkerQuerySet, from_on: date, to_on: date) -> dict[date, Share]:
    """Of each month with a due day, by its first day, the share held in time: the periods of `compliance`."""
    facts = ("supervisee_id", "policy_id", "clock_started_on", "starts_on", "ends_on", "first_due_on")
    chosen = list(_under(people, from_on, to_on).order_by().values_list(*facts, named=True))
    counted: dict[date, list[bool]] = defaultdict(list)
    for _, period in _periods_of(chosen, people=people, window=ClosedInterval(from_on, to_on)):
        counted[period.due_on.replace(day=1)].append(period.in_time)
    return {month: Share(month, sum(in_time), len(in_time)) for month, in_time in counted.items()}


def _under(people: WorkerQuerySet, from_on: date, to_on: date) -> AgreementQuerySet:
    """The agreements of these people that hold on some day of a time."""
    agreements = Agreement.objects.filter(supervisee__in=people.values("pk"), starts_on__lte=to_on)
    return agreements.in_force_from(from_on)


def _periods_of[One: Promise](
    chosen: Collection[One], *, people: WorkerQuerySet, window: ClosedInterval
) -> Iterator[tuple[One, DuePeriod]]:
    """The due periods of each agreement whose due day lies in the window while it is in force."""
    policies = frequencies()
    known = histories(chosen, people=people, policies=policies, window=window)
    reckoner = _Reckoner(policies)
    for one in chosen:
        last = min(window.ends_on, one.ends_on) if one.ends_on else window.ends_on
        first = max(window.starts_on, one.starts_on)
        history = known.get(one.supervisee_id) or History()
        periods = chained(
            reckoner.of(one, history),
            clock_started_on=one.clock_started_on,
            held_on=history.held,
            within=Interval(first, last),
        )
        for period in periods:
            yield one, period


class _Reckoner:
    """Works out what a session promises: once for all who were seen on one day, where nothing else counts."""

    def __init__(self, policies: Mapping[int, Frequency]) -> None:
        self.policies, self.holidays = policies, days_off()
        self.known: dict[tuple[int, date], Reckoning] = {}

    def of(self, one: Promise, history: History) -> Callable[[date], Reckoning]:
        """What a session on a day, or the clock's start, promises under this agreement."""
        policy = self.policies[one.policy_id]
        if history.is_plain and len(policy.stages) == 1:
            return partial(self._plainly, one.policy_id)
        return lambda last_on: reckon(
            policy=policy,
            clock_started_on=one.clock_started_on,
            last_held_on=last_on,
            absences=history.absences,
            holidays=self.holidays,
            records=history.records,
            first_due_on=one.first_due_on,
        )

    def _plainly(self, policy: int, last_on: date) -> Reckoning:
        """With one stage it does not matter when the clock began."""
        if (policy, last_on) not in self.known:
            self.known[policy, last_on] = reckon(
                policy=self.policies[policy],
                clock_started_on=last_on,
                last_held_on=last_on,
                absences=(),
                holidays=self.holidays,
            )
        return self.known[policy, last_on]


def held_days(people: WorkerQuerySet, *, to_on: date) -> dict[int, list[date]]:
    """The days on which each person's clock was moved on, up to a day, in order."""
    held: dict[int, list[date]] = defaultdict(list)
    for supervisee, day in moving_days(Q(supervisee__in=people.values("pk")), to_on=to_on):
        held[supervisee].append(day)
    return held


class InOrder(Hashable, Protocol):
    """What rows can be put together and sorted by."""

    def __lt__(self, other: Any, /) -> bool: ...


def share_of(rows: Collection[DuePeriodRow], label: Hashable = "") -> Share:
    """All of the due periods as one share."""
    return Share(label, sum(row.in_time for row in rows), len(rows))


def shares_by[Key: InOrder](rows: Iterable[DuePeriodRow], key: Callable[[DuePeriodRow], Key]) -> list[Share]:
    """The share held in time for each value of a key, in the order of the values."""
    found: dict[Key, list[DuePeriodRow]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return [share_of(found[value], value) for value in sorted(found)]
