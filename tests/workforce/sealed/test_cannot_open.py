"""A text that does not open: in the place of the page, the PDF or the file stands which, and what to do."""

import logging
from datetime import timedelta
from http import HTTPStatus

import pytest

from supervision.models import PersonalNote, SessionRecord
from supervision.records.services.signing import sign_off
from tests.factories import AccountFactory, ActionFactory, CaseDiscussionFactory, SessionFactory
from tests.supervision.records.writing import AT, a_session, supervisee_of
from workforce.models import AccessRequest, Event
from workforce.privacy.access_requests import record_request
from workforce.sealing import key_names

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
CANARY = "canary-sealed-8140"


@pytest.fixture
def session():
    session = a_session()
    worker = supervisee_of(session)
    SessionRecord.objects.create(session=session, workload=CANARY, version=1)
    PersonalNote.objects.create(session=session, supervisee=worker, wellbeing=CANARY)
    about = {"session": session, "supervisee": worker}
    discussion = CaseDiscussionFactory(**about, case_reference="P77", decision=CANARY, rationale=CANARY)
    ActionFactory(**about, owner=session.supervisor, discussion=discussion, what=CANARY)
    return session


@pytest.fixture
def signed(session):
    sign_off(session=session, by=session.supervisor.account, at=AT)
    return session


@pytest.fixture
def with_another_key(settings, caplog):
    """The key under which the texts are sealed is taken away: not one of them opens."""

    def take_away() -> str:
        caplog.set_level(logging.ERROR)
        (name,) = key_names()
        settings.SEALING_KEYS = ["another key altogether " * 3]
        return name

    return take_away


PAGES_OF_A_DRAFT = {
    "the record": "/supervision/sessions/{session}/record/",
    "signing": "/supervision/sessions/{session}/sign/",
}
PAGES_OF_A_SIGNED_RECORD = {
    "the session": "/supervision/sessions/{session}/",
    "the record as PDF": "/supervision/sessions/{session}/record.pdf",
    "the file": "/supervision/file/{worker}/",
    "the file as PDF": "/supervision/file/{worker}/file.pdf",
    "the extract": "/supervision/cases/?reference=P77",
    "the extract as text": "/supervision/cases/extract.txt?reference=P77",
    "the extract as PDF": "/supervision/cases/extract.pdf?reference=P77",
    "actions": "/actions/",
}


def told(client, address, session, caplog, name) -> None:
    there, was = Event.objects.count(), SessionRecord.objects.values_list("version", "session__status").get()
    page = client.get(address.format(session=session.pk, worker=supervisee_of(session).pk))
    assert (page.status_code, page["Content-Type"].split(";")[0]) == (503, "text/html"), address
    assert f"it is sealed with the key {name}, which is not set." in page.text
    for words in ("Tell your system administrator", "check --database default", "manage.py verify"):
        assert words in page.text
    assert CANARY not in page.text + caplog.text
    assert "does not open" in caplog.text
    assert SessionRecord.objects.values_list("version", "session__status").get() == was
    assert Event.objects.count() - there <= 1  # that someone opened it


@pytest.mark.parametrize("address", PAGES_OF_A_DRAFT.values(), ids=PAGES_OF_A_DRAFT)
def test_a_page_of_a_draft(session, sign_in, with_another_key, caplog, address):
    client = sign_in(session.supervisor)
    told(client, address, session, caplog, with_another_key())


@pytest.mark.parametrize("address", PAGES_OF_A_SIGNED_RECORD.values(), ids=PAGES_OF_A_SIGNED_RECORD)
def test_a_page_of_a_signed_record(signed, sign_in, with_another_key, caplog, address):
    client = sign_in(signed.supervisor)
    told(client, address, signed, caplog, with_another_key())


def test_preparing_the_next_session(session, sign_in, with_another_key, caplog):
    sides = {"supervisor": session.supervisor, "supervisee": supervisee_of(session)}
    coming = SessionFactory(**sides, starts_at=AT + timedelta(days=5))
    client = sign_in(session.supervisor)
    told(client, f"/supervision/sessions/{coming.pk}/prepare/", session, caplog, with_another_key())


def test_a_draft_saved_in_the_background_hears_it_and_keeps_its_text(session, sign_in, with_another_key):
    client = sign_in(session.supervisor)
    with_another_key()
    answer = client.post(
        f"/supervision/sessions/{session.pk}/record/saved/",
        {"version": "1", "record-workload": "Typed"},
        headers={"X-Requested-With": "fetch"},
    )
    assert (answer.status_code, "cannot be opened" in answer.json()["problem"]) == (503, True)
    assert SessionRecord.objects.get().version == 1


def test_the_file_of_an_access_request_is_refused_whole(signed, sign_in, with_another_key, caplog, today):
    officer = AccountFactory(role="ig")
    about = AccessRequest(
        worker=supervisee_of(signed),
        received_on=today,
        case_number="IG-1",
        why_not_told="By letter",
        is_told=False,
    )
    request = record_request(request=about, by=officer, at=AT)
    client = sign_in(officer)
    address, name = f"/governance/requests/{request.pk}/everything.zip", with_another_key()
    there = Event.objects.count()
    answer = client.get(address)
    assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE, "before anyone is asked for a reason"
    for which in notes_of(signed):
        assert f"{which}: it is sealed with the key {name}, which is not set." in answer.text
    assert "case discussion" not in answer.text, "it is no part of the file: its text is a family's"
    assert CANARY not in answer.text + caplog.text
    assert Event.objects.count() == there


def notes_of(signed) -> list[str]:
    """The texts of the supervisee's that were written, as a person reads which they are."""
    note, text = PersonalNote.objects.get(), signed.signed_texts.get()
    return [f"personal note {note.pk}, wellbeing", f"signed text {text.pk}, content"]
