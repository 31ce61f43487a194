"""In at the organisation's identity provider: production settings, the security policy, a real provider."""

import pytest

from tests.browser.getting_in import Person
from tests.browser.looking import faults_of, narrow_faults, violations
from tests.production import in_production
from tests.served import served
from tests.workforce.accounts.identity_provider.running import (
    CLIENT,
    SECRET,
    free_port,
    make_certificate,
    running_provider,
)

pytestmark = pytest.mark.long
NAME = "Council sign-in"
BUTTON = "Sign in with your council account"
#: A supervisor who is invited and has held a session yesterday, and a supervisee.
COUNCIL = """
import django; django.setup()
from datetime import timedelta
from django.utils import timezone
from supervision.models import SessionRecord
from tests.supervision.records.writing import a_session
session = a_session(starts_at=timezone.now() - timedelta(days=1))
SessionRecord.objects.create(session=session, workload="Eleven cases", version=1)
for email, worker in (("dan", session.supervisor), ("sam", session.supervisees.first())):
    worker.account.email = f"{email}@council.example"
    worker.account.set_unusable_password()
    worker.account.save()
print(session.pk)
"""


@pytest.fixture(scope="module")
def council(tmp_path_factory, own_production_database, collected):
    """Tracker and provider, each in processes of its own; `council.session` waits for its signature."""
    folder, served_in = (tmp_path_factory.mktemp(name) for name in ("provider", "served"))
    port = free_port()
    facts = {
        "OIDC_SERVER_URL": f"https://localhost:{port}",
        "OIDC_CLIENT_ID": CLIENT,
        "OIDC_CLIENT_SECRET": SECRET,
        "OIDC_TRUSTED_DOMAINS": "council.example",
        "OIDC_NAME": NAME,
        "REQUESTS_CA_BUNDLE": str(make_certificate(folder).certificate),
    }
    with (
        served(served_in, database=own_production_database, static=collected, **facts) as tracker,
        running_provider(folder, tracker=tracker.url, port=port) as provider,
    ):
        made = in_production("-c", COUNCIL, DJANGO_SETTINGS_MODULE="tracker.settings", **tracker.settings)
        assert made.returncode == 0, made.stderr
        tracker.provider, tracker.session = provider, int(made.stdout.split()[-1])
        yield tracker


@pytest.fixture
def person(council, browser):
    """Somebody at a browser of their own, who is known at the provider: `person("dan@council.example")`."""
    people = []

    def _person(email: str, **claims: object) -> Person:
        council.provider.knows(email, **({"email": email, "email_verified": True} | claims))
        people.append(Person(council, browser, email))
        return people[-1]

    yield _person
    for one in people:
        one.context.close()


def problems_of(person: Person) -> list[str]:
    """What the console says; the provider's own page asks for a font from elsewhere."""
    return [problem for problem in person.problems if "ERR_NAME_NOT_RESOLVED" not in problem]


def faults(person: Person) -> list[str]:
    """What is wrong with the page for people who see, hear or use it otherwise."""
    page = person.page
    return [*violations(page), *faults_of(page), *narrow_faults(page)]


def come(person: Person, *, to: str = "/") -> None:
    """From any page: the sign-in page, one press, and the provider asks."""
    person.page.goto(f"{person.tracker.url}{to}")
    assert faults(person) == []
    person.press(BUTTON)
    sign_in_there(person, person.email)


def sign_in_there(person: Person, login: str) -> None:
    person.page.wait_for_url("https://localhost:*/interaction/*")
    person.page.locator("input[name=login]").fill(login)
    person.page.locator("input[name=password]").fill("any")
    person.page.locator("button[type=submit]").click()
    person.page.wait_for_url(f"{person.tracker.url}/**")


def test_an_invited_supervisor_comes_in_with_one_press_and_signs_with_the_question_asked_again(
    council, person
):
    dan = person("dan@council.example")
    come(dan)
    assert dan.page.url == f"{council.url}/"
    page = f"{council.url}/supervision/sessions/{council.session}/sign/"
    dan.page.goto(page)
    assert dan.heading == "Confirm who you are"
    assert faults(dan) == []
    dan.press("Confirm with your council account")
    sign_in_there(dan, dan.email)
    assert dan.page.url == page
    dan.page.get_by_role("button", name="Sign").first.click()
    dan.page.wait_for_url(f"{council.url}/supervision/sessions/{council.session}/")
    assert "can now read it and agree" in dan.page.locator("main").inner_text()
    dan.sign_out()
    assert dan.heading == f"You may still be signed in to {NAME}"
    assert faults(dan) == []
    assert dan.page.get_by_role("link", name=f"sign out of {NAME}").is_visible()
    assert problems_of(dan) == []


def test_another_person_at_the_provider_proves_nothing(council, person):
    sam, _ = person("sam@council.example"), person("zoe@council.example")
    come(sam)
    sam.page.goto(f"{council.url}/accounts/2fa/totp/activate/")
    sam.press("Confirm with your council account")
    sign_in_there(sam, "zoe@council.example")
    assert sam.heading == "Confirm who you are"
    assert "signed you in as someone else" in sam.page.locator("main").inner_text()
    assert problems_of(sam) == []


def test_who_is_not_invited_is_told_and_can_come_as_someone_else(council, person):
    zoe, _ = person("zoe@council.example"), person("ann@other.example")
    come(zoe)
    assert zoe.heading == "You have not been invited yet"
    assert faults(zoe) == []
    zoe.press("Sign in as someone else")
    sign_in_there(zoe, "ann@other.example")
    assert zoe.heading == "Use your work account"
    assert all("403" in problem for problem in problems_of(zoe))


def test_it_works_without_javascript(council, browser, person):
    person("dan@council.example")
    context = browser.new_context(ignore_https_errors=True, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{council.url}/account/")
    page.get_by_role("button", name=BUTTON).click()
    page.wait_for_url("https://localhost:*/interaction/*")
    page.locator("input[name=login]").fill("dan@council.example")
    page.locator("input[name=password]").fill("any")
    page.locator("button[type=submit]").click()
    page.wait_for_url(f"{council.url}/account/")
    context.close()


def test_when_the_provider_is_down_there_is_a_page(council, person):
    """The last test here: it ends the provider."""
    zoe = person("zoe@council.example")
    council.provider.process.terminate()
    council.provider.process.wait(10)
    zoe.page.goto(f"{council.url}/accounts/login/")
    zoe.press(BUTTON)
    assert zoe.heading == f"{NAME} does not answer"
    assert "Traceback" not in council.log.read_text()
