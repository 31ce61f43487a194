"""The surveys of the busy council: one that has closed, and one that is open and waits for most."""

from datetime import date

from supervision.models import SurveyGroup, SurveyInvitation, SurveyQuestion, SurveyResult, SurveyRound
from supervision.voice.services.questions import install_questions
from tests.council import NQSW, SUPERVISOR, WORKER
from workforce.models import Worker


def ask_everyone(people: dict[str, Worker]) -> None:
    """The council is too small to be asked: its rounds are written as they stand in a larger one."""
    install_questions()
    questions, team = list(SurveyQuestion.objects.asked()), people[WORKER].team
    closed = SurveyRound.objects.create(
        quarter=date(2026, 7, 1), opened_on=date(2026, 8, 20), closes_on=date(2026, 9, 2),
        closed_on=date(2026, 9, 3),
    )  # fmt: skip
    closed.questions.set(questions)
    said = {str(question.pk): [4, 1] for question in questions}
    everyone = {"group": SurveyGroup.EVERYONE, "asked": 9, "answered": 7, "said": said}
    SurveyResult.objects.create(round=closed, **everyone)
    SurveyResult.objects.create(round=closed, group=SurveyGroup.TEAM, team=team, asked=4)
    running = SurveyRound.objects.create(
        quarter=date(2026, 10, 1), opened_on=date(2026, 11, 16), closes_on=date(2026, 11, 29),
        tally={"everyone:": {str(question.pk): [1, 0] for question in questions}},
    )  # fmt: skip
    running.questions.set(questions)
    for part in (NQSW, WORKER, SUPERVISOR):
        who = people[part]
        SurveyInvitation.objects.create(
            round=running, worker=who, team=who.team, service=who.team.service, is_agency=False,
            is_used=part == SUPERVISOR,
        )  # fmt: skip
