"""An authority keeps its own questions; a round keeps those that it was opened with."""

import pytest

from supervision.models import SurveyQuestion
from supervision.voice.services.questions import (
    add_question,
    bring_back_question,
    install_questions,
    move_question,
    retire_question,
    reword_question,
)
from tests.factories import AccountFactory
from tests.supervision.voice.asking import opened, team_of
from workforce.models import Event
from workforce.rules.refusal import Refusal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
PAGE = "/supervision/survey/questions/"
USUAL = [
    "My caseload is manageable.",
    "I have regular supervision.",
    "I have access to the training that I need.",
    "Supervision helps me with my cases.",
]


@pytest.fixture
def keeper():
    return AccountFactory(role="psw")


def asked() -> list[str]:
    return [question.text for question in SurveyQuestion.objects.asked()]


def change(client, question: SurveyQuestion, do: str):
    return client.post(f"{PAGE}{question.pk}/change/", {"do": do}, follow=True)


def first() -> SurveyQuestion:
    install_questions()
    return SurveyQuestion.objects.asked()[0]


def test_the_usual_ones_come_once_and_edits_stay(sign_in, keeper):
    page = sign_in(keeper).get(PAGE).text
    assert (asked(), "Set beside: supervision held in time" in page) == (USUAL, True)
    SurveyQuestion.objects.exclude(text=USUAL[0]).delete()
    install_questions()
    assert asked() == USUAL[:1]


def test_a_question_is_added_last(sign_in, keeper):
    install_questions()
    form = {"text": "I am heard.", "topic": "none"}
    page = sign_in(keeper).post(f"{PAGE}new/", form, follow=True).text
    assert ("New rounds ask it." in page, asked()[-1]) == (True, "I am heard.")
    assert Event.objects.get(verb="survey question changed").details == {"what": "added"}


def test_six_are_asked_at_most(sign_in, keeper):
    install_questions()
    for text in ("Five.", "Six."):
        add_question(text=text, topic="none", by=keeper)
    told = sign_in(keeper).post(f"{PAGE}new/", {"text": "Seven.", "topic": "none"}).text
    assert ("6 questions at most" in told, len(asked())) == (True, 6)
    retired = SurveyQuestion.objects.create(text="Old.", is_asked=False)
    with pytest.raises(Refusal, match="at most"):
        bring_back_question(question=retired, by=keeper)


def test_the_same_is_not_asked_twice(keeper):
    question = first()
    for act in (
        lambda: add_question(text=USUAL[0], topic="none", by=keeper),
        lambda: reword_question(question=question, text=USUAL[1], topic="none", by=keeper),
    ):
        with pytest.raises(Refusal, match="already asked"):
            act()


def test_other_words_are_another_question_once_a_round_has_asked_it(sign_in, keeper):
    team_of(6)
    survey = opened()
    question = first()
    client = sign_in(keeper)
    assert "1 round has asked the current words and keeps them." in client.get(f"{PAGE}{question.pk}/").text
    client.post(f"{PAGE}{question.pk}/", {"text": "I can manage my cases.", "topic": "caseload"})
    assert asked() == ["I can manage my cases.", *USUAL[1:]]
    assert [each.text for each in survey.questions.all()] == USUAL
    assert Event.objects.get(verb="survey question changed").details["replaces"] == question.pk


def test_a_question_that_no_round_has_asked_is_reworded_in_place(keeper):
    question = first()
    assert reword_question(question=question, text="Better.", topic="none", by=keeper).pk == question.pk


def test_what_it_is_set_beside_can_change_for_what_was_asked(keeper):
    team_of(6)
    opened()
    question = first()
    changed = reword_question(question=question, text=question.text, topic="none", by=keeper)
    assert (changed.pk, changed.topic) == (question.pk, "none")


def test_the_last_one_is_not_retired(sign_in, keeper):
    install_questions()
    client = sign_in(keeper)
    for question in SurveyQuestion.objects.asked()[1:]:
        retire_question(question=question, by=keeper)
    told = change(client, first(), "retire").text
    assert ("at least one question" in told, asked()) == (True, USUAL[:1])


def test_one_is_moved_retired_and_brought_back(sign_in, keeper):
    client, question = sign_in(keeper), first()
    change(client, question, "down")
    assert asked()[:2] == [USUAL[1], USUAL[0]]
    change(client, question, "up")
    change(client, question, "retire")
    assert asked() == USUAL[1:]
    assert "Never asked" in client.get(PAGE).text
    change(client, question, "bring-back")
    assert asked() == [*USUAL[1:], USUAL[0]]
    move_question(question=question, is_up=False, by=keeper)
    assert asked()[-1] == USUAL[0]
    assert client.post(f"{PAGE}{question.pk}/change/", {"do": "anything"}).status_code == 404
