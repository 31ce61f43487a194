"""An authority's own audit questions: written, put in order, retired, brought back.

An audit keeps the questions that it was opened with. Other words for one that has been asked are a
new question in the old one's place; the old one is retired and stays with its audits.
"""

from django.db import transaction

from supervision.audits.usual_questions import QUESTIONS
from supervision.models import AuditQuestion
from supervision.models.audit import AuditQuestionQuerySet
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account
from workforce.rules.refusal import Refusal


@transaction.atomic
def install_questions() -> None:
    """The usual questions, where there are none; what an authority has edited stays."""
    if not AuditQuestion.objects.exists():
        AuditQuestion.objects.bulk_create(
            AuditQuestion(text=text, guidance=guidance, position=position)
            for position, (text, guidance) in enumerate(QUESTIONS)
        )


@transaction.atomic
def questions_asked() -> AuditQuestionQuerySet:
    """The questions of an audit that opens now; no one rewords them in the meantime."""
    install_questions()
    return AuditQuestion.objects.select_for_update().asked()


@transaction.atomic
def add_question(*, text: str, guidance: str, by: Account) -> AuditQuestion:
    """A new question, asked last."""
    last = _locked().last()
    position = last.position + 1 if last else 0
    question = AuditQuestion.objects.create(text=text, guidance=guidance, position=position)
    record_event(verb=Verb.AUDIT_QUESTION_ADDED, subject=question, by=by)
    return question


@transaction.atomic
def reword_question(*, question: AuditQuestion, text: str, guidance: str, by: Account) -> AuditQuestion:
    """Other words; where an audit has asked the old ones, a new question in the old one's place."""
    kept = _locked().get(pk=question.pk)
    if (kept.text, kept.guidance) == (text, guidance):
        return kept
    if not kept.audits.exists():
        kept.text, kept.guidance = text, guidance
        kept.save(update_fields=["text", "guidance"])
        record_event(verb=Verb.AUDIT_QUESTION_REWORDED, subject=kept, by=by)
        return kept
    _retired(kept)
    words = {"text": text, "guidance": guidance, "position": kept.position}
    reworded = AuditQuestion.objects.create(**words)
    record_event(verb=Verb.AUDIT_QUESTION_REWORDED, subject=reworded, by=by, replaces=kept.pk)
    return reworded


@transaction.atomic
def retire_question(*, question: AuditQuestion, by: Account) -> None:
    """New audits no longer ask it. Raises Refusal for the last one."""
    asked = list(_locked().asked())
    if question not in asked:
        return
    if len(asked) == 1:
        raise Refusal("An audit needs at least one question. Add another before you retire this one.")
    _retired(question)
    record_event(verb=Verb.AUDIT_QUESTION_RETIRED, subject=question, by=by)


@transaction.atomic
def bring_back_question(*, question: AuditQuestion, by: Account) -> None:
    """New audits ask it again, last. Raises Refusal where another asks the same."""
    questions = list(_locked())
    kept = next(each for each in questions if each.pk == question.pk)
    if kept.is_asked:
        return
    if any(each.is_asked and each.text == kept.text for each in questions):
        raise Refusal("This question is already asked.")
    kept.is_asked, kept.position = True, questions[-1].position + 1
    kept.save(update_fields=["is_asked", "position"])
    record_event(verb=Verb.AUDIT_QUESTION_BROUGHT_BACK, subject=kept, by=by)


@transaction.atomic
def move_question(*, question: AuditQuestion, is_up: bool, by: Account) -> None:
    """One place up or down among those that are asked; nothing at either end."""
    asked = list(_locked().asked())
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
    AuditQuestion.objects.bulk_update(asked, ["position"])
    record_event(verb=Verb.AUDIT_QUESTION_MOVED, subject=question, by=by, place=to + 1)


def _locked() -> AuditQuestionQuerySet:
    """Every question in its order, locked: two people who edit them wait for each other."""
    return AuditQuestion.objects.select_for_update()


def _retired(question: AuditQuestion) -> None:
    question.is_asked = False
    question.save(update_fields=["is_asked"])
