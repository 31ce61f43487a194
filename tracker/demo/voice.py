"""The demo's surveys: two that have closed, and one that is open and waits for those who sign in."""

from collections.abc import Iterable
from datetime import timedelta
from random import Random

from supervision.models import Agreeing, SurveyInvitation, SurveyQuestion, SurveyRound, SurveyTopic
from supervision.voice.services.answering import take_part
from supervision.voice.services.rounds import close_round, open_round, quarter_of
from tracker.demo.calendar import working_day_on_or_after
from tracker.demo.people import ASSESSMENT_TEAM, EAST, PRACTICE, WEST, Staff
from workforce.models import Worker
from workforce.rules.working_days import ONE_DAY, add_months

SEED = 2026
#: Of a hundred who are asked so many answer.
ANSWER, ANSWER_EARLY = 82, 45
#: Of a hundred so many agree, by topic and team; and where nothing is said of a team.
AGREE = {
    SurveyTopic.SUPERVISION: {EAST: 30, WEST: 85},
    SurveyTopic.CASELOAD: {EAST: 45, ASSESSMENT_TEAM: 40},
    SurveyTopic.NONE: {EAST: 55},
}
USUALLY_AGREE = 74
#: The round before it was somewhat better in East, and worse in West.
BEFORE = {EAST: 25, WEST: -25}
#: How long after a quarter began a round was opened, and how many days ago the open one was.
INTO_QUARTER, DAYS_OPEN = timedelta(days=44), timedelta(days=5)


def hold_surveys(staff: Staff) -> None:
    """A round in each of the two quarters before, closed; and one of this quarter, open."""
    random, quarter = Random(SEED), quarter_of(staff.on)  # noqa: S311 - made-up people need no secrecy
    for months, change in ((6, BEFORE), (3, {})):
        opened_on = working_day_on_or_after(add_months(quarter, -months) + INTO_QUARTER)
        survey = open_round(on=opened_on, by=None)
        _answer(survey, _who(survey, ANSWER, all_of=PRACTICE, random=random), change=change, random=random)
        close_round(survey=survey, on=survey.closes_on + ONE_DAY)
    opened_on = max(quarter, working_day_on_or_after(staff.on - DAYS_OPEN))
    survey = open_round(on=min(opened_on, staff.on), by=staff.account_of("psw"))
    told_apart = {worker.pk for worker in staff.by_key.values()}
    early = [who for who in _who(survey, ANSWER_EARLY, random=random) if who.pk not in told_apart]
    _answer(survey, early, change={}, random=random)


def _who(survey: SurveyRound, of_hundred: int, *, all_of: str = "", random: Random) -> list[Worker]:
    """So many of those asked; of the few of one team, and of agency staff, all where a team is named."""
    asked = SurveyInvitation.objects.filter(round=survey).select_related("worker__team").order_by("worker")
    return [
        each.worker
        for each in asked
        if random.randrange(100) < of_hundred
        or (all_of and (each.is_agency or each.worker.team.name == all_of))
    ]


def _answer(survey: SurveyRound, people: Iterable[Worker], *, change: dict[str, int], random: Random) -> None:
    questions = list(survey.questions.all())
    for who in people:
        answers = {each.pk: _said(each, who.team.name, change, random=random) for each in questions}
        take_part(survey=survey, worker=who, answers=answers, on=survey.opened_on)


def _said(question: SurveyQuestion, team: str, change: dict[str, int], *, random: Random) -> int:
    agree = AGREE[SurveyTopic(question.topic)].get(team, USUALLY_AGREE) + change.get(team, 0)
    if random.randrange(100) < agree:
        return random.choice((Agreeing.AGREE, Agreeing.AGREE, Agreeing.STRONGLY_AGREE))
    return random.choice((Agreeing.NEITHER, Agreeing.DISAGREE, Agreeing.DISAGREE, Agreeing.STRONGLY_DISAGREE))
