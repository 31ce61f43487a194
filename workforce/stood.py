"""Where people stood on a day: the team, role and contract of the main post that they held then.

What counts by team counts by the team then: someone who moved in the middle of a time is in one team with
what was due before, and in the other with what was due after.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, Self

from django.db.models import Exists, OuterRef, Q, QuerySet

from workforce.models import Contract, Post, Team, Worker, WorkerQuerySet

#: Whether what is about someone on a day is counted.
type Counts = Callable[[int, date], bool]


class Stood(NamedTuple):
    """The team of someone on a day, its name, their role by census list B, and the contract."""

    team: int
    team_name: str
    org_role: int
    contract: str

    @property
    def is_agency(self) -> bool:
        return self.contract == Contract.AGENCY


def teams_stood_in(people: WorkerQuerySet, *, since: date | None = None) -> QuerySet[Team]:
    """The teams of these people, and those of their earlier main posts, or of those held since a day."""
    people = people.order_by()
    posts = Post.objects.filter(worker__in=people.values("pk"), is_main=True).order_by()
    posts = posts.filter(ended_on__gte=since) if since else posts
    return Team.objects.filter(Q(pk__in=people.values("team")) | Q(pk__in=posts.values("team")))


def stands(worker: Worker) -> Stood:
    """Where someone stands now; their team is read already."""
    return Stood(worker.team_id, worker.team.name, worker.org_role, worker.contract)


def posts_since(people: WorkerQuerySet, day: date) -> QuerySet[Any, Any]:
    """The main posts of these people that have ended since a day: what `StoodThen` is made of."""
    posts = Post.objects.filter(worker__in=people.order_by().values("pk"), is_main=True, ended_on__gte=day)
    facts = ("worker", "started_on", "ended_on", "team", "team__name", "org_role", "contract")
    return posts.order_by().values_list(*facts)


class StoodThen:
    """Where each of some people stood, on any day from a first one on; `now` is where some stand now."""

    def __init__(
        self, people: WorkerQuerySet, posts: Iterable[Any], *, now: Mapping[int, Stood] | None = None
    ) -> None:
        self._people, self._known = people, now or {}
        self._posts: dict[int, list[tuple[date, date, Stood]]] = defaultdict(list)
        for worker, started_on, ended_on, *facts in posts:
            self._posts[worker].append((started_on, ended_on, Stood(*facts)))

    @classmethod
    def of(cls, people: WorkerQuerySet, *, since: date) -> Self:
        """Of these people, since a day."""
        return cls(people, posts_since(people, since))

    @property
    def moved(self) -> Collection[int]:
        """Those of them who have stood elsewhere."""
        return self._posts.keys()

    def of_worker(self, worker: Worker, day: date) -> Stood:
        """Where someone stood whose present team is read already."""
        return self._before(worker.pk, day) or stands(worker)

    def on(self, worker: int, day: date) -> Stood:
        """Where someone stood, by their key."""
        return self._before(worker, day) or self._known.get(worker) or self._now[worker]

    def _before(self, worker: int, day: date) -> Stood | None:
        posts = self._posts.get(worker, ())
        return next((stood for first, last, stood in posts if first <= day <= last), None)

    @cached_property
    def _now(self) -> dict[int, Stood]:
        rows = self._people.order_by().values_list("pk", "team", "team__name", "org_role", "contract")
        return {row[0]: Stood(*row[1:]) for row in rows}


@dataclass(frozen=True, slots=True)
class Whom:
    """Who is meant: everyone, or those of a team or of a kind of contract ("agency" or any other word)."""

    team: int | None = None
    contract: str = ""

    def __bool__(self) -> bool:
        """Something is named."""
        return bool(self.team or self.contract)

    def has(self, stood: Stood) -> bool:
        """Who stood there is meant."""
        if self.contract and stood.is_agency != (self.contract == Contract.AGENCY):
            return False
        return self.team in (None, stood.team)

    def now(self, people: WorkerQuerySet) -> WorkerQuerySet:
        """Of these people those who stand there now."""
        return people.filter(self._query)

    def stayed(self, people: WorkerQuerySet, day: date) -> WorkerQuerySet:
        """Of these people those who stand there now and have stood nowhere else since a day."""
        elsewhere = Post.objects.filter(worker=OuterRef("pk"), is_main=True, ended_on__gte=day)
        return self.now(people).filter(~Exists(elsewhere))

    def since(self, people: WorkerQuerySet, day: date) -> WorkerQuerySet:
        """Of these people those who stood there on some day since a day."""
        if not self:
            return people
        posts = Post.objects.filter(self._query, worker=OuterRef("pk"), is_main=True, ended_on__gte=day)
        return people.filter(self._query | Exists(posts))

    def counts(self, then: StoodThen) -> Counts:
        """What is counted of people: what is of a day on which they stood there."""
        return lambda worker, day: not self or self.has(then.on(worker, day))

    @property
    def _query(self) -> Q:
        wanted = Q(team=self.team) if self.team else Q()
        if self.contract:
            agency = Q(contract=Contract.AGENCY)
            wanted &= agency if self.contract == Contract.AGENCY else ~agency
        return wanted


EVERYONE = Whom()


def everything(worker: int, day: date) -> bool:
    """Nothing is left out."""
    return True
