"""Who carries how much, against the limit that was promised: everyone's row, team by team.

A fixed number of questions to the database, however many people there are.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import FilteredRelation, Q, QuerySet

from workforce.caseloads.limits_in_force import LimitInForce, Limits
from workforce.caseloads.reports.loads import LOOKS_BACK
from workforce.models import CaseloadBreach, CaseloadSnapshot, Team, Worker, WorkerQuerySet
from workforce.rules.tag import Tag


class Count(NamedTuple):
    """How many cases someone held on a day."""

    on: date
    cases: int


@dataclass(frozen=True, slots=True)
class CaseloadRow:
    """One person's caseload on a day. Empty where nothing was counted, or no limit applies."""

    worker: Worker
    on: date
    counts: tuple[Count, ...]
    limit: LimitInForce | None
    over_since: date | None
    old_after_days: int
    breach: CaseloadBreach | None = None

    @property
    def cases(self) -> int | None:
        return self.counts[-1].cases if self.counts else None

    @property
    def counted_on(self) -> date | None:
        return self.counts[-1].on if self.counts else None

    @property
    def change(self) -> int | None:
        """Cases more (or, below 0, fewer) than at the count before; None without one."""
        return self.counts[-1].cases - self.counts[-2].cases if len(self.counts) > 1 else None

    @property
    def change_words(self) -> str:
        """ "+2", "−1", "0": with the sign that people write."""
        if self.change is None:
            return ""
        return f"{self.change:+d}".replace("-", "−") if self.change else "0"

    @property
    def over_by(self) -> int:
        """Cases above the limit; 0 at it and below, and where either number is missing."""
        return self.limit.excess(self.cases) if self.limit and self.cases is not None else 0

    @property
    def weeks_over(self) -> int | None:
        """Whole weeks over the limit; None while not over it."""
        return (self.on - self.over_since).days // 7 if self.over_since else None

    @property
    def is_agreed(self) -> bool:
        """Someone answers for the overload on this day."""
        return self.breach is not None and self.breach.is_approved(on=self.on)

    @property
    def is_protected(self) -> bool:
        return self.limit is not None and self.limit.is_protected

    @property
    def is_stale(self) -> bool:
        """Never counted, or not counted when it was due."""
        return self.counted_on is None or (self.on - self.counted_on).days > self.old_after_days

    @property
    def tag(self) -> Tag:
        if self.cases is None:
            return Tag("Not counted", "grey")
        if self.limit is None:
            return Tag("No limit", "grey")
        if self.over_by:
            return Tag(f"Over by {self.over_by}", "red")
        return Tag("At the limit", "yellow") if self.cases == self.limit.cases else Tag("Within", "green")


@dataclass(frozen=True, slots=True)
class TeamLoad:
    """A team on the board: the people shown, what the whole team carries on average, and how many of those
    chosen, on whatever page, are over their limit.
    """

    team: Team
    rows: list[CaseloadRow]
    average: float | None
    over: int


def caseload_rows(workers: WorkerQuerySet, *, on: date) -> list[CaseloadRow]:
    """Those among these people who hold cases, by team and name.

    Case holders by role, and anyone whose cases were counted.
    """
    people: list[Any] = list(with_open_breach(workers))
    counts, limits = counts_of(people, on=on), Limits(people)
    return [
        _row(worker, counts[worker.pk], limits, on=on)
        for worker in people
        if worker.holds_cases or counts[worker.pk]
    ]


def with_open_breach(workers: WorkerQuerySet) -> QuerySet[Worker]:
    """By team and name; adds `open_breach`: the entry in the breach diary, to those who have an open one."""
    is_open = Q(caseload_breaches__ended_on=None)
    found = workers.annotate(open_breach=FilteredRelation("caseload_breaches", condition=is_open))
    in_order = found.order_by("team__name", "family_name", "given_name", "pk")
    return in_order.select_related("team", "open_breach")  # type: ignore[misc]  # made by the annotation


def counts_of(workers: Collection[Worker], *, on: date) -> dict[int, tuple[Count, ...]]:
    """What was counted of each worker up to the day, oldest first."""
    rows = CaseloadSnapshot.objects.filter(
        worker__in=[worker.pk for worker in workers], counted_on__lte=on, counted_on__gt=on - LOOKS_BACK
    )
    found: dict[int, list[Count]] = defaultdict(list)
    for worker, counted_on, total in rows.order_by("counted_on").values_list("worker", "counted_on", "total"):
        found[worker].append(Count(counted_on, total))
    return defaultdict(tuple, {worker: tuple(counts) for worker, counts in found.items()})


def caseload_row(worker: Worker, limits: Limits, *, on: date) -> CaseloadRow | None:
    """One person's row, read `with_open_breach`; None for who holds no cases and never did."""
    counts = counts_of([worker], on=on)[worker.pk]
    return _row(worker, counts, limits, on=on) if worker.holds_cases or counts else None


def _row(worker: Any, counts: tuple[Count, ...], limits: Limits, *, on: date) -> CaseloadRow:
    return CaseloadRow(
        worker=worker,
        on=on,
        counts=counts,
        limit=limits.of(worker, on=on),
        over_since=over_since(worker, counts, limits, on=on),
        old_after_days=limits.settings.on(on).count_is_old_after_days,
        breach=getattr(worker, "open_breach", None),
    )


def over_since(worker: Worker, counts: Sequence[Count], limits: Limits, *, on: date) -> date | None:
    """The first day of the overload that stands on the day; None while there is none.

    Each count is held against the limit of its own day, back from the newest one for as long as
    they are above it. Where only a limit that started since makes the newest count too many, it is
    the day that limit started.
    """
    limit = limits.of(worker, on=on)
    if not counts or limit is None or not limit.excess(counts[-1].cases):
        return None
    since = None
    for count in reversed(counts):
        then = limits.of(worker, on=count.on)
        if then is None or not then.excess(count.cases):
            break
        since = count.on
    if since or limit.set_limit is None:
        return since or limits.usual_since(on=on) or counts[-1].on
    return limit.set_limit.starts_on


def by_team(
    rows: Iterable[CaseloadRow], *, averages: Mapping[int, float], over: Mapping[int, int]
) -> list[TeamLoad]:
    """The rows shown, team by team, beside what is known of each team by its key."""
    groups = groupby(rows, key=lambda row: row.worker.team)
    return [
        TeamLoad(team, list(group), averages.get(team.pk), over.get(team.pk, 0)) for team, group in groups
    ]
