"""A disagreement goes to the supervisor's manager, who answers in writing, once."""

import pytest
from django.urls import reverse

from supervision.models import DisagreementAnswer, Signature
from supervision.overdue.reports.people import waiting_for
from supervision.records.services.signing import answer_record, sign_off
from tests.factories import WorkerFactory
from tests.supervision.records.writing import AT, a_session, supervisee_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]


@pytest.fixture
def disagreement() -> Signature:
    session = a_session()
    (text,) = sign_off(session=session, by=session.supervisor.account, at=AT)
    return answer_record(
        text=text, by=text.supervisee.account, response="disagreed", comment="I said Tuesday", at=AT
    )


def url_of(disagreement) -> str:
    return reverse("supervision:disagreement", args=[disagreement.pk])


def test_the_manager_finds_it_answers_and_both_read_it(disagreement, sign_in, today):
    session = disagreement.text.session
    manager = session.supervisor.line_manager
    assert [each.signature for each in waiting_for(manager, today).disagreements] == [disagreement]
    client = sign_in(manager)
    assert "I said Tuesday" in client.get(url_of(disagreement)).text
    client.post(url_of(disagreement), {"body": "We met: it was Tuesday."})
    client.post(url_of(disagreement), {"body": "Another answer"})
    assert DisagreementAnswer.objects.get().body == "We met: it was Tuesday."
    assert list(waiting_for(manager, today).disagreements) == []
    for party in (session.supervisor, supervisee_of(session)):
        page = sign_in(party).get(reverse("supervision:session", args=[session.pk])).text
        assert "We met: it was Tuesday." in page


def test_every_page_of_the_record_says_that_it_was_disagreed_with(disagreement, sign_in):
    session = disagreement.text.session
    session.refresh_from_db()
    assert session.tag.label == "Signed, with a disagreement"
    supervisee = supervisee_of(session)
    for party in (session.supervisor, supervisee):
        client = sign_in(party)
        for address in (session.get_absolute_url(), reverse("supervision:file", args=[supervisee.pk])):
            page = client.get(address).text
            assert "Signed, with a disagreement" in page
            assert "Signed by both" not in page


def test_both_parties_find_it_and_its_answer_on_their_home_page(disagreement, sign_in, time_machine):
    session = disagreement.text.session
    manager, supervisee = session.supervisor.line_manager, supervisee_of(session)
    homes = {supervisee: "You disagree", session.supervisor: f"{supervisee.full_name} disagrees"}
    for party, words in homes.items():
        page = sign_in(party).get("/").text
        assert words in page
        assert "Ruth Byrne has not answered yet" in page
    sign_in(manager).post(url_of(disagreement), {"body": "We met: it was Tuesday."})
    for party in homes:
        page = sign_in(party).get("/").text
        assert "Ruth Byrne answered on" in page
        assert "We met" not in page
    time_machine.move_to("2026-12-04T10:00:00+00:00", tick=False)
    assert "Ruth Byrne answered on" not in sign_in(supervisee).get("/").text


def test_one_who_agrees_does_not_hide_one_who_disagrees(sign_in):
    session = a_session(kind="group")
    other = WorkerFactory()
    session.attendances.create(supervisee=other, held_on=session.held_on)
    texts = sign_off(session=session, by=session.supervisor.account, at=AT)
    for text, response, status in zip(texts, ("disagreed", "agreed"), ("signed", "disagreed"), strict=True):
        comment = "Not so" if response == "disagreed" else ""
        answer_record(text=text, by=text.supervisee.account, response=response, comment=comment, at=AT)
        session.refresh_from_db()
        assert session.status == status


def test_nobody_else_answers(disagreement, sign_in):
    for person in (disagreement.worker, disagreement.text.session.supervisor, WorkerFactory()):
        assert sign_in(person).post(url_of(disagreement), {"body": "x"}).status_code == 404
    assert not DisagreementAnswer.objects.exists()


@pytest.mark.parametrize(
    ("day", "flagged"), [("2026-11-25", False), ("2026-11-26", True), ("2026-11-27", True)]
)
def test_a_record_unsigned_after_five_working_days_is_flagged_to_both(sign_in, time_machine, day, flagged):
    session = a_session()
    time_machine.move_to(f"{day}T10:00:00+00:00", tick=False)
    for party in (session.supervisor, supervisee_of(session)):
        page = sign_in(party).get(reverse("supervision:session", args=[session.pk])).text
        assert ("not signed yet" in page) == flagged
