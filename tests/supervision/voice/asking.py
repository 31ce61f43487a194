"""A council that is asked: teams of so many people, with agency staff or without."""

from collections.abc import Iterable
from datetime import date, timedelta

from supervision.models import SurveyInvitation, SurveyRound
from supervision.voice.services.answering import take_part
from supervision.voice.services.rounds import close_round, open_round
from tests.factories import AgreementFactory, PolicyFactory, ServiceFactory, TeamFactory, WorkerFactory
from workforce.models import Team, Worker

ASKED_ON = date(2026, 11, 19)
ALL_AGREE, ALL_DISAGREE, NEITHER = 4, 2, 3


def team_of(
    number: int, *, agency: int = 0, service=None, name: str = "", manager: Worker | None = None
) -> Team:
    """A team with so many supervisees, and so many agency staff beside them."""
    named = {"name": name} if name else {}
    team = TeamFactory(service=service or ServiceFactory(), **named)
    supervisor = manager or WorkerFactory(org_role=3, team=TeamFactory(service=team.service))
    policy = PolicyFactory()
    for contract in ["permanent"] * number + ["agency"] * agency:
        who = WorkerFactory(team=team, contract=contract, line_manager=manager)
        AgreementFactory(supervisee=who, supervisor=supervisor, policy=policy)
    return team


def people_of(team: Team, *, agency: bool | None = None) -> list[Worker]:
    found = Worker.objects.filter(team=team, agreements__isnull=False).order_by("pk")
    return [who for who in found if agency in (None, who.is_agency)]


def opened(on: date = ASKED_ON) -> SurveyRound:
    return open_round(on=on, by=None)


def answer(survey: SurveyRound, people: Iterable[Worker], how: int = ALL_AGREE) -> None:
    """Each of these, the same to every question."""
    answers = {question.pk: how for question in survey.questions.all()}
    for who in people:
        take_part(survey=survey, worker=who, answers=answers, on=survey.opened_on)


def everyone_asked(survey: SurveyRound) -> list[Worker]:
    return [one.worker for one in SurveyInvitation.objects.filter(round=survey).select_related("worker")]


def closed(survey: SurveyRound) -> SurveyRound:
    close_round(survey=survey, on=survey.closes_on + timedelta(days=1))
    survey.refresh_from_db()
    return survey
