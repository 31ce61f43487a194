"""An authority writes its own audit questions; an audit keeps those that it was opened with."""

import pytest
from django.db import IntegrityError, transaction

from supervision.audits.services.audit_questions import (
    install_questions,
    move_question,
    retire_question,
    reword_question,
)
from supervision.audits.services.grading import score_file
from supervision.models import AuditQuestion
from tests.factories import AccountFactory, WorkerFactory
from tests.supervision.audits.test_audits import opened
from tests.supervision.records.writing import AT, a_session
from workforce.models import Event
from workforce.rules.refusal import Refusal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
PAGE = "/supervision/audits/questions/"


@pytest.fixture
def keeper():
    return WorkerFactory(account=AccountFactory(role="qa"), org_role=6).account


def three() -> list[AuditQuestion]:
    return [AuditQuestion.objects.create(text=text, position=n) for n, text in enumerate(("A", "B", "C"))]


def asked() -> list[str]:
    return [question.text for question in AuditQuestion.objects.asked()]


def change(client, question: AuditQuestion, do: str):
    return client.post(f"{PAGE}{question.pk}/change/", {"do": do}, follow=True)


def test_the_usual_ones_come_once_and_edits_stay():
    install_questions()
    AuditQuestion.objects.exclude(pk=AuditQuestion.objects.first().pk).delete()
    install_questions()
    assert AuditQuestion.objects.count() == 1


@pytest.mark.parametrize("role", ["qa", "psw"])
def test_a_question_is_added_last_and_shown_with_its_guidance(sign_in, role):
    three()
    client = sign_in(AccountFactory(role=role))
    page = client.post(f"{PAGE}new/", {"text": "D", "guidance": "Look twice"}, follow=True)
    assert asked() == ["A", "B", "C", "D"]
    assert "Look twice" in page.text
    assert Event.objects.get(verb="audit question added").subject_id == str(AuditQuestion.objects.last().pk)


def test_a_question_that_no_audit_has_asked_is_reworded_in_place(sign_in, keeper):
    question = three()[1]
    sign_in(keeper).post(f"{PAGE}{question.pk}/", {"text": "B, and why", "guidance": ""})
    assert asked() == ["A", "B, and why", "C"]
    assert AuditQuestion.objects.count() == 3


def test_an_audit_keeps_the_words_that_it_was_opened_with(sign_in, keeper):
    question = three()[1]
    a_session()
    audit = opened(keeper)
    file = audit.files.get()
    score_file(file=file, scores={question: (2, "")}, overall=2, by=keeper, at=AT)
    sign_in(keeper).post(f"{PAGE}{question.pk}/", {"text": "B, and why", "guidance": "New"})
    assert asked() == ["A", "B, and why", "C"]
    assert [each.text for each in audit.questions.all()] == ["A", "B", "C"]
    assert file.scores.get().question.text == "B"
    assert [each.text for each in opened(keeper).questions.all()] == ["A", "B, and why", "C"]


def test_the_database_itself_keeps_the_words_of_a_question_that_was_asked(keeper):
    question = three()[0]
    AuditQuestion.objects.filter(pk=question.pk).update(guidance="Before it was asked")
    a_session()
    opened(keeper)
    for words in ({"text": "Other"}, {"guidance": "Other"}):
        with pytest.raises(IntegrityError, match="in these words"), transaction.atomic():
            AuditQuestion.objects.filter(pk=question.pk).update(**words)
    AuditQuestion.objects.filter(pk=question.pk).update(position=7, is_asked=False)


def test_the_page_lists_them_in_their_order_whatever_their_words(sign_in, keeper):
    for position, text in enumerate(("C", "A", "B")):
        AuditQuestion.objects.create(text=text, position=position)
    page = sign_in(keeper).get(PAGE)
    assert [question.text for question in page.context["asked"]] == ["C", "A", "B"]


def test_the_same_words_again_change_nothing(keeper):
    question = three()[0]
    reword_question(question=question, text="A", guidance="", by=keeper)
    assert not Event.objects.filter(verb="audit question reworded").exists()


@pytest.mark.parametrize(
    ("which", "do", "then"),
    [
        (0, "up", ["A", "B", "C"]),
        (0, "down", ["B", "A", "C"]),
        (1, "up", ["B", "A", "C"]),
        (2, "down", ["A", "B", "C"]),
        (1, "retire", ["A", "C"]),
    ],
)
def test_a_button_moves_or_retires(sign_in, keeper, which, do, then):
    question = three()[which]
    change(sign_in(keeper), question, do)
    assert asked() == then


def test_one_step_up_passes_over_what_is_retired(keeper):
    _first, second, third = three()
    retire_question(question=second, by=keeper)
    move_question(question=third, is_up=True, by=keeper)
    assert asked() == ["C", "A"]


def test_a_retired_question_comes_back_last(sign_in, keeper):
    question, *_ = three()
    client = sign_in(keeper)
    change(client, question, "retire")
    assert "Never asked" in client.get(PAGE).text
    change(client, question, "bring-back")
    assert asked() == ["B", "C", "A"]


def test_a_retired_question_does_not_come_back_beside_its_equal(sign_in, keeper):
    first = three()[0]
    client = sign_in(keeper)
    change(client, first, "retire")
    client.post(f"{PAGE}new/", {"text": "A"})
    assert "This question is already asked." in change(client, first, "bring-back").text
    assert asked() == ["B", "C", "A"]


def test_the_last_question_stays(sign_in, keeper):
    question = AuditQuestion.objects.create(text="Only this")
    with pytest.raises(Refusal, match="at least one question"):
        retire_question(question=question, by=keeper)
    assert "at least one question" in change(sign_in(keeper), question, "retire").text
    assert asked() == ["Only this"]


@pytest.mark.parametrize("text", ["A", ""])
def test_a_question_is_neither_asked_twice_nor_empty(sign_in, keeper, text):
    three()
    page = sign_in(keeper).post(f"{PAGE}new/", {"text": text})
    assert "already asked" in page.text or "Enter" in page.text
    assert asked() == ["A", "B", "C"]


def test_an_unknown_button_is_not_found(sign_in, keeper):
    question = three()[0]
    assert change(sign_in(keeper), question, "delete").status_code == 404


def test_guidance_is_text_on_the_auditors_page(sign_in, keeper):
    AuditQuestion.objects.create(text="A", guidance="<b>bold</b>")
    a_session()
    address = f"/supervision/audits/files/{opened(keeper).files.get().pk}/"
    page = sign_in(keeper).get(address).text
    assert "&lt;b&gt;bold&lt;/b&gt;" in page
    assert "<b>bold</b>" not in page


def test_nobody_else_finds_the_page(sign_in):
    question = three()[0]
    for reader in (WorkerFactory(org_role=2), WorkerFactory(), AccountFactory(role="admin")):
        client = sign_in(reader)
        for address in (PAGE, f"{PAGE}new/", f"{PAGE}{question.pk}/"):
            assert client.get(address).status_code == 404
        assert change(client, question, "retire").status_code == 404
    assert asked() == ["A", "B", "C"]


def test_the_list_of_audits_leads_there_for_those_who_keep_them(sign_in, keeper):
    assert f'href="{PAGE}"' in sign_in(keeper).get("/supervision/audits/").text
    assert f'href="{PAGE}"' not in sign_in(WorkerFactory(org_role=2)).get("/supervision/audits/").text
