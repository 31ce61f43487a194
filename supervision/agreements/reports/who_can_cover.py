"""Who could cover for a supervisor: free on those days, near in the line, with few people of their own."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

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
    found = among.exclude(account=None).filter(account__is_active=True).select_related("team__service")
    workers = list(found)
    days = working_days(starts_on, ends_on or starts_on, holidays=days_off()) if starts_on else []
    loads, away = _loads(workers, on=starts_on or on), _days_away(workers, days)
    looked_at = ("all days" if ends_on else "the first day") if days else ""
    candidates = [
        Candidate(each, _nearness(supervisor, each), loads.get(each.pk, 0), away.get(each.pk, 0), looked_at)
        for each in workers
        if not days or away.get(each.pk, 0) < len(days)
    ]
    candidates.sort(key=lambda one: (one.days_away > 0, one.nearness, one.people, one.worker.full_name))
    return candidates[:PROPOSED]


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


def _loads(workers: Collection[Worker], *, on: date) -> Mapping[int, int]:
    """How many each supervises on the day, and covers for."""
    given = Agreement.objects.in_force(on=on).filter(supervisor__in=workers).order_by()
    covered = Cover.objects.in_force(on=on).filter(supervisor__in=workers).order_by()
    both = (rows.values_list("supervisor").annotate(number=Count("pk")) for rows in (given, covered))
    counted: Counter[int] = Counter()
    for key, number in next(both).union(*both, all=True).order_by():
        counted[key] += number
    return counted


def _days_away(workers: Collection[Worker], days: Sequence[date]) -> dict[int, int]:
    """On how many of these days each is absent."""
    if not days:
        return {}
    absences = Absence.objects.filter(
        Q(ended_on=None) | Q(ended_on__gte=days[0]), worker__in=workers, started_on__lte=days[-1]
    )
    spells: dict[int, list[Interval]] = {}
    for worker, started_on, ended_on in absences.values_list("worker", "started_on", "ended_on"):
        spells.setdefault(worker, []).append(Interval(started_on, ended_on))
    return {
        worker: sum(any(spell.contains(day) for spell in theirs) for day in days)
        for worker, theirs in spells.items()
    }
