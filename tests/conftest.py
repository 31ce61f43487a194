"""What every test may ask for."""

import gc
import os
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from http import HTTPStatus
from pathlib import Path
from time import time

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from filelock import FileLock
from time_machine import travel

from tests.busy_council import NOW, build_busy_council
from tests.council import build_council
from tests.production import SAFE, in_production
from tests.properties import profiles  # noqa: F401
from tests.spreadsheets import council_data, csv_of, hard_files, workbook_of  # noqa: F401
from tests.upgrades.databases import scratch
from workforce.models import Account, Worker
from workforce.triggers.in_database import take_down
from workforce.web.viewer import Viewer

#: How much of a text is told in the name of a test that is tried with it, in characters.
LONGEST_NAME = 60

if "MUTANT_UNDER_TEST" in os.environ:
    from tests.kept_database import django_db_setup  # noqa: F401


def pytest_addoption(parser):
    parser.addoption(
        "--database-bound",
        action="store_true",
        help="only what a second engine could do otherwise: tests of the database but those marked `pages`",
    )


def pytest_xdist_auto_num_workers(config):
    """One worker more than cores: while one waits for a browser or a process, another works."""
    return (os.cpu_count() or 1) + 1


def pytest_make_parametrize_id(val):
    """A long text is named by how it begins and how long it is: each worker tells each name several times."""
    if isinstance(val, (str, bytes)) and len(val) > LONGEST_NAME:
        return f"{val[:LONGEST_NAME]!r} and so on, {len(val)} long"
    return None


def pytest_collection_modifyitems(config, items):
    """What a test asks for says its marks; the slow ones begin first, so that no worker ends alone.

    In a module those that start from nothing come before those that start from kept rows.
    """
    for item in items:
        if any(item.get_closest_marker(name) for name in ("races", "long", "fuzz", "walk", "browser")):
            item.add_marker(pytest.mark.slow)
        if "migrated" in item.fixturenames:
            item.add_marker(pytest.mark.long)
            item.add_marker(pytest.mark.slow)
        if {"client", "live_server"} & set(item.fixturenames):
            item.add_marker(pytest.mark.client)
    places = {item.module: place for place, item in reversed([*enumerate(items)])}
    items.sort(key=lambda item: (places[item.module], "kept_rows" in item.fixturenames))
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)
    if config.getoption("--database-bound"):
        kept = [item for item in items if is_database_bound(item)]
        config.hook.pytest_deselected(items=[item for item in items if not is_database_bound(item)])
        items[:] = kept


def is_database_bound(item: pytest.Item) -> bool:
    """A new test that uses the database runs on both engines unless somebody marks it `pages`."""
    fixtures = {"db", "transactional_db", "live_server", "django_db_setup"} & set(item.fixturenames)
    uses_database = bool(fixtures) or item.get_closest_marker("django_db") is not None
    return uses_database and not any(item.get_closest_marker(name) for name in ("pages", "browser", "fuzz"))


def pytest_collection_finish():
    """What is loaded by now stays: the collector need not look at it again, nor after every few objects."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)


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


@pytest.fixture(scope="module")
def kept_rows(request, django_db_setup, django_db_blocker) -> Iterator[None]:
    """What a fixture of the module makes after this one is there for each of its tests, as it was made.

    A transaction round the module, which is rolled back at its end; each test is a savepoint in it. Give a
    test a `deepcopy` of what was made: it may change its objects. Not for modules with a test that commits.
    """
    committing = {"transactional_db", "live_server"}
    here = [item for item in request.session.items if item.module is request.module]
    assert not any(committing & set(item.fixturenames) for item in here), "A test of this module commits."
    with django_db_blocker.unblock():
        around = transaction.atomic()
        around._from_testcase = True  # what asks to be the outermost is in a test all the same
        with around:
            yield
            transaction.set_rollback(True)


@pytest.fixture(scope="module")
def _council_of_the_module(kept_rows) -> dict[str, Account]:
    return build_council()


@pytest.fixture
def council(_council_of_the_module) -> dict[str, Account]:
    """The account that plays each part in a small council (`tests/council.py`)."""
    return deepcopy(_council_of_the_module)


@pytest.fixture(scope="module")
def _busy_council_of_the_module(kept_rows) -> dict[str, Account]:
    with travel(NOW, tick=False):
        return build_busy_council()


@pytest.fixture
def busy_council(_busy_council_of_the_module, time_machine) -> dict[str, Account]:
    """The account that plays each part in the busy council (`tests/busy_council.py`), on its Thursday."""
    time_machine.move_to(NOW, tick=False)
    return deepcopy(_busy_council_of_the_module)


@pytest.fixture(scope="session")
def migrated(tmp_path_factory, worker_id) -> Path:
    """An empty database as `manage.py migrate` makes it, in a file of SQLite. Change a copy, not this.

    Made once for all workers: it takes some seconds.
    """
    own = tmp_path_factory.getbasetemp()
    database = (own if worker_id == "master" else own.parent) / "migrated.sqlite3"
    with FileLock(f"{database}.lock"):
        if not database.exists():
            making = database.with_suffix(".making")
            in_production("manage.py", "migrate", "--verbosity=0", database=making, **SAFE).check_returncode()
            making.rename(database)
    return database


@pytest.fixture
def today() -> date:
    """A Thursday in term time; freeze the clock with `frozen_today` where views read it."""
    return date(2026, 11, 19)


@pytest.fixture
def frozen_today(time_machine, today):
    time_machine.move_to(f"{today.isoformat()}T10:00:00+00:00", tick=False)
    return today


@pytest.fixture
def mail_at_once(monkeypatch):
    """E-mails leave as they are queued: the transaction of a test is never committed."""
    monkeypatch.setattr("workforce.mail.outbox.on_commit", lambda send: send())


@pytest.fixture
def sign_in(client):
    """Sign a worker or an account in: `sign_in(worker)`; answers the test client.

    The session is as after a first page: the next one in the same minute does not save it.
    """

    def _sign_in(person: Worker | Account):
        client.force_login(person.account if isinstance(person, Worker) else person)
        session, now = client.session, int(time())
        session.update({"signed_in_at": now, "renewed_at": now})
        session.save()
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


@pytest.fixture(scope="session")
def collected(tmp_path_factory) -> Path:
    """The static files as production serves them."""
    folder = tmp_path_factory.mktemp("collected")
    command = ("manage.py", "collectstatic", "--no-input", "--verbosity=0")
    in_production(*command, database=folder / "none", STATIC_ROOT=str(folder), **SAFE).check_returncode()
    return folder


@pytest.fixture(scope="module")
def own_production_database(tmp_path_factory, migrated) -> Iterator[str]:
    """The address of an empty, migrated database of the engine under test, for processes of their own."""
    folder = tmp_path_factory.mktemp("production")
    with scratch(folder) as database:
        if connection.vendor == "sqlite":
            database.path.write_bytes(migrated.read_bytes())
        else:
            command = ("manage.py", "migrate", "--verbosity=0")
            in_production(*command, database=database.address, **SAFE).check_returncode()
        yield database.address
