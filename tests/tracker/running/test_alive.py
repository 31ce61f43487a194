"""What machines ask of a process: `/health` and `/ready`."""

import pytest
from django.db import OperationalError, connection
from django.test import Client

from tracker.running import alive

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/health", "/ready"])
def test_a_process_that_is_well_says_so_to_anybody(address, settings):
    """As a balancer asks in production: by plain HTTP, by the machine's number, without a cookie."""
    settings.SECURE_SSL_REDIRECT, settings.ALLOWED_HOSTS = True, ["tracker.council.example"]
    answer = Client().get(address, headers={"host": "10.0.0.7:8000"})
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies


def test_it_is_asked_by_head_too_and_changes_nothing():
    assert Client().head("/ready").status_code == 200
    assert Client().post("/ready").status_code == 405


def test_a_database_that_does_not_answer_is_named_and_nothing_of_it(monkeypatch):
    def refused(*args, **kwargs):
        raise OperationalError("connection to server at db.internal, user tracker failed")

    monkeypatch.setattr(connection, "cursor", refused)
    answer = Client().get("/ready")
    assert (answer.status_code, answer.content) == (503, b"the database cannot be reached\n")
    assert Client().get("/health").status_code == 200


def test_a_database_of_an_older_version_is_not_ready_until_it_is_migrated(monkeypatch):
    waiting = ["supervision.0099_later"]
    monkeypatch.setattr(alive, "not_migrated", lambda *, using: waiting)
    client = Client()
    assert client.get("/ready").status_code == 503
    waiting.clear()
    assert client.get("/ready").status_code == 200


def test_that_it_is_migrated_is_looked_up_once_a_process(monkeypatch):
    looked = []
    monkeypatch.setattr(alive, "not_migrated", lambda *, using: looked.append(using))
    client = Client()
    assert [client.get("/ready").status_code for _ in range(3)] == [200, 200, 200]
    assert len(looked) == 1


def test_other_addresses_are_looked_up_as_ever():
    assert Client().get("/health/").status_code in (302, 404)
