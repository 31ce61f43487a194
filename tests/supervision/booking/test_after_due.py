"""What is booked after the due day says so: when it is booked, on the home page, in the supervisor's list."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from supervision.booking.services.bookable import NotBookable
from supervision.booking.services.booking import book_time
from supervision.booking.services.proposals import propose
from supervision.models import Agreement, Session
from tests.factories import AgreementFactory, SlotFactory, WorkerFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]

NOW = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
DUE = date(2026, 11, 26)
TEN, LATE = datetime(2026, 11, 26, 10, 0, tzinfo=UTC), datetime(2026, 11, 30, 10, 0, tzinfo=UTC)


@pytest.fixture
def agreement():
    agreement = AgreementFactory(supervisor__given_name="Dele", supervisor__family_name="Okafor")
    Agreement.objects.filter(pk=agreement.pk).update(next_due_on=DUE)
    return agreement


@pytest.mark.parametrize(("starts_at", "is_late"), [(TEN, False), (LATE, True)])
def test_booking_says_at_once_that_it_is_late_and_so_do_both_pages(agreement, sign_in, starts_at, is_late):
    slot = SlotFactory(supervisor=agreement.supervisor, starts_at=starts_at)
    client = sign_in(agreement.supervisee)
    page = client.post(reverse("supervision:book"), {"slot": slot.pk}, follow=True)
    assert ("This is 4 days after Thursday 26 November, when it is due." in page.text) == is_late
    assert ("This is 4 days after it is due" in client.get("/").text) == is_late
    assert ("4 days after it is due" in sign_in(agreement.supervisor).get("/").text) == is_late


def test_a_time_after_another_that_is_booked_is_not_called_late(agreement, sign_in):
    pair = {"supervisor": agreement.supervisor, "supervisee": agreement.supervisee}
    book_time(**pair, starts_at=TEN, ends_at=TEN.replace(hour=11), by=None, at=NOW)
    slot = SlotFactory(supervisor=agreement.supervisor, starts_at=LATE)
    page = sign_in(agreement.supervisee).post(reverse("supervision:book"), {"slot": slot.pk}, follow=True)
    assert "Booked: Monday 30 November" in page.text
    assert "when it is due" not in page.text


@pytest.mark.parametrize(("booked_at", "is_kept"), [(TEN, True), (LATE, False), (None, False)])
def test_a_time_on_offer_is_called_late_until_what_is_booked_keeps_the_promise(
    agreement, sign_in, booked_at, is_kept
):
    pair = {"supervisor": agreement.supervisor, "supervisee": agreement.supervisee}
    if booked_at:
        book_time(**pair, starts_at=booked_at, ends_at=booked_at.replace(hour=11), by=None, at=NOW)
    for day in (25, 27):
        SlotFactory(supervisor=agreement.supervisor, starts_at=TEN.replace(day=day))
    form = sign_in(agreement.supervisee).get(reverse("supervision:book")).context["form"]
    headings = [heading for heading, _ in form["slot"].field.choices]
    late = "" if is_kept else ": 1 day after it is due"
    assert headings == ["Wednesday 25 November", f"Friday 27 November{late}"]
    assert (form["slot"].value() is None) is is_kept


def test_nothing_is_proposed_to_someone_who_cannot_choose(sign_in):
    agreement = AgreementFactory(supervisee=WorkerFactory(account=None))
    pair = {"supervisor": agreement.supervisor, "supervisee": agreement.supervisee}
    with pytest.raises(NotBookable, match="has no account to choose a time with"):
        propose(**pair, times=[(TEN, LATE.replace(day=26, hour=11))], by=None, at=NOW)
    client = sign_in(agreement.supervisor)
    asked = {"supervisee": agreement.supervisee.pk}
    page = client.get(reverse("supervision:propose", query=asked), follow=True)
    assert page.redirect_chain[-1][0] == reverse("supervision:book", query=asked)
    assert "Agree a time with them and book it" in page.text
    assert reverse("supervision:propose") not in page.text
    assert not Session.objects.exists()
    assert book_time(**pair, starts_at=TEN, ends_at=TEN.replace(hour=11), by=None, at=NOW)
