"""Both people are told at once of a booking, a move, a cancellation; their calendars with them."""

from datetime import UTC, datetime, timedelta
from email.policy import default

import pytest
from icalendar import Calendar

from supervision.booking.services.booking import book_slot, book_time, cancel_session
from supervision.booking.services.moving import move_session
from supervision.models import Reminder, ReminderChoice
from supervision.reminders.services.sending import send_reminders
from tests.factories import SlotFactory
from workforce.models import Mail
from workforce.web.tags import day

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
DAY = timedelta(days=1)
WHY = {"reason": "sickness", "side": "supervisee", "text": "CANARY", "at": NOW}


@pytest.fixture
def amina(agreement):
    return agreement.supervisee.account


@pytest.fixture
def dele(agreement):
    return agreement.supervisor.account


@pytest.fixture
def booked(agreement, amina, after_commit):
    slot = SlotFactory(supervisor=agreement.supervisor)
    with after_commit():
        return book_slot(slot=slot, supervisee=agreement.supervisee, by=amina, at=NOW)


@pytest.fixture
def after_commit(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def calendar_in(mail):
    """The method named in the part's type, and the event in it."""
    parts = mail.message(policy=default).walk()
    part = next(part for part in parts if part.get_content_type() == "text/calendar")
    calendar = Calendar.from_ical(part.get_content())
    assert calendar["METHOD"] == part.get_param("method")
    return calendar["METHOD"], calendar.events[0]


def test_both_are_invited_with_the_same_event(booked, agreement, amina, dele, mailoutbox):
    assert {mail.to[0]: mail.body.splitlines()[0] for mail in mailoutbox} == {
        amina.email: "Supervision with Dele Okafor is booked: Tuesday 24 November, 10:00 to 11:30, Room 2.",
        dele.email: "Supervision with Amina Ahmed is booked: Tuesday 24 November, 10:00 to 11:30, Room 2.",
    }
    for mail in mailoutbox:
        method, event = calendar_in(mail)
        assert (method, str(event["UID"]), event["SEQUENCE"]) == ("REQUEST", str(booked.uid), 0)
        assert {str(each) for each in event["ATTENDEE"]} == {f"mailto:{amina.email}", f"mailto:{dele.email}"}


@pytest.mark.parametrize(
    ("sender", "name"),
    [
        ("tracker@council.gov.uk", "Supervision and NQSW tracker"),
        ("Supervision team <tracker@council.gov.uk>", "Supervision team"),
    ],
)
def test_the_organiser_is_an_address_with_a_name_beside_it(
    agreement, amina, after_commit, settings, mailoutbox, sender, name
):
    settings.DEFAULT_FROM_EMAIL = sender
    slot = SlotFactory(supervisor=agreement.supervisor)
    with after_commit():
        book_slot(slot=slot, supervisee=agreement.supervisee, by=amina, at=NOW)
    for mail in mailoutbox:
        _method, event = calendar_in(mail)
        assert str(event["ORGANIZER"]) == "mailto:tracker@council.gov.uk"
        assert event["ORGANIZER"].params["CN"] == name
        assert mail.from_email == sender


def test_a_move_updates_and_a_cancellation_removes_the_same_event(booked, dele, mailoutbox, after_commit):
    later = {"starts_at": booked.starts_at + DAY, "ends_at": booked.ends_at + DAY}
    with after_commit():
        moved = move_session(session=booked, by=dele, **later, **WHY)
    with after_commit():
        cancel_session(session=moved, by=dele, **WHY)
    seen = [
        (method, str(event["UID"]), event["SEQUENCE"], event["STATUS"], event.start.day)
        for method, event in map(calendar_in, mailoutbox[::2])
    ]
    uid = str(booked.uid)
    assert seen == [
        ("REQUEST", uid, 0, "CONFIRMED", 24),
        ("REQUEST", uid, 1, "CONFIRMED", 25),
        ("CANCEL", uid, 2, "CANCELLED", 25),
    ]
    assert len(mailoutbox) == 6
    assert ["To move or cancel it, open its page." in mail.body for mail in mailoutbox[::2]] == [
        True,
        True,
        False,
    ]
    assert all("Nobody reads an answer that your calendar sends." in mail.body for mail in mailoutbox)
    assert "CANARY" not in "".join(mail.message().as_string() for mail in mailoutbox)
    when = [day(booked.starts_at)] * 2 + [day(later["starts_at"])] * 4
    assert [mail.subject for mail in mailoutbox] == [f"Supervision: {each}, 10:00 to 11:30" for each in when]


def test_who_switched_invitations_off_hears_only_of_what_others_did(
    booked, amina, dele, mailoutbox, after_commit
):
    mailoutbox.clear()
    for account in (amina, dele):
        ReminderChoice.objects.create(account=account, kind="invitation", often="off")
    with after_commit():
        cancel_session(session=booked, by=dele, **WHY)
    assert [mail.to for mail in mailoutbox] == [[amina.email]]
    types = [part.get_content_type() for part in mailoutbox[0].message().walk()]
    assert "text/calendar" not in types


def test_a_booking_that_is_undone_tells_nobody(agreement, amina, mailoutbox, after_commit):
    from django.db import transaction

    with after_commit(), pytest.raises(RuntimeError), transaction.atomic():
        slot = SlotFactory(supervisor=agreement.supervisor)
        book_slot(slot=slot, supervisee=agreement.supervisee, by=amina, at=NOW)
        raise RuntimeError
    assert (mailoutbox, Reminder.objects.count(), Mail.objects.count()) == ([], 0, 0)


def test_what_was_written_down_but_not_sent_goes_out_with_the_next_run(
    agreement, amina, mailoutbox, time_machine
):
    slot = SlotFactory(supervisor=agreement.supervisor)
    book_slot(slot=slot, supervisee=agreement.supervisee, by=amina, at=NOW)
    assert mailoutbox == []
    send_reminders(on=NOW.date(), at=NOW)
    assert len([mail for mail in mailoutbox if "is booked" in mail.body]) == 2


def test_a_broken_mail_server_does_not_break_the_booking(agreement, amina, settings, after_commit):
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": 1},
        }
    }
    slot = SlotFactory(supervisor=agreement.supervisor)
    with after_commit():
        session = book_slot(slot=slot, supervisee=agreement.supervisee, by=amina, at=NOW)
    assert session.pk
    assert set(Mail.objects.values_list("state", flat=True)) == {"unreached", "waiting"}


def test_the_tracker_itself_sends_no_invitations(agreement, mailoutbox, after_commit):
    with after_commit():
        book_time(
            supervisor=agreement.supervisor,
            supervisee=agreement.supervisee,
            starts_at=NOW + DAY,
            ends_at=NOW + 1.1 * DAY,
            by=None,
            at=NOW,
        )
    assert mailoutbox == []


def test_people_without_a_way_to_sign_in_are_left_out(agreement, amina, mailoutbox, after_commit):
    agreement.supervisor.account.is_active = False
    agreement.supervisor.account.save()
    slot = SlotFactory(supervisor=agreement.supervisor)
    with after_commit():
        book_slot(slot=slot, supervisee=agreement.supervisee, by=amina, at=NOW)
    assert [mail.to for mail in mailoutbox] == [[amina.email]]
