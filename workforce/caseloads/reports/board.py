"""Who carries how much, against the limit that was promised: everyone's row, team by team.

A fixed number of questions to the database, however many people there are.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from workforce.caseloads.limits_in_force import LimitInForce, Limits
from workforce.models import CaseloadBreach, CaseloadSnapshot, Team, Worker, WorkerQuerySet
from workforce.rules.tag import Tag

#: How far back the board looks for the beginning of an overload.
LOOKS_BACK = timedelta(days=730)


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
    """A team on the board: the people shown, and what its whole team carries on average."""

    team: Team
    rows: list[CaseloadRow]
    average: float | None

    @property
    def over(self) -> int:
        return sum(bool(row.over_by) for row in self.rows)


class Totals(NamedTuple):
    """The board in figures."""

    people: int
    cases: int
    over: int
    stale: int
    per_fte: float | None
    counted_on: date | None


def caseload_rows(workers: WorkerQuerySet, *, on: date) -> list[CaseloadRow]:
    """Those among these people who hold cases, by team and name.

    Case holders by role, and anyone whose cases were counted.
    """
    people = list(workers.select_related("team").order_by("team__name", "family_name", "given_name", "pk"))
    counts, limits, breaches = counts_of(people, on=on), Limits(people), breaches_of(people)
    return [
        _row(worker, counts[worker.pk], limits, breaches.get(worker.pk), on=on)
        for worker in people
        if worker.holds_cases or counts[worker.pk]
    ]


def breaches_of(workers: Collection[Worker]) -> dict[int, CaseloadBreach]:
    """Each worker's open entry in the breach diary."""
    found = CaseloadBreach.objects.open().filter(worker__in=[worker.pk for worker in workers])
    return {breach.worker_id: breach for breach in found}


def counts_of(workers: Collection[Worker], *, on: date) -> dict[int, tuple[Count, ...]]:
    """What was counted of each worker up to the day, oldest first."""
    rows = CaseloadSnapshot.objects.filter(
        worker__in=[worker.pk for worker in workers], counted_on__lte=on, counted_on__gt=on - LOOKS_BACK
    )
    found: dict[int, list[Count]] = defaultdict(list)
    for worker, counted_on, total in rows.order_by("counted_on").values_list("worker", "counted_on", "total"):
        found[worker].append(Count(counted_on, total))
    return defaultdict(tuple, {worker: tuple(counts) for worker, counts in found.items()})


def _row(
    worker: Worker, counts: tuple[Count, ...], limits: Limits, breach: CaseloadBreach | None, *, on: date
) -> CaseloadRow:
    return CaseloadRow(
        worker=worker,
        on=on,
        counts=counts,
        limit=limits.of(worker, on=on),
        over_since=over_since(worker, counts, limits, on=on),
        old_after_days=limits.settings.on(on).count_is_old_after_days,
        breach=breach,
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


def by_team(rows: Iterable[CaseloadRow], *, shown: Collection[CaseloadRow]) -> list[TeamLoad]:
    """The rows shown, team by team, beside the average of all the rows of that team."""
    wanted = {row.worker.pk for row in shown}
    loads = []
    for team, group in groupby(rows, key=lambda row: row.worker.team):
        whole = list(group)
        if some := [row for row in whole if row.worker.pk in wanted]:
            loads.append(TeamLoad(team, some, average_of(whole)))
    return loads


def average_of(rows: Iterable[CaseloadRow]) -> float | None:
    """Mean number of cases of those who were counted, to one decimal; None when no one was."""
    cases = [row.cases for row in rows if row.cases is not None]
    return round(sum(cases) / len(cases), 1) if cases else None


def totals_of(rows: Collection[CaseloadRow]) -> Totals:
    """The board in figures; the average is per full-time equivalent, as the DfE publishes it."""
    counted = [row for row in rows if row.cases is not None]
    cases = sum(row.cases or 0 for row in counted)
    fte = float(sum(row.worker.fte for row in counted if row.cases))
    return Totals(
        people=len(rows),
        cases=cases,
        over=sum(bool(row.over_by) for row in rows),
        stale=sum(row.is_stale for row in rows),
        per_fte=round(cases / fte, 1) if fte else None,
        counted_on=max((row.counted_on for row in counted if row.counted_on), default=None),
    )
