"""A database of an unknown history is refused in words, by `migrate` and at every start; nothing changes."""

from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.production import SAFE, in_production
from tests.upgrades.databases import VENDOR, Scratch, copy_of
from tracker import checks

pytestmark = [pytest.mark.long, pytest.mark.django_db, pytest.mark.xdist_group("upgrades")]
MIGRATE = ("manage.py", "migrate")
START = ("-c", "import tracker.wsgi")
LOOKS = [(*MIGRATE, "--check"), (*MIGRATE, "--plan"), (*MIGRATE, "nqsw", "zero")]

NEWER = (
    "INSERT INTO django_migrations (app, name, applied) VALUES ('supervision', '0099_better', '2030-01-01')"
)
REFUSED = {
    "a newer version": (
        NEWER,
        "made by a newer version of the tracker than this one",
        "supervision.0099_better",
    ),
    "a table is missing": (
        "DROP TABLE supervision_cover",
        "made before version 0.1.0",
        "no table supervision_cover",
    ),
    "a column is missing": (
        "ALTER TABLE supervision_session DROP COLUMN was_interrupted",
        "made before version 0.1.0",
        "no column supervision_session.was_interrupted",
    ),
    "a column is in the way": (
        "ALTER TABLE workforce_team RENAME COLUMN name TO title",
        "made before version 0.1.0",
        "no column workforce_team.name, a column workforce_team.title that nothing here fills",
    ),
    "no history": (
        "DELETE FROM django_migrations",
        "made before version 0.1.0",
        "a table nqsw_allocationcheck that no recorded migration made",
    ),
    "a gap": (
        "DELETE FROM django_migrations WHERE app = 'workforce' AND name = '0001_initial'",
        "This database's history has a gap.",
        "applied before its dependency workforce.0001_initial",
    ),
}


@contextmanager
def changed(new: Scratch, folder: Path, statement: str):
    """A copy of a new database after this statement; SQLite first without triggers in its way."""
    with copy_of(new, folder) as database:
        if VENDOR == "sqlite" and statement.startswith("ALTER"):
            for (name,) in database.ask("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
                database.load(f"DROP TRIGGER {name}")
        database.load(statement)
        yield database


def as_it_stands(database: Scratch) -> tuple:
    return database.rows(), database.schema_as_it_stands()


@pytest.mark.parametrize("why", REFUSED)
def test_an_unknown_history_is_refused_and_nothing_changes(new, tmp_path, why):
    statement, said, found = REFUSED[why]
    with changed(new, tmp_path, statement) as database:
        before = as_it_stands(database)
        run = in_production(*MIGRATE, database=database.address, **SAFE)
        assert (run.returncode, "Traceback" in run.stderr) == (1, False)
        for words in (said, found, "Nothing was changed.", "restore the backup"):
            assert words in run.stderr
        assert as_it_stands(database) == before


@pytest.mark.parametrize("look", LOOKS, ids=" ".join)
def test_every_way_to_migrate_looks_first(new, tmp_path, look):
    with changed(new, tmp_path, NEWER) as database:
        before = as_it_stands(database)
        run = in_production(*look, database=database.address, **SAFE)
        assert run.returncode == 1
        assert "made by a newer version" in run.stderr
        assert as_it_stands(database) == before


def test_the_server_does_not_start_on_an_unknown_history(new, tmp_path):
    with changed(new, tmp_path, NEWER) as database:
        check = in_production("manage.py", "check", "--database=default", database=database.address, **SAFE)
        assert (check.returncode, "workforce.E007" in check.stderr) == (1, True)
        server = in_production(*START, database=database.address, **SAFE)
        assert server.returncode == 1
        assert "The tracker does not start: This database was made by a newer version" in server.stderr


def test_the_server_does_not_start_before_migrate(tmp_path):
    server = in_production(*START, database=f"sqlite:///{tmp_path / 'empty.sqlite3'}", **SAFE)
    assert server.returncode == 1
    assert "migrations of this version. Run migrate." in server.stderr


def test_the_server_does_not_start_without_a_trigger_and_migrate_puts_it_back(new, tmp_path):
    on = "" if VENDOR == "sqlite" else " ON workforce_event"
    with changed(new, tmp_path, f"DROP TRIGGER workforce_event_refuses_update{on}") as database:
        server = in_production(*START, database=database.address, **SAFE)
        assert server.returncode == 1
        assert "lacks the trigger or constraint workforce_event_refuses_update." in server.stderr
        run = in_production(*MIGRATE, database=database.address, **SAFE)
        assert run.returncode == 0
        assert "Put back in the database: workforce_event_refuses_update" in run.stdout
        assert in_production(*START, database=database.address, **SAFE).returncode == 0


def test_a_database_that_does_not_answer_is_no_reason_not_to_start():
    server = in_production(*START, database="postgres://nobody@127.0.0.1:1/none", **SAFE)
    assert server.returncode == 0
    assert "The database did not answer at the start" in server.stderr


@pytest.mark.parametrize(("waiting", "words"), [(["a.1"], "1 migration"), (["a.1", "a.2"], "2 migrations")])
def test_migrations_to_come_are_counted_in_words(monkeypatch, waiting, words):
    monkeypatch.setattr(checks, "why_unknown", lambda using: "")
    monkeypatch.setattr(checks, "not_migrated", lambda using: waiting)
    (found,) = checks.database_is_of_this_version(databases=["default"])
    assert found.msg == f"The database has not had {words} of this version. Run migrate."
