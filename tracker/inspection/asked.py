"""What a pack is about: whose supervision, which months, and how the sample of files is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Q

from supervision.permissions import supervised_by
from tracker.measures.rows import end_of, month_of
from tracker.measures.scope import Scope
from workforce.models import Team, Worker, WorkerQuerySet
from workforce.permissions import people_answered_for
from workforce.rules.working_days import add_months
from workforce.web.viewer import Viewer

#: Everyone whom the reader answers for, and the people whom they supervise.
EVERYBODY, OWN = "all", "own"
#: Months of a pack where none are chosen.
MONTHS = 6
MOST_MONTHS = 12
SAMPLE = 3


class Asked:
    """A pack as its maker asked for it."""

    def __init__(self, viewer: Viewer, chosen: Mapping[str, str]) -> None:
        self.viewer = viewer
        self.whom = chosen.get("whom") or EVERYBODY
        running = month_of(viewer.on)
        last = _month(chosen.get("to_month")) or running
        self.first = _month(chosen.get("from_month")) or add_months(last, 1 - MONTHS)
        self.last_month = last
        self.size = int(chosen.get("size") or 0)
        self.seed = chosen.get("seed", "")
        self.with_words = bool(chosen.get("with_words"))
        self.with_names = bool(chosen.get("with_names"))

    @property
    def months(self) -> list[date]:
        """The first day of each month, in order."""
        found, month = [], self.first
        while month <= self.last_month:
            found.append(month)
            month = add_months(month, 1)
        return found

    @property
    def last(self) -> date:
        """The last day; today while its month runs."""
        return min(end_of(self.last_month), self.viewer.on)

    @property
    def key(self) -> int:
        """The key of the team or service, where one is chosen."""
        return int(self.whom.partition("-")[2] or 0)

    @property
    def scope(self) -> Scope:
        """Where people stood, for the figures."""
        if self.whom.startswith("team-"):
            return Scope(team=self.key)
        return Scope(service=self.key) if self.whom.startswith("service-") else Scope()

    @property
    def among(self) -> WorkerQuerySet:
        """Those of whom the maker may know."""
        return supervised_by(self.viewer) if self.whom == OWN else people_answered_for(self.viewer)

    @cached_property
    def people(self) -> list[Worker]:
        """Those of them who belong to the team or service and worked here in the time, by key."""
        here = Q(started_on__lte=self.last) & (Q(left_on=None) | Q(left_on__gte=self.first))
        where = {"team": self.key} if self.whom.startswith("team-") else {}
        if self.whom.startswith("service-"):
            where = {"team__service": self.key}
        found = self.among.filter(here, **where).select_related("team__service").order_by("pk")
        return list(found)

    @property
    def keys(self) -> list[int]:
        return [one.pk for one in self.people]

    @cached_property
    def label(self) -> str:
        """Of whom, in words."""
        if self.whom == OWN:
            return f"Supervised by {self.viewer.account.get_full_name()}"
        if self.key:
            teams = Team.objects.select_related("service")
            if self.whom.startswith("team-"):
                return teams.get(pk=self.key).name
            return next(iter(teams.filter(service=self.key))).service.name
        return "The whole authority" if self.viewer.is_principal_social_worker else "Everyone I answer for"

    @property
    def days(self) -> str:
        """ "June to November 2026"."""
        if self.first == self.last_month:
            return f"{self.first:%B %Y}"
        if self.first.year == self.last_month.year:
            return f"{self.first:%B} to {self.last_month:%B %Y}"
        return f"{self.first:%B %Y} to {self.last_month:%B %Y}"


def _month(said: str | None) -> date | None:
    try:
        return date.fromisoformat(f"{said}-01") if said else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Names:
    """How people are called: by name where the maker said why, otherwise by a number and their team."""

    people: Mapping[int, Worker]
    number: Mapping[int, int]
    with_names: bool

    @classmethod
    def of(cls, asked: Asked) -> "Names":
        return cls(
            {one.pk: one for one in asked.people},
            {one.pk: place for place, one in enumerate(asked.people, start=1)},
            asked.with_names,
        )

    def __call__(self, worker: int) -> str:
        """One person; of someone who is not in the pack's lists nothing but that."""
        if worker not in self.people:
            return "Someone who has moved on"
        return self.people[worker].full_name if self.with_names else f"Person {self.number[worker]}"

    def team(self, worker: int) -> str:
        """Their team today."""
        return self.people[worker].team.name if worker in self.people else ""

    def staff_number(self, worker: int) -> str:
        """By which a workbook is joined to others; as much of a name as a name."""
        return self.people[worker].staff_number or "" if self.with_names and worker in self.people else ""
