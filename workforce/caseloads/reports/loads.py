"""Who carries how much on a day against which limit, in figures alone: of everyone, in one question.

What the board counts and filters. How a caseload came to be what it is, `board` tells for the people shown.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from django.db.models import F, Func, OuterRef, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from workforce.authority_settings import authority_settings
from workforce.caseloads.limits_in_force import usual_cases
from workforce.models import CaseloadBreach, CaseloadLimit, CaseloadSnapshot, WorkerQuerySet
from workforce.models.breach import CaseloadBreachQuerySet
from workforce.models.worker import CASE_HOLDING_ROLES

#: How far back the board looks for the beginning of an overload.
LOOKS_BACK = timedelta(days=730)


@dataclass(frozen=True, slots=True)
class Load:
    """One person's caseload on a day. Empty where nothing was counted, or no limit applies."""

    worker: int
    team: int
    contract: str
    fte: Decimal
    cases: int | None
    limit: int | None
    is_protected: bool
    counted_on: date | None
    is_stale: bool

    @property
    def over_by(self) -> int:
        """Cases above the limit; 0 at it and below, and where either number is missing."""
        return 0 if self.cases is None or self.limit is None else max(0, self.cases - self.limit)


@dataclass(frozen=True, slots=True)
class Loads:
    """Everyone who holds cases, by team and name; and the teams that there are, holding any or not."""

    people: list[Load]
    teams: dict[int, str]
    #: Breaches of the diary that wait for someone's yes, where they were asked for.
    unapproved: int = 0


class Totals(NamedTuple):
    """The board in figures."""

    people: int
    cases: int
    over: int
    stale: int
    per_fte: float | None
    counted_on: date | None


def loads_on(workers: WorkerQuerySet, *, on: date, unapproved: CaseloadBreachQuerySet | None = None) -> Loads:
    """Case holders by role among these people, and anyone whose cases were counted; with how many breaches
    are `unapproved`, in the same question.
    """
    breaches = CaseloadBreach.objects.none() if unapproved is None else unapproved
    number = breaches.order_by().annotate(number=Func(F("pk"), function="COUNT")).values("number")
    rows = list(_figures(workers, on=on, unapproved=Coalesce(Subquery(number), 0)))
    waiting = rows[0].unapproved if rows else breaches.count()
    return Loads(list(loads_among(rows, on=on)), {one.team: one.team__name for one in rows}, waiting)


def loads_among(rows: Iterable[Any], *, on: date) -> Iterator[Load]:
    """Of people, each with the newest count by the day and the limit that was set for it, if any.

    Case holders by role, and anyone whose cases were counted.
    """
    load_of = loading(on=on)
    return (load for one in rows if (load := load_of(one)))


def usual_limits(*, on: date) -> Callable[[int, Decimal], int | None]:
    """The limit of a role and hours on a day, where none was set for a person; None of a role without one."""
    settings = authority_settings(on=on)
    return cache(lambda role, fte: usual_cases(role, fte, settings=settings))


def loading(*, on: date) -> Callable[[Any], Load | None]:
    """Makes the load of one person on a day; None of someone who holds no cases."""
    settings, usual = authority_settings(on=on), usual_limits(on=on)

    def load_of(one: Any) -> Load | None:
        if one.org_role not in CASE_HOLDING_ROLES and one.cases is None:
            return None
        age = (on - one.counted_on).days if one.counted_on else None
        return Load(
            worker=one.pk,
            team=one.team,
            contract=one.contract,
            fte=one.fte,
            cases=one.cases,
            limit=usual(one.org_role, one.fte) if one.set_limit is None else one.set_limit,
            is_protected=bool(one.is_protected),
            counted_on=one.counted_on,
            is_stale=age is None or age > settings.count_is_old_after_days,
        )

    return load_of


def _figures(workers: WorkerQuerySet, *, on: date, unapproved: Combinable) -> Iterable[Any]:
    """Of each person the newest count, and of the limits set for the day the one that started last. How many
    breaches are `unapproved` is the same in each row.
    """
    person = {"worker": OuterRef("pk")}
    newest = CaseloadSnapshot.objects.filter(counted_on__lte=on, counted_on__gt=on - LOOKS_BACK, **person)
    newest = newest.order_by("-counted_on")
    limit = CaseloadLimit.objects.in_force(on=on).filter(**person).order_by("-starts_on")
    people = workers.annotate(
        counted_on=Subquery(newest.values("counted_on")[:1]),
        cases=Subquery(newest.values("total")[:1]),
        set_limit=Subquery(limit.values("cases")[:1]),
        is_protected=Subquery(limit.values("is_protected")[:1]),
        unapproved=unapproved,
    )
    facts = ("pk", "team", "team__name", "contract", "fte", "org_role")
    counted = ("counted_on", "cases", "set_limit", "is_protected", "unapproved")
    in_order = people.order_by("team__name", "family_name", "given_name", "pk")
    return in_order.values_list(*facts, *counted, named=True)


def averages_of(loads: Iterable[Load]) -> dict[int, float]:
    """By team, the mean number of cases of those who were counted, to one decimal."""
    cases: dict[int, list[int]] = defaultdict(list)
    for load in loads:
        if load.cases is not None:
            cases[load.team].append(load.cases)
    return {team: round(sum(some) / len(some), 1) for team, some in cases.items()}


def over_by_team(loads: Iterable[Load]) -> dict[int, int]:
    """By team, how many are over their limit."""
    return Counter(load.team for load in loads if load.over_by)


def totals_of(loads: Collection[Load]) -> Totals:
    """The board in figures; the average is per full-time equivalent, as the DfE publishes it."""
    counted = [load for load in loads if load.cases is not None]
    cases = sum(load.cases or 0 for load in counted)
    fte = float(sum(load.fte for load in counted if load.cases))
    return Totals(
        people=len(loads),
        cases=cases,
        over=sum(bool(load.over_by) for load in loads),
        stale=sum(load.is_stale for load in loads),
        per_fte=round(cases / fte, 1) if fte else None,
        counted_on=max((load.counted_on for load in counted if load.counted_on), default=None),
    )
