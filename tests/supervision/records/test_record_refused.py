"""Nothing is written on to a session that is off, signed or imported; the page keeps the text."""

from threading import Barrier, Thread

import pytest
from django.db import connection
from django.urls import reverse

from supervision.booking.services.booking import cancel_session
from supervision.models import Session, SessionRecord, Status
from supervision.records.services.drafts import Draft, add_cases, remove_case, save_draft
from supervision.records.services.records import (
    NotHeldYet,
    RecordIsLocked,
    RecordRefused,
    record_held,
    take_back_held,
)
from tests.factories import CaseDiscussionFactory
from tests.sealed import texts_of
from tests.supervision.records.writing import AT, a_session, sent, supervisee_of
from tests.supervision.signing import write_and_sign
from workforce.rules.refusal import Refusal

WHY = {"reason": "court", "side": "neither"}
CANCELLED = "This session was cancelled, so it has no record."
#: Status, whether imported, and what is said.
REFUSED = [
    (Status.CANCELLED, False, CANCELLED),
    (Status.DID_NOT_ATTEND, False, "Someone did not attend this session, so it has no record."),
    (Status.RESCHEDULED, False, "This session has been moved. Record it at its new time."),
    (Status.SIGNED, False, "This record is signed. Add an addendum instead."),
    (Status.AGREED, False, "This record is signed. Add an addendum instead."),
    (Status.HELD, True, "This session comes from an imported log. Its record is kept elsewhere."),
]
refused = pytest.mark.parametrize(("status", "is_imported", "words"), REFUSED)


def in_state(status: str, is_imported: bool) -> Session:
    """A session of which nothing is recorded any more; its status as the database holds it."""
    session = a_session(status="held" if status in (Status.SIGNED, Status.AGREED) else "booked")
    if status in (Status.SIGNED, Status.AGREED):
        write_and_sign(session=session, at=AT)
    facts = {"called_off_reason": "court", "called_off_side": "neither"}
    held_on = session.starts_at.date() if status in (Status.HELD, Status.SIGNED, Status.AGREED) else None
    changes = {"status": status, "is_imported": is_imported, "held_on": held_on}
    if status == Status.CANCELLED:
        changes |= facts
    if status not in (Status.SIGNED,):
        Session.objects.filter(pk=session.pk).update(
            **({"status": status} if status == Status.AGREED else changes)
        )
    return Session.objects.get(pk=session.pk)


def save(session: Session, text: str = "Leave") -> SessionRecord:
    draft = Draft(shared={"agenda": text})
    return save_draft(session=session, draft=draft, version=0, by=session.supervisor.account, at=AT)


@pytest.mark.django_db
@refused
def test_the_service_refuses_a_draft(status, is_imported, words):
    session = in_state(status, is_imported)
    with pytest.raises((RecordRefused, RecordIsLocked), match=words):
        save(session)
    assert "Leave" not in texts_of(SessionRecord.objects.all(), "agenda")


@pytest.mark.django_db
@refused
def test_the_service_refuses_though_the_caller_thinks_it_is_booked(status, is_imported, words):
    """What a page read a moment ago is no longer so: the row decides."""
    session = in_state(status, is_imported)
    session.status, session.is_imported = Status.BOOKED, False
    with pytest.raises((RecordRefused, RecordIsLocked), match=words):
        save(session)


@pytest.mark.django_db
@refused
def test_cases_are_neither_added_nor_taken_out(status, is_imported, words):
    session = in_state(status, is_imported)
    by = session.supervisor.account
    with pytest.raises(Refusal, match=words):
        add_cases(session=session, cases=[(supervisee_of(session), "P1")], by=by, at=AT)
    if status in (Status.CANCELLED, Status.DID_NOT_ATTEND):
        discussion = CaseDiscussionFactory(session=session, supervisee=supervisee_of(session))
        with pytest.raises(Refusal, match=words):
            remove_case(session=session, discussion=discussion, by=by)


@pytest.mark.django_db
def test_a_session_that_is_off_is_not_booked_again_by_taking_back_that_it_was_held():
    session = in_state(Status.CANCELLED, False)
    with pytest.raises(RecordRefused, match=CANCELLED):
        take_back_held(session=session, by=None)
    booked = a_session(status="booked")
    with pytest.raises(NotHeldYet, match="cannot be marked as held"):
        take_back_held(session=booked, by=None)
    times = (session.starts_at, session.ends_at)
    with pytest.raises(NotHeldYet):
        record_held(session=session, times=times, place="", interrupted=None, by=None, at=AT)


@pytest.mark.django_db
@pytest.mark.usefixtures("frozen_today")
@refused
def test_autosave_answers_with_the_words_and_saves_nothing(sign_in, status, is_imported, words):
    session = in_state(status, is_imported)
    form = {**sent(session), "record-agenda": "Leave"}
    page = sign_in(session.supervisor).post(reverse("supervision:record_autosave", args=[session.pk]), form)
    assert page.status_code == 410
    if status not in (Status.SIGNED, Status.AGREED):
        assert page.json() == {"problem": words, "refused": True}
    assert "Leave" not in texts_of(SessionRecord.objects.all(), "agenda")


@pytest.mark.django_db
@pytest.mark.usefixtures("frozen_today")
@refused
def test_the_page_keeps_what_was_typed_and_says_why_nothing_was_saved(sign_in, status, is_imported, words):
    session = in_state(status, is_imported)
    form = {**sent(session), "record-agenda": "A long thought about leave"}
    page = sign_in(session.supervisor).post(reverse("supervision:record", args=[session.pk]), form)
    assert page.status_code == 200
    text = page.content.decode()
    assert words in text
    assert "A long thought about leave" in text
    assert "A long thought about leave" not in texts_of(SessionRecord.objects.all(), "agenda")


@pytest.mark.django_db(transaction=True)
def test_cancelled_and_saved_at_once_leaves_one_of_the_two_orders():
    """Saved, then cancelled; or cancelled, and the saving refused: never the other way round."""
    for _ in range(5):
        session = a_session(status="booked")
        answers, barrier = {}, Barrier(2)

        def run(name, act, barrier=barrier, answers=answers):
            barrier.wait()
            try:
                answers[name] = act()
            except Refusal as refusal:
                answers[name] = refusal
            finally:
                connection.close()

        def cancel(session=session):
            return cancel_session(session=session, by=None, at=AT, **WHY)

        runners = [
            Thread(target=run, args=("cancel", cancel)),
            Thread(target=run, args=("save", lambda session=session: save(session))),
        ]
        for runner in runners:
            runner.start()
        for runner in runners:
            runner.join()
        assert Session.objects.get(pk=session.pk).status == Status.CANCELLED
        was_saved = SessionRecord.objects.filter(session=session).exists()
        assert was_saved == isinstance(answers["save"], SessionRecord)
        if not was_saved:
            assert str(answers["save"]) == CANCELLED
