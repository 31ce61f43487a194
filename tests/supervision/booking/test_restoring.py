"""What someone recorded of a session by mistake is undone by them, until someone else has acted on it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from supervision.booking.history import booking_history
from supervision.booking.services.bookable import NotBookable
from supervision.booking.services.booking import (
    book_slot,
    book_time,
    cancel_session,
    record_missed,
)
from supervision.booking.services.diary import AlreadyBusy
from supervision.booking.services.rebooking import rebook
from supervision.booking.services.restoring import restore_session
from supervision.models import DiaryEntry, Reminder, Session, Status
from tests.factories import AgreementFactory, SlotFactory
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Event

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
AFTER = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
WHY = {"reason": "court", "side": "supervisor"}


@pytest.fixture
def agreement():
    return AgreementFactory(supervisor__given_name="Dele", supervisor__family_name="Okafor")


@pytest.fixture
def slot(agreement):
    return SlotFactory(supervisor=agreement.supervisor)


@pytest.fixture
def booked(agreement, slot):
    return book_slot(slot=slot, supervisee=agreement.supervisee, by=None, at=NOW)


@pytest.fixture
def by(agreement):
    return agreement.supervisor.account


@pytest.fixture
def other(agreement):
    return agreement.supervisee.account


def test_a_cancelled_session_is_booked_again_as_it_was(booked, slot, by):
    cancel_session(session=booked, by=by, at=NOW, **WHY)
    restored = restore_session(session=booked, by=by, at=NOW)
    restored.refresh_from_db()
    assert (restored.status, restored.slot, restored.called_off_at) == (Status.BOOKED, slot, None)
    assert (restored.called_off_reason, restored.called_off_side) == ("", "")
    assert DiaryEntry.objects.not_cancelled().filter(uid=booked.uid).count() == 2
    lines = list(Reminder.objects.values_list("line", flat=True))
    assert sum("stands again: it was cancelled by mistake" in line for line in lines) == 2
    titles = [each.title for each in booking_history(restored, with_words=True)]
    assert titles[-1] == "Undone: “cancelled” was recorded by mistake"
    assert restore_session(session=booked, by=by, at=NOW).status == Status.BOOKED
    assert Event.objects.filter(verb="session restored").count() == 1


def test_who_was_marked_as_missing_by_mistake_is_told(booked, by):
    record_missed(session=booked, side="supervisee", by=by, at=AFTER)
    restored = restore_session(session=booked, by=by, at=AFTER + HOUR)
    assert restored.status == Status.BOOKED
    assert "recorded by mistake" in Reminder.objects.latest("pk").line
    record_missed(session=booked, side="supervisee", by=by, at=AFTER + 2 * HOUR)
    assert Reminder.objects.filter(line__contains="did not attend.").count() == 2


def test_only_by_whoever_recorded_it(booked, by, other):
    cancel_session(session=booked, by=other, at=NOW, **WHY)
    with pytest.raises(NotBookable, match="Only the person who recorded this"):
        restore_session(session=booked, by=by, at=NOW)


def another_time(session):
    return {"starts_at": session.starts_at + 144 * HOUR, "ends_at": session.ends_at + 144 * HOUR}


def test_what_was_booked_in_its_place_in_the_same_step_goes_with_it(booked, by):
    instead = rebook(
        take_off=record_missed,
        session=booked,
        side="supervisee",
        reason="",
        by=by,
        at=AFTER,
        **another_time(booked),
    )
    entries = DiaryEntry.objects.filter(uid=instead.uid)
    assert entries.not_cancelled().count() == 2
    restored = restore_session(session=booked, by=by, at=AFTER + HOUR)
    assert (restored.status, restored.replaced_by) == (Status.BOOKED, None)
    assert list(Session.objects.all()) == [restored]
    assert not entries.not_cancelled().exists()
    said = Reminder.objects.filter(line__contains="was booked by mistake. It does not take place.")
    assert set(said.values_list("path", flat=True)) == {"/supervision/"}
    assert said.count() == 2
    assert Event.objects.filter(verb="session removed", subject_id=str(instead.pk)).exists()


def test_not_once_someone_has_acted_on_the_one_in_its_place(booked, by, other):
    instead = rebook(take_off=cancel_session, session=booked, by=by, at=NOW, **another_time(booked), **WHY)
    instead.agenda_items.create(text="Leave", added_by=other.worker)
    with pytest.raises(NotBookable, match="Someone has acted on the session booked in its place"):
        restore_session(session=booked, by=by, at=NOW)
    instead.agenda_items.all().delete()
    record_event(verb=Verb.SESSION_TIMES_CORRECTED, subject=instead, by=other)
    with pytest.raises(NotBookable, match="Someone has acted on the session booked in its place"):
        restore_session(session=booked, by=by, at=NOW)


def in_its_place_later(booked, by):
    """Another session, booked in a step of its own."""
    instead = rebook(take_off=cancel_session, session=booked, by=by, at=NOW, **another_time(booked), **WHY)
    Session.objects.filter(pk=instead.pk).update(booked_at=NOW + HOUR)
    return instead


def test_not_while_another_one_is_booked_in_its_place(booked, by):
    instead = in_its_place_later(booked, by)
    with pytest.raises(NotBookable, match="Cancel that one first"):
        restore_session(session=booked, by=by, at=NOW)
    cancel_session(session=instead, by=by, at=NOW, **WHY)
    assert restore_session(session=booked, by=by, at=NOW).status == Status.BOOKED


def test_not_once_the_other_has_booked_another_time(agreement, booked, by, other):
    cancel_session(session=booked, by=by, at=NOW, **WHY)
    slot = SlotFactory(supervisor=agreement.supervisor, starts_at=booked.starts_at + 24 * HOUR)
    book_slot(slot=slot, supervisee=agreement.supervisee, by=other, at=NOW + HOUR)
    with pytest.raises(NotBookable, match="Someone has booked another session since"):
        restore_session(session=booked, by=by, at=NOW + 2 * HOUR)


def test_not_when_the_time_is_taken(agreement, booked, by):
    cancel_session(session=booked, by=by, at=NOW, **WHY)
    someone = AgreementFactory(supervisor=agreement.supervisor).supervisee
    times = {"starts_at": booked.starts_at, "ends_at": booked.ends_at}
    book_time(supervisor=agreement.supervisor, supervisee=someone, by=by, at=NOW, **times)
    with pytest.raises((AlreadyBusy, NotBookable), match="already busy"):
        restore_session(session=booked, by=by, at=NOW)


def test_the_page_offers_it_to_the_one_who_recorded_it(agreement, booked, by, sign_in, time_machine):
    time_machine.move_to(NOW, tick=False)
    cancel_session(session=booked, by=by, at=NOW, **WHY)
    address = reverse("supervision:restore", args=[booked.pk])
    assert address not in sign_in(agreement.supervisee).get(booked.get_absolute_url()).text
    client = sign_in(agreement.supervisor)
    assert address in client.get(booked.get_absolute_url()).text
    page = client.post(address, follow=True)
    assert "Undone. The session is booked again" in page.text
    assert client.post(address, follow=True).status_code == 200
    assert Session.objects.get().status == Status.BOOKED


def test_the_page_leads_to_the_session_in_its_place_instead_of_a_button_that_refuses(
    agreement, booked, by, sign_in, time_machine
):
    time_machine.move_to(NOW, tick=False)
    instead = in_its_place_later(booked, by)
    page = sign_in(agreement.supervisor).get(booked.get_absolute_url()).text
    assert reverse("supervision:restore", args=[booked.pk]) not in page
    assert reverse("supervision:cancel", args=[instead.pk]) in page
    cancel_session(session=instead, by=by, at=NOW, **WHY)
    page = sign_in(agreement.supervisor).get(booked.get_absolute_url()).text
    assert reverse("supervision:restore", args=[booked.pk]) in page
    assert "If this was recorded by mistake" not in page


def test_the_page_undoes_both_in_one(agreement, booked, by, sign_in, time_machine):
    time_machine.move_to(NOW, tick=False)
    rebook(take_off=cancel_session, session=booked, by=by, at=NOW, **another_time(booked), **WHY)
    client = sign_in(agreement.supervisor)
    assert "undo, and remove the session booked for" in client.get(booked.get_absolute_url()).text
    assert client.post(reverse("supervision:restore", args=[booked.pk]), follow=True).status_code == 200
    assert Session.objects.get().status == Status.BOOKED
