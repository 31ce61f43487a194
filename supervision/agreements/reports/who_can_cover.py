"""Who could cover for a supervisor: free on those days, near in the line, with few people of their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from supervision.models import Agreement, Cover
from workforce.authority_settings import days_off
from workforce.models import Absence, Worker, WorkerQuerySet
from workforce.rules.in_words import many
from workforce.rules.working_days import Interval, working_days

PROPOSED = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """One who could cover, and what speaks for or against it."""

    worker: Worker
    #: 0 same team, 1 same line manager, 2 their own line manager, 3 same service, 4 elsewhere.
    nearness: int
    #: How many they supervise or cover already.
    people: int
    #: Working days of the cover on which they are away.
    days_away: int
    #: Which days were looked at: "all days"; nothing where no day is known yet.
    looked_at: str = ""

    @property
    def words(self) -> str:
        """ "Same team, supervises 5 people, there on all days"; of days that nobody has entered, nothing."""
        near = ("same team", "same line manager", "their line manager", "same service", "another service")
        people = many(self.people, "person", "people") if self.people else "nobody"
        said = [near[self.nearness], f"supervises {people}"]
        if self.days_away:
            said.append(f"away on {many(self.days_away, 'working day')}")
        elif self.looked_at:
            said.append(f"there on {self.looked_at}")
        return ", ".join(said)


def who_can_cover(
    supervisor: Worker, among: WorkerQuerySet, *, on: date, starts_on: date | None, ends_on: date | None
) -> list[Candidate]:
    """The few of these workers who suit best: there on the days first, then nearest, then least loaded.

    Of an absence without an end the first day is looked at; without a first day, no day. Nobody who is
    away all the time, and nobody without an account: cover is work in the tracker.
    """
    days = working_days(starts_on, ends_on or starts_on, holidays=days_off()) if starts_on else []
    looked_at = ("all days" if ends_on else "the first day") if days else ""
    able = among.exclude(account=None).filter(account__is_active=True)
    away, near = _days_away(able, days), able.filter(_is_near(supervisor))
    # Nobody from another service comes before who is free here: everybody is looked at where they are few.
    free = [key for key in near.values_list("pk", flat=True) if not away.get(key)]
    chosen = near if len(free) >= PROPOSED else able
    candidates = [
        Candidate(each, _nearness(supervisor, each), each.people, away.get(each.pk, 0), looked_at)
        for each in _with_loads(chosen, on=starts_on or on).select_related("team__service")
        if not days or away.get(each.pk, 0) < len(days)
    ]
    candidates.sort(key=lambda one: (one.days_away > 0, one.nearness, one.people, one.worker.full_name))
    return candidates[:PROPOSED]


def _is_near(supervisor: Worker) -> Q:
    """Everybody whose `_nearness` is less than that of somebody elsewhere."""
    near = Q(team__service=supervisor.team.service_id)
    if supervisor.line_manager_id:
        near |= Q(line_manager=supervisor.line_manager_id) | Q(pk=supervisor.line_manager_id)
    return near


def _nearness(supervisor: Worker, worker: Worker) -> int:
    if worker.team_id and worker.team_id == supervisor.team_id:
        return 0
    if worker.line_manager_id and worker.line_manager_id == supervisor.line_manager_id:
        return 1
    if worker.pk == supervisor.line_manager_id:
        return 2
    return (
        3 if worker.team and supervisor.team and worker.team.service_id == supervisor.team.service_id else 4
    )


def _with_loads(workers: WorkerQuerySet, *, on: date) -> QuerySet[Any]:
    """Adds `people`: how many each supervises on the day, and covers for."""
    both = (kind.objects.in_force(on=on).filter(supervisor=OuterRef("pk")) for kind in (Agreement, Cover))
    given, covered = (Coalesce(_number_of(rows), 0) for rows in both)
    return workers.annotate(people=given + covered)


def _number_of(rows: QuerySet[Any]) -> Subquery:
    counted = rows.order_by().values("supervisor").annotate(number=Count("pk"))
    return Subquery(counted.values("number"))


def _days_away(workers: WorkerQuerySet, days: Sequence[date]) -> dict[int, int]:
    """On how many of these days each is absent."""
    if not days:
        return {}
    absences = Absence.objects.filter(
        Q(ended_on=None) | Q(ended_on__gte=days[0]), worker__in=workers.values("pk"), started_on__lte=days[-1]
    )
    spells: dict[int, list[Interval]] = {}
    for worker, started_on, ended_on in absences.values_list("worker", "started_on", "ended_on"):
        spells.setdefault(worker, []).append(Interval(started_on, ended_on))
    return {
        worker: sum(any(spell.contains(day) for spell in theirs) for day in days)
        for worker, theirs in spells.items()
    }
