"""That a session was held, recorded by mistake: booked again; or gone, where it had only been logged."""

from datetime import UTC, datetime, timedelta
from http import HTTPStatus

import pytest
from django.urls import reverse

from supervision.booking.services.booking import book_slot
from supervision.clock.due_days import differences
from supervision.models import Session, SessionRecord, Status
from supervision.models.session import OFF_STATUSES
from supervision.records.services.records import RecordRefused, log_session, record_held, take_back_held
from tests.factories import AgreementFactory, SlotFactory
from tests.supervision.records.writing import sent
from workforce.models import Event

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
AFTER = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def agreement():
    return AgreementFactory()


@pytest.fixture
def booked(agreement):
    slot = SlotFactory(supervisor=agreement.supervisor)
    return book_slot(slot=slot, supervisee=agreement.supervisee, by=None, at=NOW)


@pytest.fixture
def by(agreement):
    return agreement.supervisor.account


def hold(booked, by):
    times = (booked.starts_at, booked.ends_at)
    return record_held(session=booked, times=times, place="", interrupted=False, by=by, at=AFTER)


def log(agreement, by):
    return log_session(
        supervisor=agreement.supervisor,
        supervisees=[agreement.supervisee],
        kind="one_to_one",
        times=(NOW - 3 * HOUR, NOW - 2 * HOUR),
        by=by,
        at=NOW,
    )


def test_held_by_mistake_is_booked_again(agreement, booked, by, sign_in, time_machine):
    time_machine.move_to(AFTER, tick=False)
    hold(booked, by)
    client = sign_in(agreement.supervisor)
    address = reverse("supervision:held_undo", args=[booked.pk])
    assert address in client.get(booked.get_absolute_url()).text
    assert "booked again, and not held" in client.post(address, follow=True).text
    booked.refresh_from_db()
    assert (booked.status, booked.held_on) == (Status.BOOKED, None)
    assert "cannot be marked as held" in client.post(address, follow=True).text
    assert list(differences()) == []


@pytest.mark.parametrize(("answer", "route"), [("missed", "missed"), ("no", "cancel")])
def test_saying_that_it_was_not_held_changes_nothing_before_it_is_said_why(
    agreement, booked, by, sign_in, time_machine, answer, route
):
    time_machine.move_to(AFTER, tick=False)
    session = hold(booked, by)
    client = sign_in(agreement.supervisor)
    address = reverse("supervision:record", args=[session.pk])
    answered = client.post(address, sent(session, **{"held-took_place": answer, "do": "save"}))
    why = reverse(f"supervision:{route}", args=[session.pk])
    assert answered["Location"] == why
    session.refresh_from_db()
    assert (session.status, session.held_on) == (Status.HELD, AFTER.date())
    assert client.get(why).status_code == HTTPStatus.OK
    client.post(why, {"side": "supervisee", "reason": "sickness", "slot": "none"})
    session.refresh_from_db()
    assert (session.status in OFF_STATUSES, session.held_on, session.was_interrupted) == (True, None, None)
    agreement.refresh_from_db()
    assert agreement.last_held_on is None
    assert list(differences()) == []


def test_the_supervisee_does_not_say_that_what_was_held_was_not(agreement, booked, by, sign_in, time_machine):
    time_machine.move_to(AFTER, tick=False)
    session = hold(booked, by)
    why = reverse("supervision:missed", args=[session.pk])
    sign_in(agreement.supervisee).post(why, {"side": "supervisor", "reason": "", "text": ""})
    session.refresh_from_db()
    assert session.status == Status.HELD


def test_logged_by_mistake_is_gone_and_the_clock_with_it(agreement, by):
    session = log(agreement, by)
    agreement.refresh_from_db()
    assert agreement.last_held_on == NOW.date()
    assert take_back_held(session=session, by=by) is None
    agreement.refresh_from_db()
    assert (Session.objects.count(), agreement.last_held_on) == (0, None)
    assert list(differences()) == []
    assert Event.objects.filter(verb="session log undone").count() == 1


def test_what_is_written_in_a_logged_session_is_not_lost(agreement, by):
    session = log(agreement, by)
    SessionRecord.objects.create(session=session, workload="Two in", version=1)
    with pytest.raises(RecordRefused, match="Something is written"):
        take_back_held(session=session, by=by)
    assert Session.objects.count() == 1
