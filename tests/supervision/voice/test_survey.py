"""Answering: once, by those who are asked, while it is open; and nothing joins a person to an answer."""

from datetime import date, timedelta

import pytest
from django.db import connection

from supervision.models import Reminder, SurveyInvitation, SurveyQuestion, SurveyRound
from supervision.voice.services.answering import take_part
from tests.factories import AccountFactory, AgreementFactory, WorkerFactory
from tests.supervision.voice.asking import (
    ASKED_ON,
    answer,
    closed,
    everyone_asked,
    opened,
    people_of,
    team_of,
)
from workforce.models import Event
from workforce.rules.refusal import Refusal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
PAGE = "/supervision/survey/"
WAITS = "A survey for you"


@pytest.fixture
def team():
    return team_of(6, agency=1)


def filled_in(survey: SurveyRound, how: int = 4) -> dict[str, int]:
    questions = {f"question-{question.pk}": how for question in survey.questions.all()}
    return {"survey": survey.pk} | questions


def counted(survey: SurveyRound) -> list[int]:
    """How many agreed and disagreed with the first question, of everyone."""
    survey.refresh_from_db()
    return survey.tally["everyone:"][str(survey.questions.first().pk)]


def test_the_page_asks_and_counts_without_a_script_and_says_thank_you(sign_in, team):
    survey = opened()
    client = sign_in(people_of(team)[0])
    page = client.get(PAGE).text
    assert page.count('type="radio"') == 4 * 5
    assert (page.count("<textarea"), 'type="text"' in page.split("<main")[1]) == (0, False)
    told = client.post(PAGE, filled_in(survey), follow=True)
    assert "Thank you. Your answers are counted, without your name." in told.text
    assert counted(survey) == [1, 0]


@pytest.mark.parametrize(
    ("how", "expected"), [(5, [1, 0]), (4, [1, 0]), (3, [0, 0]), (2, [0, 1]), (1, [0, 1])]
)
def test_five_words_are_counted_as_agreeing_or_not(team, how, expected):
    survey = opened()
    answer(survey, people_of(team)[:1], how)
    assert counted(survey) == expected


def test_an_answer_is_added_to_the_sheets_of_its_groups_and_to_no_other():
    team, other = team_of(6, agency=5), team_of(6, agency=5)
    survey = opened()
    answer(survey, people_of(team, agency=True)[:1])
    survey.refresh_from_db()
    question = str(survey.questions.first().pk)
    longer = {key for key, sheet in survey.tally.items() if sheet[question] != [0, 0]}
    assert longer == {
        *("everyone:", "agency:", f"team:{team.pk}"),
        *(f"service:{team.service_id}", f"service_agency:{team.service_id}"),
    }
    assert f"team:{other.pk}" in survey.tally


def test_a_second_time_counts_nothing(sign_in, team):
    survey = opened()
    client = sign_in(people_of(team)[0])
    client.post(PAGE, filled_in(survey))
    again = client.post(PAGE, filled_in(survey))
    assert "You have already answered. Your answers are counted once." in again.text
    assert (counted(survey), "You have answered." in client.get(PAGE).text) == ([1, 0], True)


def test_nobody_answers_who_is_not_asked(sign_in, team):
    survey = opened()
    newcomer = AgreementFactory(supervisee=WorkerFactory(team=team)).supervisee
    client = sign_in(newcomer)
    assert "No survey asks you now" in client.get(PAGE).text
    assert "Your answers were not counted" in client.post(PAGE, filled_in(survey)).text
    with pytest.raises(Refusal, match="does not ask you"):
        take_part(
            survey=survey, worker=newcomer, answers={q.pk: 4 for q in survey.questions.all()}, on=ASKED_ON
        )
    assert counted(survey) == [0, 0]


def test_nobody_answers_after_the_last_day_closed_or_not(sign_in, time_machine, team):
    survey = opened()
    client = sign_in(people_of(team)[0])
    time_machine.move_to("2026-12-03T09:00:00+00:00")
    client = sign_in(people_of(team)[0])
    assert "Your answers were not counted" in client.post(PAGE, filled_in(survey)).text
    with pytest.raises(Refusal, match="has closed"):
        answers = {q.pk: 4 for q in survey.questions.all()}
        take_part(survey=survey, worker=people_of(team)[0], answers=answers, on=date(2026, 12, 3))
    assert counted(survey) == [0, 0]
    closed(survey)
    assert "No survey asks you now" in client.get(PAGE).text


def test_who_has_left_answers_no_more(client, sign_in, team):
    survey = opened()
    leaver = people_of(team)[0]
    client = sign_in(leaver)
    leaver.left_on = ASKED_ON - timedelta(days=1)
    leaver.save()
    assert client.post(PAGE, filled_in(survey)).status_code in (302, 404)
    assert counted(survey) == [0, 0]


@pytest.mark.parametrize("left_out", ["the first question", "every question"])
def test_every_question_is_answered_or_none_counts(sign_in, team, left_out):
    survey = opened()
    form = filled_in(survey)
    for name in [name for name in form if name != "survey"][: 1 if "first" in left_out else None]:
        del form[name]
    page = sign_in(people_of(team)[0]).post(PAGE, form).text
    assert "Select how far you agree with “My caseload is manageable.”" in page
    assert (counted(survey), SurveyInvitation.objects.filter(is_used=True).count()) == ([0, 0], 0)


def test_the_form_of_an_earlier_round_counts_in_no_later_one(sign_in, team):
    survey = opened()
    page = sign_in(people_of(team)[0]).post(PAGE, filled_in(survey) | {"survey": survey.pk + 1}).text
    assert ("This was the form of an earlier survey" in page, counted(survey)) == (True, [0, 0])


def test_home_has_a_line_until_it_is_answered_or_closed(sign_in, time_machine, team):
    one, other, *_ = people_of(team)
    assert WAITS not in sign_in(one).get("/").text
    survey = opened()
    assert WAITS in sign_in(one).get("/").text
    answer(survey, [one])
    assert (WAITS in sign_in(one).get("/").text, WAITS in sign_in(other).get("/").text) == (False, True)
    time_machine.move_to("2026-12-03T09:00:00+00:00")
    assert WAITS not in sign_in(other).get("/").text


# What joins nobody to anything.


def every_row() -> dict[str, list[tuple]]:
    """The whole database, as someone reads it who has all of it but the keys."""
    with connection.cursor() as cursor:
        found = {}
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            found[table] = cursor.fetchall()
    return found


def test_an_answer_leaves_no_row_no_event_and_no_time(sign_in, team):
    """What is different afterwards: one invitation is used, and the sealed sheet."""
    survey, who = opened(), people_of(team)[0]
    client = sign_in(who)
    client.get(PAGE)
    before = every_row()
    client.post(PAGE, filled_in(survey))
    after = every_row()
    changed = {table for table in after if before[table] != after[table]}
    assert changed <= {"supervision_surveyinvitation", "supervision_surveyround", "django_session"}
    assert [len(after[table]) - len(before[table]) for table in sorted(changed)] == [0] * len(changed)


def test_the_same_is_left_whatever_was_answered(team):
    """Before it closes the database knows who took part; of what they said it has a sealed sheet alone."""
    survey, who = opened(), people_of(team)[0]
    answer(survey, [who], 1)
    sealed = SurveyRound.objects.filter(pk=survey.pk).values_list("tally", flat=True).get()
    assert "everyone" not in str(sealed) and SurveyInvitation.objects.get(is_used=True).worker == who
    assert "everyone:" not in repr(every_row()["supervision_surveyround"])
    assert not Event.objects.filter(worker=who, verb__startswith="survey").exists()


def test_the_order_in_which_people_answer_leaves_no_trace():
    """Two histories with the same answers in another order end in the same rows."""
    ends = []
    for turn in (1, -1):
        team = team_of(6)
        survey = opened(date(2026, 11, 19) if turn == 1 else date(2027, 1, 20))
        people = [who for who in everyone_asked(survey) if who.team_id == team.pk]
        for place, who in list(enumerate(people))[::turn]:
            answer(survey, [who], 4 if place < 3 else 2)
        closed(survey)
        result = survey.results.get(team=team)
        ends.append((result.asked, result.answered, list(result.said.values())))
    assert ends[0] == ends[1]


def test_after_closing_the_database_has_no_person_in_any_row_of_the_survey(team):
    survey = opened()
    answer(survey, everyone_asked(survey))
    closed(survey)
    people = {*everyone_asked(survey)}
    tables = {name for name in every_row() if name.startswith("supervision_survey")}
    with connection.cursor() as cursor:
        to = {
            name: {relation[1] for relation in connection.introspection.get_relations(cursor, name).values()}
            for name in tables
        }
    about_people = {name for name, others in to.items() if "workforce_worker" in others}
    assert (people, about_people) == (set(), {"supervision_surveyinvitation"})
    assert every_row()["supervision_surveyinvitation"] == []
    assert survey.opened_by is None


def test_nobody_but_the_person_is_shown_whether_they_answered(sign_in, team):
    """The pages of those who keep and read the survey are the same, whoever has answered."""
    survey = opened()
    client = sign_in(AccountFactory(role="psw"))
    pages = ["/supervision/survey/rounds/", "/reports/survey/", "/", people_of(team)[0].get_absolute_url()]
    before = [client.get(page).text.split("<main")[1] for page in pages]
    answer(survey, people_of(team)[:2])
    after = [client.get(page).text.split("<main")[1] for page in pages]
    assert [without_token(one) for one in before] == [without_token(one) for one in after]


def without_token(page: str) -> str:
    return "\n".join(line for line in page.split("\n") if "csrfmiddlewaretoken" not in line)


def test_what_is_sent_after_the_session_ended_is_not_kept(client, team):
    """Notes wait for their writer to sign in again; an answer with an account beside it would be a pair."""
    survey = opened()
    client.post(PAGE, filled_in(survey))
    assert "interrupted_form" not in client.session


def test_the_two_e_mails_go_to_everyone_who_is_asked_answered_or_not(team):
    from supervision.reminders.kinds import wanted_on

    survey = opened()
    answer(survey, people_of(team)[:3])

    def told(day: date) -> list[tuple[str, int]]:
        found = [each for kind, each in wanted_on(day) if kind.key == "survey"]
        return [(each.subject.removeprefix(f"survey:{survey.pk}"), each.about) for each in found]

    asked = [who.pk for who in people_of(team)]
    assert told(date(2026, 11, 27)) == [("", who) for who in asked]
    both = told(date(2026, 11, 30))
    assert sorted(both) == sorted([("", who) for who in asked] + [(":last", who) for who in asked])
    assert (told(date(2026, 12, 3)), Reminder.objects.count()) == ([], 0)


def test_the_words_of_a_question_stand_once_a_round_has_asked_it(team):
    from django.db import DatabaseError, transaction

    survey = opened()
    question = survey.questions.first()
    with pytest.raises(DatabaseError, match="asked this"), transaction.atomic():
        SurveyQuestion.objects.filter(pk=question.pk).update(text="Something else.")
