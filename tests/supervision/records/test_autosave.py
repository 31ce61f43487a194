"""What is typed is saved as it is typed, and a newer text is never overwritten unseen."""

import pytest
from django.urls import reverse

from supervision.models import Action, Session, SessionRecord
from supervision.records.services.signing import sign_off
from tests.factories import CaseDiscussionFactory, WorkerFactory
from tests.supervision.records.writing import AT, a_session, forms_of, sent, supervisee_of, typed
from workforce.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]


@pytest.fixture
def session():
    return a_session()


@pytest.fixture
def supervisor(session, sign_in):
    return sign_in(session.supervisor)


def url_of(session: Session) -> str:
    return reverse("supervision:record_autosave", args=[session.pk])


def test_the_answer_gives_the_version_and_the_time(session, supervisor):
    page = supervisor.post(url_of(session), sent(session, **{"record-agenda": "Leave"}))
    assert page.json() == {"version": 1, "saved_at": "2026-11-19T10:00:00Z"}
    page = supervisor.post(url_of(session), sent(session, **{"record-agenda": "Leave, court"}))
    assert page.json()["version"] == 2
    assert SessionRecord.objects.get().agenda == "Leave, court"


def test_two_tabs_the_second_to_save_gets_the_newer_texts(session, supervisor):
    second = sent(session, **{"record-agenda": "From the second tab", "record-learning": "Same"})
    supervisor.post(
        url_of(session), sent(session, **{"record-agenda": "From the first tab", "record-learning": "Same"})
    )
    page = supervisor.post(url_of(session), second)
    assert page.status_code == 409
    assert page.json() == {"version": 1, "fields": {"record-agenda": "From the first tab"}}
    assert SessionRecord.objects.get().agenda == "From the first tab"


def test_a_text_that_says_the_same_is_no_conflict(session, supervisor):
    form = sent(session, **{"record-agenda": "Leave"})
    supervisor.post(url_of(session), form)
    assert supervisor.post(url_of(session), form).json()["version"] == 1


def test_a_new_action_is_written_once_however_often_it_is_saved(session, supervisor):
    row = forms_of(session).actions[0].uid
    form = sent(session)
    for version, text in enumerate(["Ring", "Ring the", "Ring the school"]):
        supervisor.post(url_of(session), {**form, "version": version, f"action-{row}-what": text})
    assert Action.objects.get().what == "Ring the school"


def test_a_page_opened_again_has_the_same_empty_row(session):
    first, again = (forms_of(session).actions[0].uid for _ in range(2))
    assert first == again


def test_what_can_be_read_is_saved_beside_what_cannot(session, supervisor):
    discussion = CaseDiscussionFactory(session=session, supervisee=supervisee_of(session))
    box = f"case-{discussion.uid}"
    held_on = typed(f"{box}-strategy_held_on", "2026-02-31")
    form = sent(session, **held_on, **{f"{box}-update": "Seen on Monday"})
    assert supervisor.post(url_of(session), form).status_code == 200
    discussion.refresh_from_db()
    assert discussion.update == "Seen on Monday"


def test_saving_does_not_mark_a_session_as_held(sign_in):
    session = a_session(status="booked")
    client = sign_in(session.supervisor)
    client.post(url_of(session), sent(session, **{"held-took_place": "yes", "record-agenda": "Leave"}))
    session.refresh_from_db()
    assert (session.status, SessionRecord.objects.get().agenda) == ("booked", "Leave")


def test_one_sitting_is_one_event(session, sign_in, time_machine):
    for text in ("Leave", "Leave, court"):
        sign_in(session.supervisor).post(url_of(session), sent(session, **{"record-agenda": text}))
    time_machine.move_to("2026-11-19T11:00:00+00:00", tick=False)
    sign_in(session.supervisor).post(url_of(session), sent(session, **{"record-agenda": "Court"}))
    assert Event.objects.filter(verb="record drafted").count() == 2


def test_a_form_still_open_when_the_record_is_signed_changes_nothing(session, supervisor):
    late = sent(session, **{"record-agenda": "Too late"})
    supervisor.post(url_of(session), sent(session, **{"record-agenda": "As agreed"}))
    sign_off(session=session, by=session.supervisor.account, at=AT)
    assert supervisor.post(url_of(session), late).status_code == 410
    assert SessionRecord.objects.get().agenda == "As agreed"


@pytest.mark.parametrize("version", ["", "-1", "x", "99999999999999999999"])
def test_a_version_that_is_no_version_overwrites_nothing(session, supervisor, version):
    form = sent(session, **{"record-agenda": "Leave"})
    assert supervisor.post(url_of(session), {**form, "version": version}).status_code == 409
    assert not SessionRecord.objects.exists()


def test_nobody_else_saves(session, sign_in):
    assert sign_in(supervisee_of(session)).post(url_of(session), {}).status_code == 403
    assert sign_in(WorkerFactory()).post(url_of(session), {}).status_code == 404


def test_a_text_that_is_too_long_is_said_with_its_limit_and_the_rest_is_saved(session, supervisor):
    discussion = CaseDiscussionFactory(session=session, supervisee=supervisee_of(session))
    box = f"case-{discussion.uid}"
    long = {f"{box}-timescale": "x" * 10_000, f"{box}-update": "Seen on Monday"}
    answer = supervisor.post(url_of(session), sent(session, **long)).json()
    words = "“Timescale” must be 200 characters or fewer. It has 10,000"
    assert answer["problems"] == {f"{box}-timescale": words}
    discussion.refresh_from_db()
    assert (discussion.update, discussion.timescale) == ("Seen on Monday", "")
    page = supervisor.post(reverse("supervision:record", args=[session.pk]), sent(session, **long)).text
    assert page.count(words) == 2  # in the summary at the top, and beside the box
    assert "x" * 10_000 in page
    assert " maxlength=" not in page.partition("<main")[2]
