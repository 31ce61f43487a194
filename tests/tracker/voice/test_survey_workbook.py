"""The results as an .xlsx: in tenths, without what is not shown, and on the trail."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.factories import AccountFactory
from tests.supervision.voice.asking import ALL_DISAGREE, answer, closed, opened, people_of, team_of
from tests.tracker.voice.test_survey_results import ASKED_ON
from workforce.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]


def test_the_workbook_has_what_the_page_has_and_no_more(sign_in):
    north, south, west = team_of(10, name="North"), team_of(6, name="South"), team_of(6)
    survey = opened(ASKED_ON)
    people = people_of(north)
    answer(survey, people[:7])
    answer(survey, people[7:], ALL_DISAGREE)
    answer(survey, [*people_of(west), *people_of(south)[:3]])
    closed(survey)
    client = sign_in(AccountFactory(role="psw"))
    told = client.get(f"/reports/survey.xlsx?round={survey.quarter}")
    book = load_workbook(BytesIO(told.content))
    rows = {(row[0], row[2]): row[3:] for row in book["Results"].iter_rows(min_row=2, values_only=True)}
    question = "I have regular supervision."
    assert rows[question, "North"] == (10, 10, 0.7, 0.3, "Yes")
    assert rows[question, "South"] == (6, None, None, None, "No")
    assert [sheet.title for sheet in book] == ["Results", "Over the rounds", "How it is counted"]
    assert len(rows) == 4 * survey.results.count()
    event = Event.objects.get(verb="survey results exported")
    assert (event.subject_id, event.details) == (str(survey.pk), {"groups": survey.results.count()})
