"""The page of the rounds: what is asked of whom, opening it, and never who has answered."""

import pytest

from supervision.models import SurveyRound
from tests.factories import AccountFactory, SessionFactory
from tests.supervision.voice.asking import answer, closed, opened, people_of, team_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
PAGE = "/supervision/survey/rounds/"


@pytest.fixture
def psw(sign_in):
    return sign_in(AccountFactory(role="psw"))


def test_a_round_is_opened_with_one_button(psw):
    team_of(6, agency=1)
    page = psw.get(PAGE).text
    assert "7 people with a supervision agreement and an account would be asked, for 14 days" in page
    assert "I have regular supervision." in page
    told = psw.post(f"{PAGE}open/", follow=True).text
    assert "Everyone who is asked gets an e-mail." in told
    assert ("7 people asked" in told, "Open the survey" in told) == (True, False)


def test_no_button_is_shown_where_too_few_would_be_asked(psw):
    team_of(4)
    page = psw.get(PAGE).text
    assert ("Fewer than 5 people" in page, "Open the survey" in page) == (True, False)


def test_a_second_press_says_why_not(psw):
    team_of(6)
    psw.post(f"{PAGE}open/")
    told = psw.post(f"{PAGE}open/", follow=True).text
    assert ("already opened this quarter" in told, SurveyRound.objects.count()) == (True, 1)


def test_a_closed_round_leads_to_its_results(psw):
    team = team_of(6)
    survey = opened()
    answer(survey, people_of(team))
    closed(survey)
    assert f'href="/reports/survey/?round={survey.quarter.isoformat()}"' in psw.get(PAGE).text


def test_it_asks_the_database_as_often_however_many_are_asked(psw, queries_of):
    team_of(6)
    psw.get(PAGE)
    few = queries_of(psw, PAGE)
    team_of(20)
    SessionFactory()
    assert (queries_of(psw, PAGE), few <= 12) == (few, True)
