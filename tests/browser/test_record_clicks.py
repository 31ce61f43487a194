"""The stop-watch: four cases and five actions recorded, signed and agreed, each from the home page.

The figures are ceilings: a change that adds a click or a key is noticed here. `-s` prints them.
"""

from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page

from supervision.models import Action, CaseDiscussion, Session
from tests.browser.stopwatch import Hands
from tests.busy_council import NOW
from tests.council import NQSW, PSW, SUPERVISOR, build_council
from tests.factories import AllocationFactory, SessionFactory

CASES = 4
WRITTEN = ("update", "childs_voice", "risks", "decision", "rationale")


@pytest.fixture(autouse=True)
def thursday(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def council():
    council = build_council()
    for number in range(9):
        AllocationFactory(worker=council[NQSW].worker, case_reference=f"P100000{number}")
    SessionFactory(
        supervisor=council[SUPERVISOR].worker,
        supervisee=council[NQSW].worker,
        starts_at=NOW - timedelta(hours=2),
    )
    return council


def case(page: Page, number: int) -> Locator:
    return page.locator(".tracker-case[id^=case-]").nth(number)


def record(hands: Hands) -> None:
    page = hands.page
    hands.click(page.get_by_role("link", name="It was held: record").first)
    assert page.get_by_label("Yes, it was held").is_checked()
    hands.write(page.locator("[id$=-wellbeing]"), "Settled, sleeping well.")
    hands.write(page.locator("#id_record-workload"), "Nine cases, one of them new.")
    for number in range(CASES):
        hands.click(page.locator("input[name=cases]").nth(number))
    with page.expect_navigation():
        hands.press("Enter")
    for number in range(CASES):
        for box in WRITTEN:
            hands.write(case(page, number).locator(f"[id$=-{box}]"), f"Words about the {box}.")
        hands.write(case(page, number).locator("[id$=-what]").last, "Ring the school.")
        if number == 0:
            with page.expect_navigation():
                hands.press("Enter")
            hands.write(case(page, number).locator("[id$=-what]").last, "Ring the nursery.")
    hands.write(page.locator("#id_record-reflection"), "What would we see if it were safe?")
    hands.click(page.get_by_role("button", name="Check and sign"))
    hands.click(page.get_by_role("button", name="Sign and send"))


def test_a_session_of_four_cases_and_five_actions_is_recorded_signed_and_agreed(browse, council):
    hands = Hands(browse(council[SUPERVISOR], "/"))
    record(hands)
    print(f"recorded and signed: {hands}")
    session = Session.objects.get()
    assert session.status == "signed"
    assert CaseDiscussion.objects.exclude(decision="").count() == CASES
    assert [action.due_on is not None for action in Action.objects.all()] == [True] * 5
    assert hands.clicks - hands.placed <= 7
    assert hands.placed <= 5
    assert hands.keys <= 45
    hands = Hands(browse(council[NQSW], "/"))
    hands.click(hands.page.get_by_role("link", name="agree").first)
    hands.click(hands.page.get_by_role("button", name="I agree", exact=True))
    print(f"agreed: {hands}")
    session.refresh_from_db()
    assert (session.status, hands.clicks, hands.keys) == ("agreed", 2, 0)


def test_the_overdue_are_one_click_from_the_principal_social_workers_home(browse, council):
    hands = Hands(browse(council[PSW], "/"))
    hands.click(hands.page.get_by_role("link", name="overdue for supervision").first)
    assert "/supervision/overdue/" in hands.page.url
    print(f"overdue found: {hands}")
    assert hands.clicks == 1


def test_the_programme_report_is_a_workbook_after_three_clicks(browse, council):
    hands = Hands(browse(council[PSW], "/"))
    hands.click(hands.page.get_by_role("link", name="Reports", exact=True).first)
    hands.click(hands.page.locator("main").get_by_role("link", name="NQSW programme"))
    with hands.page.expect_download():
        hands.click(hands.page.get_by_role("button", name="Export to Excel"))
    print(f"programme report exported: {hands}")
    assert hands.clicks == 3
