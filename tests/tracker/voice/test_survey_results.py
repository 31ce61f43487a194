"""What supervisees say, by group, beside what is measured: who reads what, and what is not shown."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from supervision.models import SurveyQuestion
from tests.factories import (
    AccountFactory,
    AgreementFactory,
    CaseloadSnapshotFactory,
    SessionFactory,
    WorkerFactory,
)
from tests.supervision.voice.asking import (
    ALL_DISAGREE,
    answer,
    closed,
    everyone_asked,
    opened,
    people_of,
    team_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
PAGE = "/reports/survey/"
ASKED_ON = date(2026, 8, 20)


def row(page: str, name: str) -> str:
    """The row of a group, in words."""
    table = page.split('id="groups"')[1].split("</section>")[0]
    found = [part for part in table.split("<tr")[1:] if f">{name}</th>" in part]
    words = " ".join("".join(part.split(">")[-1] + " " for part in found[0].split("<")).split())
    return words.removeprefix(f"{name} ")


def regular(survey) -> str:
    question = SurveyQuestion.objects.get(topic="supervision")
    return f"{PAGE}?round={survey.quarter}&question={question.pk}"


@pytest.fixture
def psw(sign_in):
    return sign_in(AccountFactory(role="psw"))


def test_nothing_is_shown_before_a_round_has_closed(psw):
    team = team_of(6)
    assert "No survey has closed yet" in psw.get(PAGE).text
    survey = opened(ASKED_ON)
    answer(survey, people_of(team))
    page = psw.get(f"{PAGE}?round={survey.quarter}").text
    assert ("No survey has closed yet" in page, " in 10" in page) == (True, False)
    empty = load_workbook(BytesIO(psw.get("/reports/survey.xlsx").content))
    assert [sheet.max_row for sheet in empty][:2] == [1, 1]


def test_by_group_in_tenths_with_what_is_not_shown(psw):
    """South had three answers: so West is withheld too, or everyone less North and West would be South."""
    north, west = team_of(10, name="North"), team_of(6, name="West")
    south = team_of(6, agency=1, name="South")
    survey = opened(ASKED_ON)
    people = people_of(north)
    answer(survey, people[:7])
    answer(survey, people[7:], ALL_DISAGREE)
    answer(survey, [*people_of(west), *people_of(south)[:3]])
    closed(survey)
    page = psw.get(regular(survey)).text
    assert row(page, "North") == "10 of 10 7 in 10 3 in 10"
    assert row(page, "South") == "Not shown, 7 asked Not shown Not shown"
    assert row(page, "West") == "Not shown, 6 asked Not shown Not shown"
    assert row(page, "Everyone").startswith("19 of 23")
    assert "1 asked" in row(page, "Agency staff") and "Not shown" in row(page, "Agency staff")


def test_what_is_said_is_set_beside_what_is_measured_and_marked_where_they_part_ways(psw):
    """Of eight, all had supervision in time in the three months; two say that they have it regularly."""
    team = team_of(8, name="North")
    for who in people_of(team):
        agreement = who.agreements.get()
        for month in (3, 4, 5, 6, 7, 8):
            SessionFactory(
                supervisor=agreement.supervisor,
                supervisee=who,
                status="held",
                starts_at=datetime(2026, month, 1 if month != 3 else 25, 10, tzinfo=UTC),
            )
    survey = opened(ASKED_ON)
    answer(survey, people_of(team)[:2])
    answer(survey, people_of(team)[2:], ALL_DISAGREE)
    closed(survey)
    page = psw.get(regular(survey)).text
    assert row(page, "North").endswith("Fewer say so than is measured")
    assert "3 in 10" in row(page, "North")
    report = f"/reports/supervision/?from_on=2026-05-20&amp;to_on=2026-08-19&amp;team={team.pk}"
    assert f'href="{report}"' in page
    number = page.split(f'href="{report}">')[1].split("<")[0]
    said = psw.get(report.replace("&amp;", "&")).text
    in_time, of = number.split(" of ")
    assert f'data-count="{in_time}"' in said and f'data-count="{of}"' in said


def test_caseloads_are_measured_on_the_day_it_opened(psw):
    team = team_of(6, name="North")
    for place, who in enumerate(people_of(team)):
        CaseloadSnapshotFactory(
            worker=who, counted_on=ASKED_ON - timedelta(days=3), cin=30 if place < 4 else 10
        )
    survey = opened(ASKED_ON)
    answer(survey, people_of(team))
    closed(survey)
    question = SurveyQuestion.objects.get(topic="caseload")
    north = row(psw.get(f"{PAGE}?question={question.pk}").text, "North")
    assert north.endswith("3 in 10 (2 of 6) More say so than is measured")


def test_the_round_before_and_the_trend_stand_beside_it(psw):
    team = team_of(10, name="North")
    for on, disagree in ((date(2026, 5, 20), 5), (ASKED_ON, 2)):
        survey = opened(on)
        people = people_of(team)
        answer(survey, people[disagree:])
        answer(survey, people[:disagree], ALL_DISAGREE)
        closed(survey)
    page = psw.get(regular(survey)).text
    assert row(page, "North").startswith("10 of 10 8 in 10 2 in 10 5 in 10")
    trend = page.split('id="trend-caption"')[1]
    assert trend.index("August 2026") < trend.index("May 2026")
    assert "No survey has closed" not in psw.get(f"{PAGE}?round=nonsense&question=nonsense").text


def test_managers_read_their_own_teams_and_services_and_what_everyone_says(sign_in):
    head = WorkerFactory(org_role=2, team=team_of(0, name="Heads"))
    manager = WorkerFactory(org_role=3, line_manager=head, team=team_of(0, service=head.team.service))
    north = team_of(6, name="North", manager=manager)
    shared = team_of(5, name="Shared", service=north.service, manager=manager)
    AgreementFactory(supervisee=WorkerFactory(team=shared), supervisor=manager)
    AgreementFactory(supervisee=WorkerFactory(team=manager.team), supervisor=head)
    manager.team = north
    manager.save()
    AgreementFactory(supervisee=manager, supervisor=head)
    south = team_of(6, name="South")
    survey = opened(ASKED_ON)
    answer(survey, everyone_asked(survey))
    closed(survey)

    def names(person) -> list[str]:
        page = sign_in(person).get(PAGE).text
        table = page.split('id="groups"')[1].split("</section>")[0]
        return [part.split("</th>")[0].split(">")[-1] for part in table.split('scope="row"')[1:]]

    own = [name for name in names(manager) if not name.startswith("Service")]
    assert own == ["Everyone", "North"]
    assert "South" not in names(head) and "Shared" not in names(manager)
    everything = names(AccountFactory(role="psw"))
    assert {"Everyone", "North", "Shared", "South", str(south.service)} <= set(everything)


def test_a_manager_s_page_has_no_measured_figure_for_everyone(sign_in):
    manager = WorkerFactory(org_role=3)
    for who in people_of(team_of(6, name="North", manager=manager)):
        agreement = who.agreements.get()
        starts_at = datetime(2026, 7, 1, 10, tzinfo=UTC)
        SessionFactory(supervisor=agreement.supervisor, supervisee=who, status="held", starts_at=starts_at)
    survey = opened(ASKED_ON)
    answer(survey, everyone_asked(survey))
    closed(survey)
    page = sign_in(manager).get(regular(survey)).text
    assert "of 6 due days: North" in row(page, "North")
    assert row(page, "Everyone").endswith("–")


def test_it_asks_the_database_as_often_however_many_there_are(psw, queries_of):
    for on, more in ((date(2026, 4, 20), 6), (ASKED_ON, 8), (date(2026, 10, 20), 12)):
        team_of(more)
        survey = opened(on)
        answer(survey, everyone_asked(survey))
        closed(survey)
        if on == ASKED_ON:
            few = queries_of(psw, regular(survey))
    assert (queries_of(psw, regular(survey)), few) == (few, few)
    assert few <= 10


def test_a_first_survey_on_an_empty_tracker_has_no_columns_of_dashes(psw):
    """No round before, no caseload counted, no supervision due: said once instead."""
    team = team_of(7)
    survey = opened(ASKED_ON)
    answer(survey, people_of(team))
    closed(survey)
    for topic, words in (
        ("supervision", "no due day of supervision fell"),
        ("caseload", "no caseload was counted"),
    ):
        question = SurveyQuestion.objects.get(topic=topic)
        page = psw.get(f"{PAGE}?round={survey.quarter}&question={question.pk}").text
        assert "Agreed the round before" not in page
        assert "over the rounds" not in page
        assert words in page
        table = page.split('id="groups"')[1].split("</section>")[0]
        assert "–" not in table
    CaseloadSnapshotFactory(worker=people_of(team)[0], counted_on=ASKED_ON)
    page = psw.get(f"{PAGE}?round={survey.quarter}&question={question.pk}").text
    assert ("no caseload was counted" in page, "Caseload within its limit" in page) == (False, True)
