"""Wrong passwords: slow for whoever guesses, never closed to the owner. The real thing: several processes."""

from http import HTTPStatus

import psycopg
import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.factories import AccountFactory
from tests.guessing import guess, knock
from tests.production import in_production
from tests.served import served

PASSWORD = "correct horse battery staple"


@pytest.fixture
def owner(db):
    return AccountFactory(email="amina@council.example")


def attempt(account, password="wrong", *, seen_from="203.0.113.1", client=None) -> str:
    """What the sign-in page says: `in`, `wrong`, or `wait` where the password was not looked at."""
    client = client or Client()
    facts = {"login": account.email, "password": password}
    answer = client.post(reverse("account_login"), facts, REMOTE_ADDR=seen_from)
    if answer.status_code == HTTPStatus.FOUND:
        return "in"
    return "wait" if "Too many" in answer.text else "wrong"


def attempts(account, number, **facts) -> list[str]:
    return [attempt(account, **facts) for _ in range(number)]


def attack(account, *, addresses=5) -> None:
    """More than twenty wrong passwords, from several addresses."""
    for last in range(addresses):
        attempts(account, 5, seen_from=f"203.0.113.{last}")


def test_five_wrong_passwords_from_one_address_are_looked_at_and_no_more(owner):
    assert attempts(owner, 7) == ["wrong"] * 5 + ["wait"] * 2
    assert attempt(owner, PASSWORD) == "wait"


def test_the_owner_gets_in_from_another_address_whatever_a_stranger_does(owner):
    attempts(owner, 6)
    assert attempt(owner, PASSWORD, seen_from="198.51.100.7") == "in"


def test_another_account_at_the_same_address_has_its_own_tries(owner):
    attempts(owner, 6)
    assert attempt(AccountFactory(), PASSWORD) == "in"


def test_five_minutes_later_there_are_tries_again(owner, time_machine):
    time_machine.move_to("2026-11-19T10:00:00+00:00", tick=False)
    attempts(owner, 6)
    time_machine.move_to("2026-11-19T10:04:59+00:00", tick=False)
    assert attempt(owner, PASSWORD) == "wait"
    time_machine.move_to("2026-11-19T10:05:01+00:00", tick=False)
    assert attempt(owner, PASSWORD) == "in"


def test_right_passwords_are_not_counted(owner):
    assert attempts(owner, 8, password=PASSWORD) == ["in"] * 8


def test_an_account_under_attack_gives_each_further_address_one_try(owner):
    attack(owner)
    assert attempts(owner, 3, seen_from="192.0.2.1") == ["wrong", "wait", "wait"]


def test_under_attack_the_owner_gets_in_on_a_device_that_nobody_knows(owner):
    attack(owner)
    assert attempt(owner, PASSWORD, seen_from="198.51.100.7") == "in"


def test_on_a_known_device_the_owner_may_mistype_as_ever_even_at_the_attackers_address(owner):
    own = Client()
    attempt(owner, PASSWORD, client=own, seen_from="203.0.113.1")
    own.post(reverse("account_logout"))
    attack(owner)
    assert attempts(owner, 3, client=own, seen_from="203.0.113.1") == ["wrong"] * 3
    assert attempt(owner, PASSWORD, client=own, seen_from="203.0.113.1") == "in"


def test_a_known_device_is_not_known_for_anybody_else(owner):
    own = Client()
    attempt(AccountFactory(), PASSWORD, client=own)
    own.post(reverse("account_logout"))
    assert attempts(owner, 6, client=own)[-1] == "wait"


def test_a_cookie_that_we_did_not_sign_is_nothing(owner):
    forged = Client()
    forged.cookies["device"] = "eyJhIjoiYiJ9:1abc:forged"
    assert attempts(owner, 6, client=forged)[-1] == "wait"


def test_two_people_share_a_browser_and_both_stay_known(owner):
    shared, other = Client(), AccountFactory()
    for account in (owner, other):
        attempt(account, PASSWORD, client=shared)
        shared.post(reverse("account_logout"))
    for account in (owner, other):
        assert attempts(account, 6, client=shared) == ["wrong"] * 6


def test_the_device_cookie_names_nobody_and_is_closed_to_scripts(owner):
    client = Client()
    attempt(owner, PASSWORD, client=client)
    cookie = client.cookies["device"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert owner.email not in cookie.value


@pytest.mark.django_db
def test_too_many_requests_are_told_in_words(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"reset_password": "1/m/ip"}
    client.post(reverse("account_reset_password"), {"email": "a@council.example"})
    answer = client.post(reverse("account_reset_password"), {"email": "a@council.example"})
    assert answer.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert "Wait a few minutes, then try again." in answer.text


@pytest.mark.long
@pytest.mark.races
def test_four_workers_and_a_restart_count_as_one(tmp_path, own_production_database, collected):
    """Before the counters were shared, 20 of 60 came through, and 19 more after the restart."""
    make = f"from workforce.models import *; Account.objects.create_user('a@council.example', '{PASSWORD}')"
    facts = {"database": own_production_database, "static": collected, "SECOND_FACTOR_REQUIRED": "0"}
    with served(tmp_path, workers=4, **facts) as tracker:
        made = in_production("manage.py", "shell", "-v0", "-c", make, **tracker.settings)
        assert made.returncode == 0, made.stderr
        assert guess(tracker, "a@council.example", times=40, seen_from="203.0.113.1") == 5
        tracker.stop()
        tracker.start(workers=4)
        assert guess(tracker, "a@council.example", times=10, seen_from="203.0.113.1") == 0
        tracker.proxy.seen_from = "198.51.100.7"
        assert knock(tracker, "a@council.example", PASSWORD).said == "in"


@pytest.mark.long
@pytest.mark.races
def test_a_database_that_was_restarted_costs_no_error_page(tmp_path, own_production_database, collected):
    """Each worker keeps its connection for a minute, and looks whether it still stands before it asks."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no server that could be restarted")
    facts = {"database": own_production_database, "static": collected}
    with served(tmp_path, workers=1, **facts) as tracker:
        tracker.proxy.seen_from = "203.0.113.1"
        assert knock(tracker, "a@council.example", "wrong").said == "wrong"
        with psycopg.connect(own_production_database, autocommit=True) as database:
            database.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        assert knock(tracker, "a@council.example", "wrong").said == "wrong"
