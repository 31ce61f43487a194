"""A session that is about to end says so, goes on where its owner is there, and loses nothing typed."""

import pytest
from django.contrib.sessions.models import Session as DjangoSession
from playwright.sync_api import Page, expect

from supervision.models import Decision
from tests.browser.looking import violations
from tests.busy_council import NOW
from tests.council import NQSW, PSW, SUPERVISOR, build_council
from workforce.models import Account

PASSWORD = "correct horse battery staple"
MINUTE = 60 * 1000


@pytest.fixture(autouse=True)
def thursday(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def council() -> dict[str, Account]:
    return build_council()


@pytest.fixture
def page(page: Page) -> Page:
    """The browser's clock is set by the test; the server's stands still."""
    page.clock.install(time=NOW)
    return page


def dialog(page: Page):
    return page.get_by_role("dialog")


def test_it_warns_five_minutes_before_and_the_session_goes_on(browse, council, page):
    page = browse(council[PSW], "/people/")
    page.clock.run_for(24 * MINUTE)
    expect(dialog(page)).to_be_hidden()
    page.clock.run_for(2 * MINUTE)
    expect(dialog(page)).to_contain_text("You will be signed out in 4 minutes")
    expect(page.get_by_role("button", name="Stay signed in")).to_be_focused()
    assert violations(page) == []
    with page.expect_response("**/stay-signed-in/") as answer:
        page.keyboard.press("Enter")
    assert answer.value.json()["idle"] == 30 * 60
    expect(dialog(page)).to_be_hidden()
    page.clock.run_for(24 * MINUTE)
    expect(dialog(page)).to_be_hidden()


def test_escape_stays_too_and_another_tab_hears_of_it(browse, council, page):
    page = browse(council[PSW], "/people/")
    other = page.context.new_page()
    other.goto(page.url)
    page.clock.run_for(26 * MINUTE)  # one clock for the whole browser
    for tab in (page, other):
        expect(dialog(tab)).to_be_visible()
    with other.expect_response("**/stay-signed-in/"):
        other.keyboard.press("Escape")
    for tab in (page, other):
        expect(dialog(tab)).to_be_hidden()
    other.close()


def test_at_the_end_nobody_reads_on_and_what_was_typed_waits_for_its_writer(browse, council, page, address):
    supervisee = council[NQSW].worker
    page = browse(council[SUPERVISOR], f"/supervision/file/{supervisee.pk}/decision/")
    box = page.locator("main textarea").first
    box.fill("No visit alone until the strategy meeting")
    name = box.get_attribute("name")
    DjangoSession.objects.all().delete()
    page.clock.run_for(31 * MINUTE)
    expect(dialog(page)).to_contain_text("You are signed out")
    expect(page.locator("main")).to_be_hidden()
    page.get_by_role("button", name="Sign in again").click()
    page.get_by_label("Email address").fill(council[SUPERVISOR].email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator("main")).to_contain_text("Your text is still here")
    expect(page.locator(f"textarea[name={name}]")).to_have_value("No visit alone until the strategy meeting")
    assert not Decision.objects.exists()


def test_after_eight_hours_it_ends_however_busy(browse, council, page):
    page = browse(council[PSW], "/people/")
    page.clock.run_for(1)
    for _ in range(3):
        page.evaluate("new BroadcastChannel('session').postMessage({ idle: 1740, left: 240 })")
        page.clock.run_for(MINUTE)
    expect(dialog(page)).to_contain_text("signed in for as long as is allowed")
    expect(page.get_by_role("button", name="Stay signed in")).to_be_hidden()
