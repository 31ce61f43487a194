"""A session from 23:00 to 00:30: offered, booked and recorded; and what is pasted into its room."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from supervision.calendars.services.calendar_feeds import make_feed
from supervision.models import DiaryEntry, Session, Slot
from tests.factories import AgreementFactory
from tests.supervision.records.writing import sent
from workforce.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]

STARTS_AT = datetime(2026, 11, 24, 23, tzinfo=UTC)
OFFER = {
    "first_on_day": "24", "first_on_month": "11", "first_on_year": "2026",
    "starts": "23:00", "ends": "00:30", "place": "Duty room\x0b2", "every_weeks": "0",
    "sure": "hour",
}  # fmt: skip


@pytest.fixture
def agreement():
    return AgreementFactory()


@pytest.fixture
def offered(agreement, sign_in):
    assert sign_in(agreement.supervisor).post(reverse("supervision:slot_new"), OFFER).status_code == 302
    return Slot.objects.get()


def test_it_is_offered_and_ends_on_the_next_day(offered):
    assert (offered.starts_at, offered.ends_at) == (STARTS_AT, STARTS_AT + timedelta(minutes=90))


def test_it_is_booked_and_recorded_as_held_on_the_day_on_which_it_started(
    agreement, offered, sign_in, time_machine
):
    sign_in(agreement.supervisee).post(reverse("supervision:book"), {"slot": offered.pk})
    session = Session.objects.get()
    assert (session.starts_at, session.ends_at) == (offered.starts_at, offered.ends_at)
    time_machine.move_to("2026-11-25T09:00:00+00:00", tick=False)
    times = {"held-starts": "23:00", "held-ends": "00:30", "held-took_place": "yes"}
    sign_in(agreement.supervisor).post(
        reverse("supervision:record", args=[session.pk]), sent(session, do="sign", **times)
    )
    session.refresh_from_db()
    assert (session.held_on, session.minutes) == (date(2026, 11, 24), 90)


def test_one_that_was_not_booked_is_logged(agreement, sign_in, time_machine):
    time_machine.move_to("2026-11-25T09:00:00+00:00", tick=False)
    logged = {
        "supervisees": [agreement.supervisee.pk], "kind": "one_to_one", "day_day": "24", "day_month": "11",
        "day_year": "2026", "starts": "23:00", "ends": "00:30", "place": "",
        "sure": "hour",
    }  # fmt: skip
    sign_in(agreement.supervisor).post(reverse("supervision:session_new"), logged)
    session = Session.objects.get()
    assert (session.held_on, session.starts_at) == (date(2026, 11, 24), STARTS_AT)
    assert session.ends_at - session.starts_at == timedelta(minutes=90)


@pytest.mark.parametrize(("starts", "ends"), [("14:00", "13:00"), ("23:00", "03:01"), ("10:00", "10:00")])
def test_an_end_before_the_start_is_a_slip(agreement, sign_in, starts, ends):
    page = sign_in(agreement.supervisor).post(
        reverse("supervision:slot_new"), OFFER | {"starts": starts, "ends": ends}
    )
    assert page.context["form"].errors == {"ends": ["The end time must be after the start time"]}


def test_a_vertical_tab_in_the_room_reaches_no_calendar_feed(agreement, offered, sign_in):
    assert offered.place == "Duty room 2"
    sign_in(agreement.supervisee).post(reverse("supervision:book"), {"slot": offered.pk})
    assert DiaryEntry.objects.first().place == "Duty room 2"
    DiaryEntry.objects.update(place="Kept\x0bfrom before")
    feed = make_feed(worker=agreement.supervisee, by=None, at=datetime(2026, 11, 19, tzinfo=UTC))
    body = Client().get(reverse("supervision:calendar_feed", args=[feed])).content.decode()
    assert "Kept from before" in body
    assert "\x0b" not in body
    assert not any("\x0b" in str(event.details) for event in Event.objects.all())
