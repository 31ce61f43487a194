"""What is measured of the groups of a survey, as the reports on supervision and caseloads count it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from supervision.models import SurveyGroup, SurveyResult, SurveyRound, SurveyTopic
from tracker.voice.parting import Measured
from tracker.voice.rows import due_day_rows
from workforce.caseloads.reports.loads import loads_on
from workforce.models import Contract
from workforce.permissions import people_answered_for
from workforce.web.viewer import Viewer

type GroupKey = tuple[str, int | None]


class Counted(NamedTuple):
    """Someone's part of a figure: where they work, and so many of how many."""

    team: int
    service: int | None
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


def figures(viewer: Viewer, *, survey: SurveyRound, topic: str, services: Mapping[int, int]) -> Figures:
    """Of those the viewer answers for, in the three months before the survey opened; caseloads as at the day
    it opened. `services` has the service of each team.
    """
    if topic == SurveyTopic.SUPERVISION:
        return Figures({topic: _by_group(_supervision(viewer, survey))})
    if topic == SurveyTopic.CASELOAD:
        return Figures({topic: _by_group(_caseloads(viewer, survey, services))})
    return Figures()


def _supervision(viewer: Viewer, survey: SurveyRound) -> Iterator[Counted]:
    """Due days with a session held in time, as the report on supervision counts them."""
    found = due_day_rows(viewer, *survey.measured_days)
    kept = {one.agreement__supervisee: one for one in found["kept"]}
    for who in found["who"]:
        if of := kept.get(who.pk):
            is_agency = who.contract == Contract.AGENCY
            yield Counted(who.team_id, who.team__service_id, is_agency, of.in_time, of.periods)


def _caseloads(viewer: Viewer, survey: SurveyRound, services: Mapping[int, int]) -> Iterator[Counted]:
    """Those who were counted and have a limit, and are not over it."""
    on = survey.opened_on
    for load in loads_on(people_answered_for(viewer).employed(on=on), on=on).people:
        if load.cases is not None and load.limit is not None:
            is_agency = load.contract == Contract.AGENCY
            yield Counted(load.team, services.get(load.team), is_agency, int(not load.over_by), 1)


def _by_group(counted: Iterable[Counted]) -> dict[GroupKey, Measured]:
    found: dict[GroupKey, Counter[str]] = defaultdict(Counter)
    for one in counted:
        keys: list[GroupKey] = [
            (SurveyGroup.EVERYONE, None),
            (SurveyGroup.SERVICE, one.service),
            (SurveyGroup.TEAM, one.team),
        ]
        if one.is_agency:
            keys += [(SurveyGroup.AGENCY, None), (SurveyGroup.SERVICE_AGENCY, one.service)]
        for key in keys:
            found[key].update(number=one.number, of=one.of)
    return {key: Measured(some["number"], some["of"]) for key, some in found.items() if some["of"]}
