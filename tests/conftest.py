"""What every test may ask for."""

import gc
from datetime import date
from http import HTTPStatus

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.spreadsheets import council_data, csv_of, workbook_of  # noqa: F401
from workforce.models import Account, Worker
from workforce.triggers.in_database import take_down
from workforce.web.viewer import Viewer


def pytest_collection_finish():
    """What is loaded by now stays: the collector need not look at it again, nor after every few objects."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """Argon2 is slow on purpose; tests sign in without it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def lift_triggers_before_flush(request):
    """After a transactional test tables are emptied, by DELETE or by TRUNCATE, which the triggers refuse.

    The flush sends `post_migrate`, which puts the triggers back.
    """
    marker = request.node.get_closest_marker("django_db")
    transactional = "transactional_db" in request.fixturenames or "live_server" in request.fixturenames
    if not (transactional or (marker and marker.kwargs.get("transaction"))):
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    lift_triggers()


def lift_triggers() -> None:
    """Take away the triggers that refuse to empty a table; `flush` and `migrate` put them back."""
    take_down(using="default", only="" if connection.vendor == "sqlite" else "_refuses_truncate")


@pytest.fixture
def today() -> date:
    """A Thursday in term time; freeze the clock with `frozen_today` where views read it."""
    return date(2026, 11, 19)


@pytest.fixture
def frozen_today(time_machine, today):
    time_machine.move_to(f"{today.isoformat()}T10:00:00+00:00", tick=False)
    return today


@pytest.fixture
def sign_in(client):
    """Sign a worker or an account in: `sign_in(worker)`; answers the test client."""

    def _sign_in(person: Worker | Account):
        client.force_login(person.account if isinstance(person, Worker) else person)
        return client

    return _sign_in


@pytest.fixture
def viewing(today):
    """A viewer for permission tests: `viewing(worker)`."""

    def _viewing(person: Worker | Account) -> Viewer:
        return Viewer(person.account if isinstance(person, Worker) else person, on=today)

    return _viewing


@pytest.fixture
def queries_of():
    """How many questions a page asks the database: `queries_of(client, address)`."""

    def _queries_of(client, address: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            answer = client.get(address)
        assert answer.status_code == HTTPStatus.OK
        return len(seen)

    return _queries_of
