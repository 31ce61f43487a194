"""Getting in on a new machine: production settings, TLS in front, mail, and a real browser's real clicks."""

import pytest

from tests.browser.getting_in import Person, first_administrator
from tests.served import served

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def tracker(tmp_path_factory, own_production_database, collected):
    folder = tmp_path_factory.mktemp("served")
    with served(folder, database=own_production_database, static=collected) as running:
        yield running


@pytest.fixture(scope="module")
def administrator(tracker, browser):
    person = first_administrator(tracker, browser, "first@council.example")
    yield person
    person.context.close()


@pytest.fixture
def invited(tracker, browser, administrator):
    """Someone whom the administrator invites on the page: `invited("amina@council.example")`."""
    people = []

    def _invited(email: str) -> Person:
        page = administrator.page
        page.goto(f"{tracker.url}/settings/accounts/invite/")
        page.get_by_label("E-mail address").fill(email)
        administrator.press("Send the invitation")
        people.append(Person(tracker, browser, email))
        return people[-1]

    yield _invited
    assert [problem for person in people for problem in person.problems] == []
    for person in people:
        person.context.close()


def test_the_first_administrator_comes_from_an_empty_machine_to_the_home_page(administrator, tracker):
    assert administrator.page.url == f"{tracker.url}/"
    assert administrator.page.get_by_role("link", name="Invite people").is_visible()
    assert len(set(administrator.codes)) == 10
    assert administrator.problems == []


def test_an_invited_person_gets_in_leaves_and_comes_back_with_the_next_code(invited, tracker):
    person = invited("amina@council.example")
    person.choose_password(person.letter_link("choose your password"))
    person.sign_in()
    assert person.heading == "Set up a second factor"
    person.set_up_app()
    person.press("I have kept them. Continue")
    assert person.page.url == f"{tracker.url}/"
    person.sign_out()
    person.sign_in()
    assert person.heading == "Enter your second factor"
    person.enter("000000")
    assert "The code is not correct" in person.page.locator("main").inner_text()
    person.enter(person.digits())
    assert person.page.url == f"{tracker.url}/"


def test_a_recovery_code_signs_in_once(invited, tracker):
    person = invited("codes@council.example")
    person.choose_password(person.letter_link("choose your password"))
    person.sign_in()
    code = person.set_up_app()[0]
    person.sign_out()
    person.sign_in()
    person.enter(code)
    assert person.page.url == f"{tracker.url}/"
    person.sign_out()
    person.sign_in()
    person.enter(code)
    assert person.heading == "Enter your second factor"


def test_a_security_key_alone_is_a_second_factor(invited, tracker):
    person = invited("key@council.example")
    person.choose_password(person.letter_link("choose your password"))
    person.sign_in()
    person.hold_a_key()
    person.press("Add a security key")
    person.page.get_by_label("Name of the key").fill("Blue key")
    person.press("Add the key")
    person.page.wait_for_url("**/recovery-codes/")
    person.press("I have kept them. Continue")
    person.sign_out()
    person.sign_in()
    person.press("Use a security key")
    person.page.wait_for_url(f"{tracker.url}/")


def test_a_forgotten_password_is_chosen_anew_and_the_link_then_says_what_to_do(invited, tracker):
    person = invited("forgot@council.example")
    first = person.letter_link("choose your password")
    person.choose_password(first)
    person.sign_in()
    person.set_up_app()
    person.sign_out()
    person.page.get_by_role("link", name="I have forgotten my password").click()
    person.page.get_by_label("Email address").fill(person.email)
    person.press("Send the link")
    assert person.heading == "Look for our e-mail"
    link, person.password = person.letter_link("Choose a new password"), "another horse battery staple"
    person.choose_password(link)
    person.sign_in()
    person.enter(person.digits())
    assert person.page.url == f"{tracker.url}/"
    for used in (first, link):
        person.page.goto(used)
        assert person.heading == "This link has stopped working"
        assert person.page.get_by_role("button", name="Get a new link").is_visible()


def test_a_password_is_changed_and_asked_for_at_once(invited, tracker):
    person = invited("change@council.example")
    person.choose_password(person.letter_link("choose your password"))
    person.sign_in()
    person.set_up_app()
    person.page.goto(f"{tracker.url}/accounts/password/change/")
    person.page.get_by_label("Current password").fill(person.password)
    person.password = "a third horse battery staple"
    person.page.get_by_label("New password", exact=True).fill(person.password)
    person.page.get_by_label("New password again").fill(person.password)
    person.press("Change the password")
    assert person.heading == "Sign in"
    person.sign_in()
    person.enter(person.digits())
    assert person.page.url == f"{tracker.url}/"


@pytest.mark.parametrize(
    ("who", "first", "second", "words"),
    [
        ("short", "short", "short", "The password must have 12 characters or more"),
        ("common", "password1234", "password1234", "Many people use this password"),
        ("digits", "918273645546", "918273645546", "The password must have letters too"),
        ("own.address", "own.address@council", "own.address@council", "must not be like your e-mail"),
        ("typo", "correct horse battery", "correct horse batery", "The two passwords must be the same"),
    ],
)
def test_a_password_that_will_not_do_says_why(invited, who, first, second, words):
    person = invited(f"{who}@council.example")
    person.page.goto(person.letter_link("choose your password"))
    person.page.get_by_label("New password", exact=True).fill(first)
    person.page.get_by_label("New password again").fill(second)
    person.press("Save the password")
    assert words in person.page.locator("main").inner_text()
