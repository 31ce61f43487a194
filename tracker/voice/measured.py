"""What is measured of the groups of a survey, as the reports on supervision and caseloads count it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from supervision.models import SurveyGroup, SurveyResult, SurveyRound, SurveyTopic
from supervision.overdue.reports.compliance import by_agreement, compliance
from tracker.voice.parting import Measured
from workforce.caseloads.reports.loads import loads_on
from workforce.models import Contract, Team, WorkerQuerySet

type GroupKey = tuple[str, int | None]


class Counted(NamedTuple):
    """Someone's part of a figure: where they work, and so many of how many."""

    team: int
    is_agency: bool
    number: int
    of: int


def key_of(result: SurveyResult) -> GroupKey:
    """The group of a result."""
    return result.group, result.service_id or result.team_id


@dataclass(frozen=True, slots=True)
class Figures:
    """By topic, then by group. A group without anything to count is left out."""

    by_topic: dict[str, dict[GroupKey, Measured]] = field(default_factory=dict)

    def of(self, topic: str, result: SurveyResult) -> Measured | None:
        return self.by_topic.get(topic, {}).get(key_of(result))

    def of_parts(self) -> "Figures":
        """Without everyone and all agency staff: for someone who answers for a part of them."""
        whole = (SurveyGroup.EVERYONE, SurveyGroup.AGENCY)
        return Figures(
            {
                topic: {key: found for key, found in groups.items() if key[0] not in whole}
                for topic, groups in self.by_topic.items()
            }
        )


def figures(*, people: WorkerQuerySet, survey: SurveyRound, topics: Iterable[str]) -> Figures:
    """Of these people, in the three months before the survey opened; caseloads as at the day it opened."""
    services = dict(Team.objects.values_list("pk", "service"))
    counted: dict[str, Callable[[], Iterator[Counted]]] = {
        SurveyTopic.SUPERVISION: lambda: _supervision(people, survey),
        SurveyTopic.CASELOAD: lambda: _caseloads(people, survey),
    }
    chosen = {topic: _by_group(counted[topic](), services) for topic in counted if topic in topics}
    return Figures(chosen)


def _supervision(people: WorkerQuerySet, survey: SurveyRound) -> Iterator[Counted]:
    """Due days with a session held in time."""
    first, last = survey.measured_days
    for kept in by_agreement(compliance(people=people, from_on=first, to_on=last)):
        yield Counted(kept.worker.team_id, kept.is_agency, kept.in_time, kept.periods)


def _caseloads(people: WorkerQuerySet, survey: SurveyRound) -> Iterator[Counted]:
    """Those who were counted and have a limit, and are not over it."""
    on = survey.opened_on
    for load in loads_on(people.employed(on=on), on=on).people:
        if load.cases is not None and load.limit is not None:
            yield Counted(load.team, load.contract == Contract.AGENCY, not load.over_by, 1)


def _by_group(counted: Iterable[Counted], services: dict[int, int]) -> dict[GroupKey, Measured]:
    found: dict[GroupKey, Counter[str]] = defaultdict(Counter)
    for one in counted:
        service = services[one.team]
        keys: list[GroupKey] = [
            (SurveyGroup.EVERYONE, None),
            (SurveyGroup.SERVICE, service),
            (SurveyGroup.TEAM, one.team),
        ]
        if one.is_agency:
            keys += [(SurveyGroup.AGENCY, None), (SurveyGroup.SERVICE_AGENCY, service)]
        for key in keys:
            found[key].update(number=int(one.number), of=one.of)
    return {key: Measured(some["number"], some["of"]) for key, some in found.items() if some["of"]}
