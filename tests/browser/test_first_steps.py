"""From an empty machine to a council at work, with production settings, by the first steps' own buttons."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser, expect

from tests.browser.getting_in import Person, first_administrator
from tests.browser.looking import violations
from tests.served import Served, served

pytestmark = pytest.mark.long
EXAMPLE = Path(settings.ROOT) / "docs" / "examples" / "new-authority"
FILES = {
    "Import the HR list": "hr-list.csv",
    "Import the caseload report": "caseloads.csv",
    "Import the allocations": "allocations.csv",
    "Import the log": "supervision-log.csv",
    "Import the programme sheet": "programme.csv",
}


@pytest.fixture(scope="module")
def tracker(tmp_path_factory, own_production_database, collected):
    folder = tmp_path_factory.mktemp("first-steps")
    with served(folder, database=own_production_database, static=collected) as running:
        yield running


class Walker:
    """Follows the one green button of the first steps, and counts what they cost."""

    def __init__(self, person: Person) -> None:
        self.person, self.page, self.clicks = person, person.page, 0
        self.seen: list[str] = []

    def press(self, name: str) -> None:
        self.person.press(name)
        self.clicks += 1

    @property
    def next(self) -> str:
        """What the next step's button says; empty where nothing is left for this person."""
        self.page.goto(f"{self.person.tracker.url}/settings/first-steps/")
        if not self.seen:
            assert violations(self.page) == []
        green = self.page.locator("main a.govuk-button:not(.govuk-button--secondary)")
        return green.inner_text().split(":")[0].strip() if green.count() else ""

    def follow(self) -> None:
        self.page.locator("main a.govuk-button:not(.govuk-button--secondary)").click()
        self.page.wait_for_load_state()
        self.clicks += 1
        self.seen.append(self.person.heading)
        assert violations(self.page) == []

    def bring(self, name: str) -> None:
        self.page.locator("input[type=file]").set_input_files(EXAMPLE / name)
        self.press("Show what would change")
        self.press("Import this file")
        expect(self.page.get_by_role("heading", name="What it changed")).to_be_visible(timeout=30_000)

    @property
    def done(self) -> int:
        self.page.goto(f"{self.person.tracker.url}/settings/first-steps/")
        return int(re.search(r"(\d+) of \d+ done", self.page.locator("main").inner_text())[1])


def test_from_an_empty_machine_to_a_council_at_work(tracker: Served, browser: Browser):
    administrator = Walker(first_administrator(tracker, browser, "it.admin@westshire.example"))
    administrator.page.goto(tracker.url)
    assert "First steps: 0 of 19 done" in administrator.page.locator("main").inner_text()
    while (button := administrator.next) and button not in ("Invite people", "See what is sent"):
        administrator.follow()
        match button:
            case "Enter the name":
                administrator.page.get_by_label("Name of the authority").fill("Westshire Council")
                administrator.page.get_by_label("DfE code").fill("000")
                administrator.press("Save")
            case "Invite":
                administrator.page.get_by_label("E-mail address").fill("marian.osei@westshire.example")
                administrator.press("Send the invitation")
            case "Check and save":
                administrator.press("Save")
            case "Add the usual ones":
                administrator.press("Add the usual ones")
            case _:
                administrator.bring(FILES[button])
    assert administrator.done == 15
    assert administrator.clicks <= 36

    psw = Person(tracker, browser, "marian.osei@westshire.example")
    psw.choose_password(psw.letter_link("choose your password"))
    psw.sign_in()
    psw.set_up_app()
    psw.press("I have kept them. Continue")
    walker = Walker(psw)
    psw.page.goto(tracker.url)
    assert psw.page.locator("h1").inner_text().startswith("Marian, ")
    assert walker.next == "Check and save"
    walker.follow()
    walker.press("Save")
    assert walker.done == 16
    assert walker.next == "Agree the first due days"
    walker.follow()
    assert "Westshire Council" in psw.page.title()
    assert psw.problems == administrator.person.problems == []
