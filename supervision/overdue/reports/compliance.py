"""Supervision held in time: every due period of a time, and shares of them by team, month and more.

Source: LGA standards for employers of social workers in England, standard 5, asks authorities to
monitor the frequency of supervision.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Protocol

from django.db.models import Count, F, Q, QuerySet

from supervision.clock.due_status import frequencies
from supervision.clock.frequency import Frequency
from supervision.clock.promises import promise_on
from supervision.models import Agreement, AgreementQuerySet, StoredDuePeriod
from workforce.models import OrganisationalRole, Worker, WorkerQuerySet
from workforce.rules.percentages import whole_percent
from workforce.rules.working_days import ClosedInterval
from workforce.stood import EVERYONE, Stood, StoodThen, Whom


class Placed:
    """What is told apart by where its person stood on the due day."""

    __slots__ = ()
    stood: Stood

    @property
    def team(self) -> str:
        return self.stood.team_name

    @property
    def role(self) -> str:
        return OrganisationalRole(self.stood.org_role).label

    @property
    def is_agency(self) -> bool:
        return self.stood.is_agency


class InAMonth:
    """What is told apart by its due day."""

    __slots__ = ()
    due_on: date

    @property
    def month(self) -> date:
        """The first day of the month in which it was due."""
        return self.due_on.replace(day=1)


@dataclass(frozen=True, slots=True)
class Due(Placed):
    """What was due of one person under one agreement, and by which policy."""

    worker: Worker
    agreement: Agreement
    policy: str
    #: Where the person stood on the due day.
    stood: Stood


@dataclass(frozen=True, slots=True)
class DuePeriodRow(Due, InAMonth):
    """One due period: due when, and the session that ended it."""

    due_on: date
    held_on: date | None
    in_time: bool
    #: It counts once.
    periods: ClassVar[int] = 1


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
        rounded = whole_percent(self.in_time / self.periods)
        return 99 if rounded == 100 and self.in_time < self.periods else rounded


def compliance(
    *,
    people: WorkerQuerySet,
    from_on: date,
    to_on: date,
    whom: Whom = EVERYONE,
    then: StoodThen | None = None,
) -> list[DuePeriodRow]:
    """Every due period of these people whose due day lies between two days, both included.

    Of `whom` are those who stood there on the due day; `then` tells where these people stood.

    A period belongs to the agreement in force on its due day, under the policy promised on it; approved
    absence has moved its due day already, and a suspended one is left out. It was met when a
    session was held on the due day or before. `to_on` should be a day that is over: what is due on it
    and not yet held counts as missed.
    """
    agreements = {
        one.pk: one for one in _under(people, from_on, to_on).select_related("supervisee__team", "policy")
    }
    policies = frequencies()
    then = then or StoodThen.of(people, since=from_on)
    days = due_between(people, ClosedInterval(from_on, to_on)).order_by(
        "agreement__starts_on", "agreement", "due_on", "pk"
    )
    rows = (
        DuePeriodRow(
            agreement.supervisee,
            agreement,
            _policy_on(agreement, policies, on=due_on),
            then.of_worker(agreement.supervisee, due_on),
            due_on,
            held_on if held_on and held_on <= to_on else None,
            held_on is not None and held_on <= due_on,
        )
        for key, due_on, held_on in days.values_list("agreement", "due_on", "held_on")
        for agreement in [agreements[key]]
    )
    return [row for row in rows if whom.has(row.stood)]


def _policy_on(agreement: Agreement, policies: Mapping[int, Frequency], *, on: date) -> str:
    """The name of the policy that was promised on a day: another one since changes no report on then."""
    if not agreement.earlier_promises:
        return agreement.policy.name
    return promise_on(agreement, policies, on=on).name


def promises_of(people: WorkerQuerySet, *, window: ClosedInterval, **more: Any) -> QuerySet[Any, Any]:
    """What of the agreements of these people in a time says when sessions are due; and `more`, worked out."""
    facts = (
        *("pk", "supervisee_id", "policy_id", "clock_started_on", "starts_on", "ends_on", "first_due_on"),
        *("counts_from", "earlier_promises"),
    )
    under = _under(people, window.starts_on, window.ends_on).order_by()
    return under.annotate(**more).values_list(*facts, *more, named=True)


def due_between(people: WorkerQuerySet, window: ClosedInterval) -> QuerySet[StoredDuePeriod]:
    """The due periods of these people whose due day lies in a time: those of `compliance`."""
    return StoredDuePeriod.objects.filter(
        agreement__supervisee__in=people.values("pk"),
        due_on__gte=window.starts_on,
        due_on__lte=window.ends_on,
    ).order_by()


def counted(periods: QuerySet[StoredDuePeriod], *by: str) -> QuerySet[Any, Any]:
    """How many there are (`periods`) for each value of these columns, and how many were kept in time."""
    kept = Count("due_on", filter=Q(held_on__lte=F("due_on")))
    found: QuerySet[Any, Any] = periods.values(*by).annotate(periods=Count("due_on"), in_time=kept)
    return found


def shares_by_month(days: Iterable[Any]) -> dict[date, Share]:
    """Of each month with a due day, by its first day, the share in time; of rows `counted` by `due_on`."""
    found: dict[date, list[int]] = defaultdict(lambda: [0, 0])
    for one in days:
        of_month = found[one.due_on.replace(day=1)]
        of_month[0] += one.in_time
        of_month[1] += one.periods
    return {month: Share(month, *numbers) for month, numbers in found.items()}


def _under(people: WorkerQuerySet, from_on: date, to_on: date) -> AgreementQuerySet:
    """The agreements of these people that hold on some day of a time."""
    agreements = Agreement.objects.filter(supervisee__in=people.values("pk"), starts_on__lte=to_on)
    return agreements.in_force_from(from_on)


class InOrder(Hashable, Protocol):
    """What rows can be put together and sorted by."""

    def __lt__(self, other: Any, /) -> bool: ...


def share_of(rows: Collection[DuePeriodRow], label: Hashable = "") -> Share:
    """All of the due periods as one share."""
    return Share(label, sum(row.in_time for row in rows), len(rows))


def shares_by[Key: InOrder](rows: Iterable[Any], key: Callable[[Any], Key]) -> list[Share]:
    """The share held in time for each value of a key, in the order of the values."""
    found: dict[Key, list[int]] = defaultdict(lambda: [0, 0])
    for row in rows:
        counted = found[key(row)]
        counted[0] += row.in_time
        counted[1] += row.periods
    return [Share(value, *found[value]) for value in sorted(found)]
