"""Supervision held in time: every due period of a time, and shares of them by team, month and more.

Source: LGA standards for employers of social workers in England, standard 5, asks authorities to
monitor the frequency of supervision.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol

from supervision.clock.clock import due_periods
from supervision.clock.due_status import frequencies
from supervision.clock.frequency import Frequency
from supervision.clock.on_record import absences_and_records
from supervision.models import Agreement, Attendance
from workforce.authority_settings import days_off
from workforce.models import Worker, WorkerQuerySet
from workforce.rules.working_days import ClosedInterval, Interval

#: Longer than any run of weekend and bank holidays, in days.
REST_DAYS = 10
#: Longest that one period of each unit may be, in days.
LONGEST_UNIT = {"day": 1, "week": 7, "month": 31}


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
    agreements = Agreement.objects.filter(supervisee__in=people.values("pk"), starts_on__lte=to_on)
    chosen = list(agreements.in_force_from(from_on).select_related("supervisee__team", "policy"))
    supervisees = {agreement.supervisee_id for agreement in chosen}
    held, (absences, records) = held_days(people, to_on=to_on), absences_and_records(supervisees)
    policies, window = frequencies(), ClosedInterval(from_on, to_on)
    rows: list[DuePeriodRow] = []
    for agreement in chosen:
        rows += _periods_of(
            agreement,
            policy=policies[agreement.policy_id],
            held_on=held.get(agreement.supervisee_id, ()),
            absences=absences.get(agreement.supervisee_id, ()),
            records=records.get(agreement.supervisee_id, ()),
            window=window,
        )
    return rows


def _periods_of(
    agreement: Agreement,
    *,
    policy: Frequency,
    held_on: Sequence[date],
    absences: Sequence[Interval],
    records: Sequence[Interval],
    window: ClosedInterval,
) -> Iterator[DuePeriodRow]:
    """The due periods of one agreement whose due day lies in the window while it is in force."""
    first = max(window.starts_on, agreement.starts_on)
    last = min(window.ends_on, agreement.ends_on) if agreement.ends_on else window.ends_on
    earliest = earliest_that_matters(policy, absences=absences, records=records, first=first)
    periods = due_periods(
        policy=policy,
        clock_started_on=agreement.clock_started_on,
        held_on=held_on[bisect_left(held_on, earliest) :],
        absences=absences,
        holidays=days_off(),
        within=Interval(first, last),
        records=records,
        first_due_on=agreement.first_due_on,
    )
    for period in periods:
        yield DuePeriodRow(agreement.supervisee, agreement, period.due_on, period.held_on, period.in_time)


def earliest_that_matters(
    policy: Frequency, *, absences: Sequence[Interval], first: date, records: Sequence[Interval] = ()
) -> date:
    """A session before this day cannot have its due day in a window that starts on `first`.

    Its due day lies an interval later, moved by rest days at most, unless an absence that runs into
    the window's beginning carries it there, or records begin that late: then every session matters.
    """
    carried = timedelta(2 * policy.return_grace_working_days + 2 * REST_DAYS)
    for absence in absences:
        if absence.starts_on < first and (absence.ends_on is None or absence.ends_on + carried >= first):
            return date.min
    longest = max(stage.every.number * LONGEST_UNIT[stage.every.unit.value] for stage in policy.stages)
    earliest = first - timedelta(longest + REST_DAYS)
    return date.min if any(spell.starts_on >= earliest for spell in records) else earliest


def held_days(people: WorkerQuerySet, *, to_on: date) -> dict[int, list[date]]:
    """The days on which each person's clock was moved on, up to a day, in order."""
    rows = (
        Attendance.objects.filter(supervisee__in=people.values("pk"), moves_clock=True, held_on__lte=to_on)
        .order_by("held_on")
        .values_list("supervisee", "held_on")
    )
    held: dict[int, list[date]] = defaultdict(list)
    for supervisee, day in rows:
        if day:
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
