"""A lost phone, from the account's page to a new second factor: production settings, three real browsers."""

import pytest

from tests.browser.getting_in import Person, first_administrator
from tests.browser.looking import violations
from tests.served import served

pytestmark = pytest.mark.long

COUNCIL = """
from datetime import date
from workforce.models import Account, Service, Team, Worker
team = Team.objects.create(name="East", service=Service.objects.create(name="Safeguarding"))
manager = None
for name in ("Mary", "Amina"):
    email = f"{name.lower()}@council.example"
    manager = Worker.objects.create(
        account=Account.objects.create_user(email, "correct horse battery staple"), given_name=name,
        family_name="Ahmed", email=email, org_role=3, contract="permanent", team=team,
        started_on=date(2020, 1, 6), line_manager=manager,
    )
"""


@pytest.fixture(scope="module")
def tracker(tmp_path_factory, own_production_database, collected):
    folder = tmp_path_factory.mktemp("served")
    with served(folder, database=own_production_database, static=collected) as running:
        made = running.command("shell", "-v0", "-c", COUNCIL)
        assert made.returncode == 0, made.stderr
        yield running


def comes_in(tracker, browser, email: str) -> Person:
    """Someone with a password signs in for the first time and sets up the app."""
    person = Person(tracker, browser, email)
    person.sign_in()
    person.set_up_app()
    person.press("I have kept them. Continue")
    return person


def test_an_administrator_asks_her_manager_confirms_and_she_sets_up_a_new_one(tracker, browser):
    administrator = first_administrator(tracker, browser, "first@council.example")
    mary, amina = (comes_in(tracker, browser, f"{name}@council.example") for name in ("mary", "amina"))

    page = administrator.page
    page.goto(f"{tracker.url}/settings/accounts/?q=amina")
    page.get_by_role("link", name="Amina Ahmed").click()
    page.get_by_role("link", name="Reset the second factor").click()
    assert violations(page) == []
    page.get_by_label("What was lost").fill("Phone lost on Monday, seen in the office")
    administrator.press("Ask for the reset")
    assert "Waiting for a second person" in page.locator("main").inner_text()

    mary.page.goto(f"{tracker.url}/")
    mary.page.get_by_role("link", name="Confirm the reset for Amina Ahmed").click()
    assert violations(mary.page) == []
    mary.press("Confirm the reset")
    assert "Confirmed by Mary Ahmed" in mary.page.locator("main").inner_text()
    assert "was reset" in tracker.letter(to=amina.email, about="second factor was reset")["Subject"]

    amina.page.goto(f"{tracker.url}/account/")
    assert amina.heading == "Sign in"
    amina.sign_in()
    said = amina.page.locator("main").inner_text()
    assert "first@council.example asked for it, and Mary Ahmed confirmed it" in said
    assert violations(amina.page) == []
    amina.set_up_app()
    amina.press("I have kept them. Continue")
    assert amina.page.url == f"{tracker.url}/"
    for person in (administrator, mary, amina):
        assert person.problems == []
        person.context.close()
