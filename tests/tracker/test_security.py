"""Headers, cookies, sessions and a safe start."""

import gzip
import logging
from datetime import timedelta
from pathlib import Path
from time import time

import pytest
from django.contrib.sessions.models import Session
from django.core.checks import run_checks
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import AccountFactory, WorkerFactory
from tests.getting_in import come_in, digits_of, set_up_an_app
from tracker import checks
from tracker import settings as product
from tracker.logs import MaskPasswordLinks

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[2]
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)


# --- Headers ----------------------------------------------------------------------------------


def test_pages_are_sent_compressed_to_who_takes_them_so_and_each_with_another_padding():
    client, how = Client(), {"HTTP_ACCEPT_ENCODING": "gzip"}
    client.force_login(WorkerFactory().account)
    plain, packed = client.get("/people/"), client.get("/people/", **how)
    assert "Content-Encoding" not in plain.headers
    assert (packed.headers["Content-Encoding"], "Accept-Encoding" in packed.headers["Vary"]) == ("gzip", True)
    assert len(packed.content) < len(plain.content) / 2
    assert b"csrfmiddlewaretoken" in gzip.decompress(packed.content)
    padding = {client.get("/privacy/", **how).content.index(0, 10) for _ in range(6)}
    assert len(padding) > 1, "how long an answer is tells nothing"


def test_what_is_no_page_is_sent_as_it_is():
    client = Client(headers={"accept-encoding": "gzip"})
    client.force_login(AccountFactory(role="psw"))
    for address in (reverse("tracker:left_behind_csv"), reverse("tracker:left_behind_xlsx")):
        answer = client.get(address)
        assert (answer.status_code, "Content-Encoding" in answer.headers) == (200, False)


def broken_page(monkeypatch):
    def fall_over(*args, **kwargs):
        raise RuntimeError("on purpose")

    monkeypatch.setattr("tracker.search.views.people_visible", fall_over)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/accounts/login/", 200),
        ("/privacy/", 200),
        ("/account/", 200),
        ("/people/", 200),
        ("/nothing/here/", 404),
        ("/settings/accounts/", 404),
        ("/search/?q=falls-over", 500),
        ("/static/tracker.css", 200),
    ],
)
@pytest.mark.parametrize("signed_in", [True, False], ids=["signed in", "signed out"])
def test_every_response_has_the_strict_headers(monkeypatch, address, status, signed_in):
    broken_page(monkeypatch)
    client = Client(raise_request_exception=False)
    if signed_in:
        client.force_login(WorkerFactory().account)
    answer = client.get(address)
    answer.close()
    expected = status if signed_in or address.startswith(("/acc", "/priv", "/static", "/nothing")) else 302
    if address in ("/accounts/login/", "/account/"):
        expected = 200 if signed_in == (address == "/account/") else 302
    assert answer.status_code == expected
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in answer.headers["Permissions-Policy"]


def test_the_address_of_a_button_says_so_and_what_it_takes(sign_in):
    answer = sign_in(AccountFactory(role="admin")).get(reverse("workforce:audit_trail_check"))
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert "the address of a button" in answer.text
    assert answer.headers["Content-Security-Policy"] == POLICY


@pytest.mark.parametrize("address", ["/account/", "/people/", "/nothing/", "/accounts/2fa/"])
def test_signed_in_pages_are_kept_by_no_cache(sign_in, address):
    answer = sign_in(WorkerFactory()).get(address)
    assert {"no-store", "private"} <= set(answer.headers["Cache-Control"].split(", "))


def test_no_page_is_drawn_with_anything_inline_or_from_elsewhere(sign_in):
    page = sign_in(AccountFactory(role="admin")).get(reverse("workforce:accounts")).content.decode()
    assert "style=" not in page
    assert "<script>" not in page
    assert 'src="http' not in page


# --- Sessions ---------------------------------------------------------------------------------


def test_a_session_ends_after_eight_hours_however_busy(sign_in):
    client = sign_in(WorkerFactory())
    client.get("/account/")
    session = client.session
    session["signed_in_at"] = int(time()) - 8 * 60 * 60 - 1
    session.save()
    answer = client.get("/people/?q=a")
    assert answer.headers["Location"] == "/accounts/login/?next=/people/%3Fq%3Da"
    assert client.get("/account/").status_code == 302


def test_it_lives_until_then(sign_in):
    client = sign_in(WorkerFactory())
    client.get("/account/")
    session = client.session
    session["signed_in_at"] = int(time()) - 8 * 60 * 60 + 60
    session.save()
    assert client.get("/account/").status_code == 200


def test_thirty_idle_minutes_end_a_session_and_the_cookie_is_shut_to_scripts(client):
    account = AccountFactory()
    facts = {"login": account.email, "password": "correct horse battery staple"}
    cookie = client.post("/accounts/login/", facts).cookies["sessionid"]
    assert client.session.get_expiry_age() == 30 * 60
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_reading_on_writes_nothing_and_after_a_minute_renews_the_idle_time(sign_in, time_machine):
    time_machine.move_to("2026-11-26 10:00:00", tick=False)
    client = sign_in(WorkerFactory())
    client.get("/privacy/")
    ends_at = Session.objects.get().expire_date
    time_machine.shift(product.SESSION_RENEWED_EVERY - 1)
    with CaptureQueriesContext(connection) as asked:
        client.get("/privacy/")
    assert not [one["sql"] for one in asked if not one["sql"].startswith("SELECT")]
    assert Session.objects.get().expire_date == ends_at
    time_machine.shift(1)
    client.get("/privacy/")
    assert Session.objects.get().expire_date == ends_at + timedelta(seconds=product.SESSION_RENEWED_EVERY)


@pytest.mark.parametrize("address", ["/", "/account/", "/people/"])
def test_without_a_second_factor_there_is_nothing_else_to_see(sign_in, settings, address):
    settings.SECOND_FACTOR_REQUIRED = True
    client = sign_in(WorkerFactory())
    assert client.get(address).headers["Location"] == "/accounts/2fa/"


@pytest.mark.parametrize("address", ["/accounts/2fa/", "/privacy/", "/accounts/logout/"])
def test_the_way_to_a_second_factor_is_open(sign_in, settings, address):
    settings.SECOND_FACTOR_REQUIRED = True
    assert sign_in(WorkerFactory()).get(address).status_code == 200


def test_with_a_second_factor_the_tracker_opens(client, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    come_in(client, AccountFactory())
    assert client.get("/account/").headers["Location"] == "/accounts/2fa/"
    seed = set_up_an_app(client)
    assert client.get("/account/").status_code == 200
    client.post("/accounts/logout/")
    account = AccountFactory._meta.model.objects.get()
    assert come_in(client, account).redirect_chain[-1][0].startswith("/accounts/2fa/authenticate/")
    assert client.get("/account/").status_code == 302
    client.post("/accounts/2fa/authenticate/", {"code": digits_of(seed, steps_on=1)})
    assert client.get("/account/").status_code == 200


def test_whoever_came_through_the_identity_provider_proved_it_there(sign_in, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    account = AccountFactory()
    client = sign_in(account)
    session = client.session
    session["account_authentication_methods"] = [{"method": "socialaccount", "at": time()}]
    session["account_authentication_methods_user"] = str(account.pk)
    session.save()
    assert client.get("/account/").status_code == 200


# --- A safe start -----------------------------------------------------------------------------


def test_passwords_are_kept_under_argon2():
    """The tests themselves use a quick hasher; these are the product's settings."""
    assert product.PASSWORD_HASHERS[0].endswith(".Argon2PasswordHasher")


def test_sqlite_that_forgets_its_word_does_not_start(monkeypatch):
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite has PRAGMAs")
    monkeypatch.setattr(connection, "is_in_memory_db", lambda: False)
    monkeypatch.setattr(checks, "PRAGMAS", {"synchronous": 99})
    assert [problem.id for problem in checks.sqlite_keeps_its_word(databases=["default"])] == [
        "workforce.E005"
    ]


@pytest.mark.parametrize(("version", "told"), [((3, 51, 2), True), ((3, 51, 3), False), ((3, 40, 1), True)])
def test_an_old_sqlite_is_told_at_deployment(monkeypatch, version, told):
    if connection.vendor != "sqlite":
        pytest.skip("only for SQLite")
    monkeypatch.setattr(checks.sqlite3, "sqlite_version_info", version)
    ids = [problem.id for problem in run_checks(include_deployment_checks=True)]
    assert ("workforce.W001" in ids) is told


# --- The log ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("Not Found: /accounts/password/reset/key/3-abc-def/", "Not Found: /accounts/password/reset/key/…/"),
        ("Not Found: /people/3/", "Not Found: /people/3/"),
    ],
)
def test_the_log_leaves_keys_of_password_links_out(line, written):
    record = logging.LogRecord("django.request", logging.WARNING, "", 1, "%s", (line,), None)
    assert MaskPasswordLinks().filter(record)
    assert record.getMessage() == written


def test_every_handler_of_the_log_leaves_keys_out(settings):
    handlers = settings.LOGGING["handlers"].values()
    assert all({"calendar", "password_links"} <= set(handler["filters"]) for handler in handlers)


def test_a_variable_that_is_no_longer_read_is_told_at_deployment(monkeypatch):
    assert checks.nothing_is_set_that_is_not_read() == []
    monkeypatch.setenv("AUTHORITY_NAME", "Westshire Council")
    (told,) = checks.nothing_is_set_that_is_not_read()
    assert told.msg == "AUTHORITY_NAME is set, but no longer read."
