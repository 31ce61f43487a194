"""A whole workforce is invited from an empty machine: production settings, a moody mail server, a browser."""

import re
import time

import pytest

from tests.browser.getting_in import Person, first_administrator
from tests.browser.looking import narrow_faults, violations
from tests.served import served
from tests.smtp import STALLS

pytestmark = pytest.mark.long
#: What waits for the mail server is not what the reader waits for, in seconds.
AT_ONCE = STALLS / 2


@pytest.fixture(scope="module")
def tracker(tmp_path_factory, own_production_database, collected):
    folder = tmp_path_factory.mktemp("inviting")
    with served(folder, database=own_production_database, static=collected) as running:
        yield running


@pytest.fixture(scope="module")
def administrator(tracker, browser, council_data):
    person = first_administrator(tracker, browser, "it.admin@council.example")
    read = tracker.command("import_workforce", str(council_data / "hr-establishment.xlsx"))
    assert read.returncode == 0, read.stdout + read.stderr
    yield person
    assert person.problems == []
    person.context.close()


def look(person: Person, address: str) -> str:
    """Open a page, look at it as axe and a phone do, and read it."""
    page = person.page
    page.goto(f"{person.tracker.url}{address}")
    assert violations(page) == []
    assert list(narrow_faults(page)) == []
    return page.locator("main").inner_text()


def numbers(person: Person) -> dict[str, int]:
    """What the page of invitations counts."""
    said = look(person, "/settings/accounts/invitations/")
    labels = ("to invite", "cannot be invited", "invited", "came", "not come yet")
    return {label: int(re.search(rf"^(\d+)\s+{label}$", said, re.MULTILINE)[1]) for label in labels}


def sent_to(tracker) -> list[str]:
    return [
        message["To"] for message in tracker.mail.received if "choose your password" in message["Subject"]
    ]


def wait_for(number: int, tracker) -> None:
    for _ in range(300):
        if len(sent_to(tracker)) >= number:
            return
        time.sleep(0.1)


def test_a_workforce_is_invited_while_the_mail_server_stalls_and_gets_its_mail_later(administrator, tracker):
    before = numbers(administrator)
    assert before["to invite"] > 100
    assert before["cannot be invited"] > 0
    assert "No e-mail address" in look(administrator, "/settings/accounts/invitations/left-out/")

    tracker.mail.mood = "stall"
    administrator.page.goto(f"{tracker.url}/settings/accounts/invitations/")
    began = time.monotonic()
    administrator.press(f"Invite all {before['to invite']} people, on every page")
    assert time.monotonic() - began < AT_ONCE
    assert f"{before['to invite']} people are invited." in administrator.page.locator("main").inner_text()
    after = numbers(administrator)
    assert (after["to invite"], after["not come yet"]) == (0, before["to invite"])
    assert "E-mail not sent yet" in look(administrator, "/settings/accounts/invitations/waiting/")

    time.sleep(STALLS)
    waiting = look(administrator, "/settings/mail/")
    assert f"{before['to invite']} e-mails" in waiting
    assert "Mail server not reached" in waiting
    tracker.mail.mood = "accept"
    administrator.press(f"Send all {before['to invite']} again")
    wait_for(before["to invite"], tracker)
    assert len(sent_to(tracker)) == len(set(sent_to(tracker))) == before["to invite"]
    assert "No e-mail waits." in look(administrator, "/settings/mail/")


def test_someone_of_the_workforce_comes_and_the_page_counts_it(administrator, tracker, browser):
    person = Person(tracker, browser, sent_to(tracker)[0])
    letter = tracker.letter(to=person.email).get_payload(decode=True).decode()
    assert f"{tracker.url}/accounts/login/" in letter
    person.choose_password(person.letter_link("choose your password"))
    person.sign_in()
    person.set_up_app()
    person.press("I have kept them. Continue")
    assert person.page.url == f"{tracker.url}/"
    assert person.problems == []
    person.context.close()
    assert numbers(administrator)["came"] == 1
    assert person.email in look(administrator, "/settings/accounts/invitations/came/")


@pytest.mark.parametrize("mood", ["stall", "refuse the sender", "refuse", "drop after data", "busy"])
def test_a_forgotten_password_answers_at_once_and_alike_whatever_the_mail_server_does(
    administrator, tracker, browser, mood
):
    tracker.mail.mood = mood
    for email in (sent_to(tracker)[0], "nobody@council.example"):
        person = Person(tracker, browser, email)
        person.page.goto(f"{tracker.url}/accounts/password/reset/")
        person.page.get_by_label("Email address").fill(email)
        began = time.monotonic()
        person.page.locator("main").get_by_role("button").click()
        person.page.wait_for_load_state()
        assert time.monotonic() - began < AT_ONCE
        assert (person.heading, person.problems) == ("Look for our e-mail", [])
        person.context.close()
    tracker.mail.mood = "accept"


def test_a_list_is_pasted_and_what_is_not_in_it_is_named(administrator, tracker):
    page = administrator.page
    page.goto(f"{tracker.url}/settings/accounts/invitations/pasted/")
    page.get_by_label("E-mail addresses or staff numbers").fill(f"{sent_to(tracker)[0]}\nnobody@x.example")
    administrator.press("Find these people")
    assert violations(page) == []
    said = page.locator("main").inner_text()
    assert "Nobody on this list can be invited." in said
    assert "Already has an account" in said
    assert "Nobody in the workforce list has this" in said
