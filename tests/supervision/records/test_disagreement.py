"""A disagreement goes to the supervisor's manager, who answers in writing, once."""

from datetime import date

import pytest
from django.urls import reverse

from supervision.models import DisagreementAnswer, Reminder, Session, Signature
from supervision.overdue.reports.people import supervision_of
from supervision.records.services.signing import answer_record
from supervision.records.unsigned import Waits, waited_for
from tests.factories import AccountFactory, SessionFactory, WorkerFactory
from tests.supervision.records.writing import AT, a_session, supervisee_of
from tests.supervision.signing import write_and_sign
from workforce.web.viewer import Viewer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]


@pytest.fixture
def disagreement() -> Signature:
    session = a_session()
    (text,) = write_and_sign(session=session, at=AT)
    return answer_record(
        text=text, by=text.supervisee.account, response="disagreed", comment="I said Tuesday", at=AT
    )


def url_of(disagreement) -> str:
    return reverse("supervision:disagreement", args=[disagreement.pk])


def test_the_manager_finds_it_answers_and_both_read_it(disagreement, sign_in, today):
    session = disagreement.text.session
    manager = session.supervisor.line_manager
    assert [
        each.signature for each in supervision_of(Viewer(manager.account, on=today)).waiting.disagreements
    ] == [disagreement]
    client = sign_in(manager)
    assert "I said Tuesday" in client.get(url_of(disagreement)).text
    client.post(url_of(disagreement), {"body": "We met: it was Tuesday."})
    client.post(url_of(disagreement), {"body": "Another answer"})
    assert DisagreementAnswer.objects.get().body == "We met: it was Tuesday."
    assert list(supervision_of(Viewer(manager.account, on=today)).waiting.disagreements) == []
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
        page = client.get(session.get_absolute_url()).text
        assert f"{supervisee.full_name} disagreed with on" in page
        assert f"{supervisee.full_name} signed on" not in page


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
    texts = write_and_sign(session=session, at=AT)
    for text, response, status in zip(texts, ("disagreed", "agreed"), ("signed", "disagreed"), strict=True):
        comment = "Not so" if response == "disagreed" else ""
        answer_record(text=text, by=text.supervisee.account, response=response, comment=comment, at=AT)
        session.refresh_from_db()
        assert session.status == status


def _disagree(session) -> Signature:
    (text,) = write_and_sign(session=session, at=AT)
    words = {"response": "disagreed", "comment": "I said Tuesday"}
    return answer_record(text=text, by=text.supervisee.account, at=AT, **words)


def test_without_a_manager_above_either_a_principal_social_worker_answers(sign_in, today):
    session = a_session()
    for person in (session.supervisor, supervisee_of(session)):
        person.line_manager = None
        person.save()
    session.refresh_from_db()
    WorkerFactory(account__role="psw", left_on=date(2026, 10, 1))
    psw = WorkerFactory(account__role="psw")
    (text,) = write_and_sign(session=session, at=AT)
    client = sign_in(supervisee_of(session))
    assert f"goes to {psw.full_name}" in client.get(reverse("supervision:agree", args=[session.pk])).text
    words = {"response": "disagreed", "comment": "I said Tuesday"}
    client.post(reverse("supervision:agree", args=[session.pk]), words)
    signature = text.signatures.get(response="disagreed")
    assert signature.referred_to == psw
    client = sign_in(psw)
    assert url_of(signature) in client.get("/").text
    assert "I said Tuesday" in client.get(url_of(signature)).text
    answer = client.post(url_of(signature), {"body": "We met: it was Tuesday."}, follow=True)
    assert answer.status_code == 200
    assert "We met: it was Tuesday." in answer.text


def test_it_goes_past_a_manager_who_has_left_and_the_parties_to_the_nearest_above():
    session = a_session()
    director, manager = WorkerFactory(org_role=1), session.supervisor.line_manager
    manager.line_manager, manager.left_on = director, date(2026, 10, 1)
    manager.save()
    session.supervisor.refresh_from_db()
    assert _disagree(session).referred_to == director


def test_who_answers_reads_that_record_and_no_other_of_the_person(sign_in):
    session = a_session()
    supervisee = supervisee_of(session)
    elsewhere = WorkerFactory(org_role=3)
    supervisee.line_manager = elsewhere
    supervisee.save()
    other = SessionFactory(supervisor=session.supervisor, supervisee=supervisee, status="held")
    (unread,) = write_and_sign(session=other, at=AT)
    signature = _disagree(session)
    client = sign_in(signature.referred_to)
    assert "I said Tuesday" in client.get(session.get_absolute_url()).text
    assert client.get(other.get_absolute_url()).status_code == 404
    assert client.get(reverse("supervision:addendum", args=[unread.pk])).status_code == 404


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
        assert ("not written it yet" in page) == flagged


def test_the_page_of_the_person_says_so_until_it_is_answered(disagreement, sign_in):
    session, supervisee = disagreement.text.session, disagreement.worker
    page_of_them = reverse("workforce:person", args=[supervisee.pk])
    manager = session.supervisor.line_manager
    for reader in (supervisee, session.supervisor, manager):
        page = sign_in(reader).get(page_of_them).text
        assert ("You disagree with" if reader == supervisee else "disagrees with") in page
        assert ("You have not answered" if reader == manager else "has not answered") in page
    answer = {"body": "We met: it was Tuesday."}
    sign_in(manager).post(url_of(disagreement), answer)
    assert "with the record of" not in sign_in(supervisee).get(page_of_them).text


@pytest.mark.usefixtures("frozen_today")
def test_an_open_one_stands_on_the_signatures_page_until_it_is_answered(disagreement, sign_in):
    session = disagreement.text.session
    supervisee, manager = supervisee_of(session), session.supervisor.line_manager
    overseer = Viewer(AccountFactory(role="psw"), on=AT.date())
    rows = waited_for(Session.objects.all(), viewer=overseer)
    assert [(each.person, each.waits, each.is_late) for each in rows] == [(manager, Waits.REPLY, False)]
    page = sign_in(AccountFactory(role="psw")).get("/supervision/signatures/?show=reply").text
    assert "Disagreement not answered" in page
    assert f'value="{session.pk}:{manager.pk}"' in page
    assert str(supervisee) in page
    home = sign_in(AccountFactory(role="psw")).get("/").text
    assert "/supervision/signatures/?show=reply" in home
    for show in ("yours-to-sign", "yours-to-answer", "late"):
        page = sign_in(manager).get("/supervision/signatures/", {"show": show}).text
        assert "Disagreement not answered" not in page
    sign_in(manager).post(url_of(disagreement), {"body": "We met: it was Tuesday."})
    assert waited_for(Session.objects.all(), viewer=overseer) == []


def test_who_answers_is_reminded_by_hand(disagreement, sign_in):
    session = disagreement.text.session
    manager = session.supervisor.line_manager
    client = sign_in(AccountFactory(role="psw"))
    page = client.post(
        "/supervision/signatures/remind/", {"remind": f"{session.pk}:{manager.pk}"}, follow=True
    )
    assert f"{manager.full_name} gets an e-mail." in page.text
    assert "Someone disagrees with the record of supervision" in Reminder.objects.latest("pk").line


@pytest.mark.parametrize("reader", ["supervisee", "supervisor", "manager"])
def test_the_words_stand_in_the_record_for_each_of_its_readers(disagreement, sign_in, reader):
    session = disagreement.text.session
    readers = {
        "supervisee": disagreement.worker,
        "supervisor": session.supervisor,
        "manager": session.supervisor.line_manager,
    }
    assert "I said Tuesday" in sign_in(readers[reader]).get(session.get_absolute_url()).text
