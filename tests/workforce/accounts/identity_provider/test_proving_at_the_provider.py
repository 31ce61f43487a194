"""Who signed in at the provider is asked there once more before a signature or an export."""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import pytest
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY as RECORDS
from django.utils import timezone

from supervision.models import SessionRecord, Signature
from supervision.records.services.signing import sign_off
from tests.factories import AccountFactory
from tests.supervision.records.writing import a_session, supervisee_of
from tests.workforce.accounts.identity_provider.conftest import trust, way_from
from tests.workforce.accounts.identity_provider.running import running_provider

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ADDRESS = "psw@council.example"
EXPORT = "/supervision/overdue.csv"


@pytest.fixture
def guarded(settings):
    settings.REAUTHENTICATE_BEFORE_EXPORT = settings.REAUTHENTICATE_BEFORE_SIGNING = True


@pytest.fixture
def there(trusted, come, guarded):
    """A principal social worker who is signed in at the provider, and here."""
    account = AccountFactory(email=ADDRESS, role="psw")
    account.set_unusable_password()
    account.save()
    trusted.knows("p1", email=ADDRESS, email_verified=True)
    there = trusted.browser()
    come("p1", browser=there)
    return there


def asked(client, address: str = EXPORT) -> str:
    """The way to the provider that someone is given who opens a guarded page."""
    page = client.get(
        address, follow=True, headers={"Referer": "http://testserver/supervision/overdue/?team=3"}
    )
    assert "Confirm who you are" in page.text
    return way_from(client.post("/account/prove/", {"next": address, "page": page.context["page"]}))


def without(way: str, *names: str) -> str:
    """The same way with parameters taken out, as somebody at the browser could."""
    parts = urlsplit(way)
    kept = [(name, value) for name, value in parse_qsl(parts.query) if name not in names]
    return urlunsplit(parts._replace(query=urlencode(kept)))


def test_whoever_came_from_the_provider_is_asked_there_and_then_has_what_they_asked_for(
    client, trusted, there
):
    way = asked(client)
    assert {"prompt": "login", "max_age": "0", "login_hint": ADDRESS}.items() <= dict(
        parse_qsl(urlsplit(way).query)
    ).items()
    page = client.get(trusted.sign_in(way, "p1", browser=there), follow=True)
    assert page.request["PATH_INFO"] == "/account/proved/", "the browser is not left on the provider's page"
    assert f'content="0;url={EXPORT}"' in page.text
    assert 'href="http://testserver/supervision/overdue/?team=3"' in page.text
    assert client.get("/account/proved/").url == "/", "and only once"
    assert client.get(EXPORT).headers["Content-Type"].startswith("text/csv")


def test_the_proof_counts_for_a_quarter_of_an_hour(client, trusted, there, time_machine):
    client.get(trusted.sign_in(asked(client), "p1", browser=there))
    session = client.session
    session[RECORDS] = [each | {"at": each["at"] - 15 * 60 - 1} for each in session[RECORDS]]
    session.save()
    assert client.get(EXPORT).status_code == 302


def test_an_old_sign_in_at_the_provider_does_not_count(client, trusted, there, monkeypatch):
    """What asks for a password passes through the browser, and can be taken out there."""
    monkeypatch.setattr("workforce.rules.vouching.CLOCKS_DIFFER", -1)
    way = without(asked(client), "prompt", "max_age")
    page = client.get(trusted.sign_in(way, "nobody", browser=there), follow=True)
    assert "did not ask you to sign in again" in page.text
    assert client.get(EXPORT).status_code == 302


def test_an_answer_without_a_time_does_not_count(client, trusted, there, settings, monkeypatch):
    trust(settings, monkeypatch, trusted, client="no-times")
    way = without(asked(client), "prompt", "max_age")
    page = client.get(trusted.sign_in(way, "p1", browser=there), follow=True)
    assert "auth_time" in page.text
    assert client.get(EXPORT).status_code == 302


def test_another_person_proves_nothing_and_does_not_come_in(client, trusted, there):
    AccountFactory(email="other@council.example", role="admin")
    trusted.knows("o2", email="other@council.example", email_verified=True)
    page = client.get(trusted.sign_in(asked(client), "o2"), follow=True)
    assert f"signed you in as someone else. Sign in there as {ADDRESS}" in page.text
    assert client.get(EXPORT).status_code == 302
    assert ADDRESS in client.get("/account/").text


def test_an_answer_to_a_sign_in_is_no_proof(client, trusted, there):
    """Without the question of the guard there is no time since which it counts."""
    way = way_from(client.post("/accounts/oidc/organisation/login/", {"next": EXPORT}))
    client.get(trusted.sign_in(way, "p1", browser=there))
    assert client.get(EXPORT).status_code == 302


def test_who_cancels_there_is_asked_again_with_words(client, trusted, there):
    state = dict(parse_qsl(urlsplit(asked(client)).query))["state"]
    page = client.get(
        "/accounts/oidc/organisation/login/callback/", {"state": state, "error": "access_denied"}, follow=True
    )
    assert "says that you cancelled" in page.text
    assert f'name="next" value="{EXPORT}"' in page.text


def test_a_provider_that_is_down_lets_nobody_sign(client, trusted, there, settings, monkeypatch):
    trust(settings, monkeypatch, trusted, address="https://localhost:9")
    page = client.post("/account/prove/", {"next": EXPORT})
    assert (page.status_code, "does not answer" in page.text) == (503, True)
    assert client.get(EXPORT).status_code == 302


def test_what_was_sent_is_kept_and_sent_afterwards(client, trusted, come, guarded):
    """The supervisee has thought about the answer for longer than the proof lasts."""
    session = a_session()
    supervisee = supervisee_of(session)
    SessionRecord.objects.create(session=session, workload="Eleven cases", version=1)
    sign_off(session=session, by=session.supervisor.account, at=timezone.now())
    trusted.knows("s1", email=supervisee.account.email, email_verified=True)
    there = trusted.browser()
    come("s1", browser=there)
    address = f"/supervision/sessions/{session.pk}/agree/"
    sent = client.post(address, {"response": "disagreed", "comment": "I said so on Tuesday"}, follow=True)
    assert "Confirm who you are" in sent.text
    assert not Signature.objects.filter(worker=supervisee).exists()
    way = way_from(client.post("/account/prove/", {"next": address}))
    page = client.get(trusted.sign_in(way, "s1", browser=there), follow=True)
    assert "I said so on Tuesday" in page.text
    assert "What you sent is still here, and not saved yet" in page.text
    client.post(address, {"response": "disagreed", "comment": "I said so on Tuesday"})
    assert Signature.objects.get(worker=supervisee).comment == "I said so on Tuesday"


def test_a_local_sign_in_is_still_asked_for_the_password(client, trusted, guarded):
    account = AccountFactory(role="psw")
    client.force_login(account)
    assert client.get(EXPORT).url.startswith("/accounts/reauthenticate/")
    assert client.get("/account/prove/").url.startswith("/accounts/reauthenticate/")


@pytest.mark.parametrize("address", ["/accounts/2fa/totp/activate/", "/accounts/password/set/"])
def test_nobody_at_an_open_screen_makes_another_way_in(client, trusted, there, address):
    answer = client.get(address)
    assert (answer.status_code, answer.url.split("?")[0]) == (302, "/account/prove/")


@pytest.mark.parametrize(
    ("offset", "told"), [(-50, ""), (50, ""), (-90, "did not ask you to sign in again"), (90, "The clock of")]
)
def test_clocks_may_differ_by_a_minute(client, settings, monkeypatch, guarded, tmp_path, offset, told):
    AccountFactory(email=ADDRESS, role="psw")
    with running_provider(tmp_path, tracker="http://testserver", offset=offset) as provider:
        trust(settings, monkeypatch, provider)
        provider.knows("p1", email=ADDRESS, email_verified=True)
        way = way_from(client.post("/accounts/oidc/organisation/login/"))
        client.get(provider.sign_in(way, "p1"))
        page = client.get(provider.sign_in(asked(client), "p1"))
        assert told in client.get(page.url, follow=True).text if told else page.url == "/account/proved/"
        assert (client.get(EXPORT).status_code == 200) is (told == "")
