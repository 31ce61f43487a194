"""How many clicks it takes from the home page: counted, so that no change adds one unseen."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from supervision.models import Agreement, Session, Status
from tests.busy_council import NOW
from tests.council import NQSW, SUPERVISOR, build_council
from tests.factories import SlotFactory


@pytest.fixture(autouse=True)
def thursday(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def council():
    return build_council()


class Clicks:
    """Clicks on a page, counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.number = page, 0

    def on(self, role: str, words: str) -> None:
        self.page.get_by_role(role, name=words, exact=True).first.click()
        self.number += 1

    def arrive(self, words: str) -> None:
        """Wait until the page says that it is done."""
        expect(self.page.locator(".govuk-notification-banner")).to_contain_text(words)
        self.page.wait_for_load_state("networkidle")


def offered(council, *, days):
    """A free time, some days from now, and the due day a week from now."""
    person = council[NQSW].worker
    Agreement.objects.filter(supervisee=person).update(next_due_on=(NOW + timedelta(days=7)).date())
    return SlotFactory(supervisor=council[SUPERVISOR].worker, starts_at=NOW + timedelta(days=days))


def test_a_supervisee_books_the_next_session_in_two_clicks(browse, council):
    slot = offered(council, days=5)
    clicks = Clicks(browse(council[NQSW], "/"))
    clicks.page.get_by_role("link", name="Tue 24 Nov").click()
    clicks.number += 1
    clicks.on("button", "Book")
    clicks.arrive("Booked: Tuesday 24 November")
    assert (clicks.number, Session.objects.get(status=Status.BOOKED).slot) == (2, slot)


def test_a_supervisor_books_it_for_them_in_two_where_a_time_keeps_the_promise(browse, council):
    slot = offered(council, days=5)
    page = browse(council[SUPERVISOR], "/")
    clicks = Clicks(page)
    row = page.get_by_role("row").filter(has_text=str(council[NQSW].worker))
    row.get_by_role("link", name="Book").click()
    clicks.number += 1
    clicks.on("button", "Book")
    clicks.arrive("Booked: Tuesday 24 November")
    assert (clicks.number, Session.objects.get(status=Status.BOOKED).slot) == (2, slot)


def test_a_supervisor_books_six_months_of_fortnights_in_four(browse, council, axe):
    offered(council, days=40)
    page = browse(council[SUPERVISOR], "/")
    clicks = Clicks(page)
    row = page.get_by_role("row").filter(has_text=str(council[NQSW].worker))
    row.get_by_role("link", name="Book").click()
    clicks.number += 1
    clicks.on("link", "Book a series")
    clicks.on("button", "Check the days")
    assert axe() == []
    clicks.on("button", "Book the series")
    clicks.arrive("sessions booked")
    days = list(Session.objects.filter(status=Status.BOOKED).order_by("starts_at").values_list("starts_at"))
    assert clicks.number == 4
    assert len(days) >= 12
    assert days[-1][0] - days[0][0] > timedelta(days=160)
