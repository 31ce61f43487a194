"""A copy becomes the database again, is tried beside it, and everything moves to another engine whole."""

import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest

from tests.upgrades.databases import VENDOR, Scratch, kept, scratch
from tracker.backup.restoring import RestoreFailed, restore_sqlite
from tracker.backup.row_hashes import Rows, differing

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("upgrades")]
HASHES = """
from tracker.backup.row_hashes import row_hashes
for table, rows in sorted(row_hashes(using="default").items()): print(table, rows)
"""


@pytest.fixture(scope="module")
def council(tmp_path_factory) -> Iterator[Scratch]:
    """A council of made-up people with one of everything, on the engine of the test run."""
    with scratch(tmp_path_factory.mktemp("backup")) as database:
        database.load(kept("0.2.0"))
        done(database.run("manage.py", "migrate"))
        yield database


def done(run: subprocess.CompletedProcess[str]) -> str:
    assert run.returncode == 0, run.stderr[-3000:]
    return run.stdout


def python(code: str) -> tuple[str, str]:
    """A command that runs this within the tracker."""
    begins = "import os, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'tracker.settings'; django.setup()"
    return "-c", f"{begins}\n{code}"


def hashes(database: Scratch) -> str:
    """Of every table how many rows, and a digest."""
    return done(database.run(*python(HASHES)))


@contextmanager
def restored(copy: Path, folder: Path) -> Iterator[Scratch]:
    with scratch(folder) as database:
        done(database.run("manage.py", "restore", "--from", str(copy)))
        yield database


def backup(database: Scratch, folder: Path, name: str = "copy") -> Path:
    done(database.run("manage.py", "backup", "--to", str(folder / name)))
    return folder / name


@pytest.mark.long
def test_a_restored_copy_holds_the_same_rows(council, tmp_path):
    with restored(backup(council, tmp_path), tmp_path) as again:
        assert hashes(again) == hashes(council)
        assert "No differences." in done(again.run("manage.py", "verify"))


@pytest.mark.long
def test_a_copy_is_tried_without_touching_anything(council, tmp_path):
    copy, before = backup(council, tmp_path), hashes(council)
    assert "can be restored: " in done(council.run("manage.py", "verify_backup", str(copy)))
    assert (hashes(council), [path.name for path in tmp_path.iterdir()]) == (before, ["copy"])


@pytest.mark.long
def test_a_copy_that_somebody_changed_is_not_in_order(council, tmp_path):
    """Somebody with the backup drops the guards and changes what was signed."""
    forge = "UPDATE supervision_signature SET content_hash = 'forged'"
    with restored(backup(council, tmp_path), tmp_path) as forged:
        if VENDOR == "sqlite":
            guard = "supervision_signature_refuses_update"
            (made,) = forged.ask(f"SELECT sql FROM sqlite_master WHERE name = '{guard}'")
            forged.load(f"DROP TRIGGER {guard}; {forge}; {made[0]}")
        else:
            table = "ALTER TABLE supervision_signature"
            for statement in (f"{table} DISABLE TRIGGER USER", forge, f"{table} ENABLE TRIGGER USER"):
                forged.load(statement)
        other = backup(forged, tmp_path, "forged")
    run = council.run("manage.py", "verify_backup", str(other))
    assert (run.returncode, "is not in order" in run.stderr) == (1, True)
    assert "is not what was signed" in run.stderr


@pytest.mark.long
def test_what_is_no_copy_changes_nothing(council, tmp_path):
    nonsense, before = tmp_path / "nonsense", hashes(council)
    nonsense.write_text("This is no database.")
    for command in (("restore", "--from"), ("verify_backup",)):
        run = council.run("manage.py", *command, str(nonsense))
        assert (run.returncode, "Traceback" in run.stderr) == (1, False)
    assert hashes(council) == before


# --- SQLite: a file in the place of another --------------------------------------------------------


def a_database(path: Path, *, word: str) -> Path:
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE said (word TEXT)")
        database.execute("INSERT INTO said VALUES (?)", (word,))
        database.commit()
    return path


def word_in(path: Path) -> str:
    with closing(sqlite3.connect(path)) as database:
        return database.execute("SELECT word FROM said").fetchone()[0]


def test_what_stood_there_is_kept_beside_it(tmp_path):
    target, copy = a_database(tmp_path / "live", word="new"), a_database(tmp_path / "copy", word="old")
    before = restore_sqlite(source=copy, target=target)
    assert (word_in(target), word_in(before)) == ("old", "new")
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_database_that_someone_uses_is_left_alone(tmp_path):
    target, copy = a_database(tmp_path / "live", word="new"), a_database(tmp_path / "copy", word="old")
    with closing(sqlite3.connect(target)) as user:
        user.execute("SELECT word FROM said").fetchone()
        with pytest.raises(RestoreFailed, match="in use"):
            restore_sqlite(source=copy, target=target)
    assert word_in(target) == "new"


# --- To another engine -----------------------------------------------------------------------------


@pytest.fixture
def other_engine(tmp_path) -> Iterator[Scratch]:
    """An empty database of the engine that the test run is not on."""
    if VENDOR == "postgresql":
        yield Scratch(f"sqlite:///{tmp_path / 'moved.sqlite3'}")
        return
    server = os.environ.get("OTHER_DATABASE_URL", "")
    if not server:
        pytest.skip(
            "OTHER_DATABASE_URL names no server of PostgreSQL: tried from there to here on that engine"
        )
    name = f"moved_{os.getpid()}"
    with closing(psycopg.connect(server, autocommit=True)) as database:
        database.execute(f"CREATE DATABASE {name}")
    try:
        yield Scratch(f"{server.rpartition('/')[0]}/{name}")
    finally:
        with closing(psycopg.connect(server, autocommit=True)) as database:
            database.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.mark.long
def test_everything_moves_to_the_other_engine_and_is_the_same_there(council, other_engine):
    before = hashes(council)
    assert "the same there" in done(council.run("manage.py", "move_database", "--to", other_engine.address))
    assert hashes(other_engine) == before
    assert "No differences." in done(other_engine.run("manage.py", "verify"))
    done(other_engine.run("manage.py", "check", "--database", "default"))
    done(other_engine.run("manage.py", "due_days", "--check"))
    done(
        other_engine.run(
            *python("from workforce.models import Service; Service.objects.create(name='Takes a new key')")
        )
    )
    again = council.run("manage.py", "move_database", "--to", other_engine.address)
    assert (again.returncode, "is not empty" in again.stderr) == (1, True)


def test_a_row_that_is_not_the_same_is_told():
    one = {"team": Rows(2, "aa"), "service": Rows(1, "bb")}
    assert list(differing(one, one)) == []
    assert list(differing(one, {"team": Rows(2, "ab"), "service": Rows(0, "00")})) == [
        "service: 1 row here, 0 rows there",
        "team: 2 rows here, 2 rows there, but not the same",
    ]
