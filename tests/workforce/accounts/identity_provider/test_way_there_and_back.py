"""The way to the identity provider and back: by a press, once, and with words where it ends."""

import socket
from time import monotonic
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import pytest

from tests.factories import AccountFactory
from tests.workforce.accounts.identity_provider.conftest import trust, way_from
from tests.workforce.accounts.identity_provider.running import free_port
from tests.workforce.accounts.identity_provider.test_sign_in_at_the_provider import (
    AMINA,
    SIGN_IN,
    invited,
    is_in,
)
from workforce.web.interrupted import signature_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_only_a_press_leads_to_the_provider(client, trusted):
    answer = client.get(SIGN_IN)
    assert (answer.status_code, answer.url) == (302, "/accounts/login/")
    assert client.post("/accounts/oidc/another/login/").status_code == 404


@pytest.mark.parametrize(
    "asked", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"]
)
def test_the_way_back_is_into_the_tracker_only(client, come, trusted, asked):
    trusted.knows("a1", email=AMINA, email_verified=True)
    invited()
    page = come("a1", to=asked)
    assert page.redirect_chain[-1][0] in ("/", "/setup/") or page.request["PATH_INFO"] == "/"


def test_an_answer_counts_once_and_only_in_the_browser_that_asked(client, trusted):
    from django.test import Client

    trusted.knows("a1", email=AMINA, email_verified=True)
    invited()
    back = trusted.sign_in(way_from(client.post(SIGN_IN)), "a1")
    stranger = Client()
    assert "Sign in again" in stranger.get(back).text
    assert not is_in(stranger)
    client.get(back)
    assert is_in(client)
    client.logout()
    assert client.get(back).status_code == 400
    assert not is_in(client)


@pytest.mark.parametrize("nonce", [None, "another"])
def test_an_answer_to_another_question_is_not_taken(client, trusted, nonce):
    """The nonce binds the ID token to this browser's question."""
    trusted.knows("a1", email=AMINA, email_verified=True)
    invited()
    parts = urlsplit(way_from(client.post(SIGN_IN)))
    asked = dict(parse_qsl(parts.query)) | {"nonce": nonce}
    query = urlencode({name: value for name, value in asked.items() if value})
    page = client.get(trusted.sign_in(urlunsplit(parts._replace(query=query)), "a1"))
    assert (page.status_code, "Sign in again" in page.text) == (400, True)
    assert not is_in(client)


def test_who_cancels_there_is_told_in_our_words(client, trusted):
    way = way_from(client.post(SIGN_IN))
    state = dict(parse_qsl(urlsplit(way).query))["state"]
    back = "/accounts/oidc/organisation/login/callback/"
    page = client.get(back, {"state": state, "error": "access_denied"})
    assert (page.status_code, "You did not sign in" in page.text) == (200, True)
    page = client.get(back, {"state": "made-up", "error": "server_error"})
    assert (page.status_code, "Sign in again" in page.text) == (400, True)


def test_a_provider_that_is_down_gets_a_page_before_and_after(client, trusted, settings, monkeypatch):

    trusted.knows("a1", email=AMINA, email_verified=True)
    invited()
    back = trusted.sign_in(way_from(client.post(SIGN_IN)), "a1")
    trust(settings, monkeypatch, trusted, address=f"https://localhost:{free_port()}")
    for page in (client.get(back), client.post(SIGN_IN)):
        assert (page.status_code, "does not answer" in page.text) == (503, True)
    page = client.get("/signed-out/there/")
    assert (page.status_code, "Close every window" in page.text) == (200, True)
    assert not is_in(client)


def test_signing_out_leads_to_a_page_about_the_provider(client, come, trusted):
    trusted.knows("a1", email=AMINA, email_verified=True)
    invited()
    come("a1")
    page = client.post("/accounts/logout/", follow=True)
    assert page.request["PATH_INFO"] == "/signed-out/"
    assert client.get("/signed-out/there/").url == f"{trusted.address}/session/end"
    assert not is_in(client)
    client.force_login(AccountFactory())
    assert client.post("/accounts/logout/", follow=True).request["PATH_INFO"] == "/accounts/login/"


def test_text_that_was_sent_after_the_sign_in_had_ended_is_there_after_the_next_one(client, come, trusted):
    trusted.knows("a1", email=AMINA, email_verified=True)
    account = invited()
    typed = {"typed_by": signature_of(account.pk), "comment": "Long thought about"}
    client.post("/supervision/sessions/1/agree/", typed)
    page = come("a1", to="/supervision/sessions/1/agree/")
    assert "Long thought about" in page.text


def test_a_provider_that_hangs_is_waited_for_once_in_a_while(client, trusted, settings, monkeypatch):
    """Every wait holds up a process, and with it people who sign in with a password."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        trust(settings, monkeypatch, trusted, address=f"https://localhost:{silent.getsockname()[1]}")
        settings.SOCIALACCOUNT_REQUESTS_TIMEOUT = 1
        began = monotonic()
        pages = [client.post(SIGN_IN) for _ in range(5)]
    assert {page.status_code for page in pages} == {503}
    assert monotonic() - began < 3
