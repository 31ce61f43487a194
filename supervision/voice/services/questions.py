"""An authority's own survey questions: written, put in order, retired, brought back.

A round keeps the questions that it was opened with. Other words for one that has been asked are a new
question in the old one's place; the old one is retired and stays with its rounds.
"""

from typing import Any

from django.db import transaction

from supervision.models import SurveyQuestion
from supervision.models.survey import SurveyQuestionQuerySet
from supervision.voice.usual_questions import QUESTIONS
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account
from workforce.rules.refusal import Refusal

#: More would take longer than a minute.
MOST_ASKED = 6
NO_MORE = (
    f"The survey has {MOST_ASKED} questions at most, so that it takes a minute. Retire another one first."
)
ALREADY = "This is already asked."


@transaction.atomic
def install_questions() -> None:
    """The usual questions, where there are none; what an authority has edited stays."""
    if not SurveyQuestion.objects.exists():
        SurveyQuestion.objects.bulk_create(
            SurveyQuestion(text=text, topic=topic, position=position)
            for position, (text, topic) in enumerate(QUESTIONS)
        )


@transaction.atomic
def add_question(*, text: str, topic: str, by: Account) -> SurveyQuestion:
    """A new question, asked last. Raises Refusal where enough are asked, or the same is."""
    questions = list(_locked())
    _room_for(text, among=questions)
    position = questions[-1].position + 1 if questions else 0
    question = SurveyQuestion.objects.create(text=text, topic=topic, position=position)
    _told(question, "added", by=by)
    return question


@transaction.atomic
def reword_question(*, question: SurveyQuestion, text: str, topic: str, by: Account) -> SurveyQuestion:
    """Other words; where a round has asked the old ones, a new question in the old one's place.

    What it stands beside is no part of its words. Raises Refusal where another asks the same.
    """
    questions = list(_locked())
    kept = next(each for each in questions if each.pk == question.pk)
    if (kept.text, kept.topic) == (text, topic):
        return kept
    if any(each.is_asked and each.text == text for each in questions if each != kept):
        raise Refusal(ALREADY)
    if kept.text == text or not kept.rounds.exists():
        kept.text, kept.topic = text, topic
        kept.save(update_fields=["text", "topic"])
        _told(kept, "reworded", by=by)
        return kept
    _retired(kept)
    reworded = SurveyQuestion.objects.create(text=text, topic=topic, position=kept.position)
    _told(reworded, "reworded", by=by, replaces=kept.pk)
    return reworded


@transaction.atomic
def retire_question(*, question: SurveyQuestion, by: Account) -> None:
    """New rounds no longer ask it. Raises Refusal for the last one."""
    asked = [each for each in _locked() if each.is_asked]
    if question not in asked:
        return
    if len(asked) == 1:
        raise Refusal("The survey needs at least one question. Add another before you retire this one.")
    _retired(question)
    _told(question, "retired", by=by)


@transaction.atomic
def bring_back_question(*, question: SurveyQuestion, by: Account) -> None:
    """New rounds ask it again, last. Raises Refusal where enough are asked, or the same is."""
    questions = list(_locked())
    kept = next(each for each in questions if each.pk == question.pk)
    if kept.is_asked:
        return
    _room_for(kept.text, among=questions)
    kept.is_asked, kept.position = True, questions[-1].position + 1
    kept.save(update_fields=["is_asked", "position"])
    _told(kept, "brought back", by=by)


@transaction.atomic
def move_question(*, question: SurveyQuestion, is_up: bool, by: Account) -> None:
    """One place up or down among those that are asked; nothing at either end."""
    asked = [each for each in _locked() if each.is_asked]
    keys = [each.pk for each in asked]
    if question.pk not in keys:
        return
    at = keys.index(question.pk)
    to = at - 1 if is_up else at + 1
    if not 0 <= to < len(asked):
        return
    asked[at], asked[to] = asked[to], asked[at]
    for position, each in enumerate(asked):
        each.position = position
    SurveyQuestion.objects.bulk_update(asked, ["position"])
    _told(question, "moved", by=by, place=to + 1)


def _locked() -> SurveyQuestionQuerySet:
    """Every question in its order, locked: two people who edit them wait for each other."""
    return SurveyQuestion.objects.select_for_update()


def _room_for(text: str, *, among: list[SurveyQuestion]) -> None:
    asked = [each.text for each in among if each.is_asked]
    if text in asked:
        raise Refusal(ALREADY)
    if len(asked) >= MOST_ASKED:
        raise Refusal(NO_MORE)


def _retired(question: SurveyQuestion) -> None:
    question.is_asked = False
    question.save(update_fields=["is_asked"])


def _told(question: SurveyQuestion, what: str, *, by: Account, **details: Any) -> None:
    record_event(verb=Verb.SURVEY_QUESTION_CHANGED, subject=question, by=by, what=what, **details)
