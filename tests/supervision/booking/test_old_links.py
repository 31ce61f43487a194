"""A link to an offered time that is gone says so, and shows the others."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from supervision.booking.services.booking import book_slot
from supervision.booking.services.slots import withdraw_slots
from supervision.models import Slot
from tests.factories import AgreementFactory, SlotFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]

NOW = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
GONE = "Tuesday 24 November, 10:00 to 11:30, is no longer free."


@pytest.fixture
def slot(agreement):
    """Tuesday 24 November, 10:00 to 11:30."""
    return SlotFactory(supervisor=agreement.supervisor)


@pytest.fixture
def page(agreement, sign_in):
    """The booking page of the supervisee, from a link to a time."""

    def open_link(slot):
        return sign_in(agreement.supervisee).get(reverse("supervision:book", query={"slot": slot})).text

    return open_link


def test_a_time_that_someone_else_took_is_no_longer_free_and_the_others_are_shown(agreement, slot, page):
    assert "no longer" not in page(slot.pk)
    another = AgreementFactory(supervisor=agreement.supervisor)
    book_slot(slot=slot, supervisee=another.supervisee, by=another.supervisee.account, at=NOW)
    assert f"{GONE}</div>" in page(slot.pk)
    SlotFactory(supervisor=agreement.supervisor, starts_at=slot.starts_at + timedelta(days=1))
    shown = page(slot.pk)
    assert f"{GONE} Select another time.</div>" in shown
    assert "Wednesday 25 November" in shown


def test_a_time_that_was_withdrawn_is_no_longer_free(agreement, slot, page):
    withdraw_slots(slots=Slot.objects.all(), by=agreement.supervisor.account, at=NOW)
    assert GONE in page(slot.pk)


def test_of_another_supervisor_s_time_and_of_none_at_all_only_that_it_is_not_on_offer(page):
    for key in (SlotFactory().pk, 987654, "x"):
        shown = page(key)
        assert "The time in your link is no longer on offer." in shown
        assert "24 November" not in shown


def test_of_a_time_that_one_has_booked_oneself_the_booking_is_shown(agreement, slot, page):
    book_slot(slot=slot, supervisee=agreement.supervisee, by=agreement.supervisee.account, at=NOW)
    shown = page(slot.pk)
    assert "no longer" not in shown
    assert "Booked" in shown
