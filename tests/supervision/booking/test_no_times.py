"""Where no time is offered, the pages lead to asking for one, and show no empty choice."""

import pytest
from django.urls import reverse

from tests.factories import SlotFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]


def test_without_an_offered_time_home_leads_to_asking_for_one_and_not_to_an_empty_page(agreement, sign_in):
    client, asks = (
        sign_in(agreement.supervisee),
        f'href="mailto:{agreement.supervisor.email}?subject=Supervision"',
    )
    page = client.get("/").text
    assert asks in page
    assert "Book a time</a>" not in page
    SlotFactory(supervisor=agreement.supervisor)
    page = client.get("/").text
    assert "Book a time</a>" in page
    assert asks not in page


def test_without_an_offered_time_the_booking_page_asks_no_question(agreement, sign_in):
    client, address = sign_in(agreement.supervisee), reverse("supervision:book")
    page = client.get(address).text
    assert "No free times yet" in page
    assert "Which time?" not in page
    SlotFactory(supervisor=agreement.supervisor)
    assert "Which time?" in client.get(address).text
