"""Backups: a copy made while others write holds one moment, and stands alone."""

import shutil
import sqlite3
import stat
import subprocess
from contextlib import closing
from io import StringIO
from threading import Event, Thread

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from tests.production import SAFE, in_production
from tracker.backup import copying as backups
from tracker.backup.copying import BackupFailed, copy_sqlite, dump_postgres

POSTGRES = {"NAME": "tracker", "USER": "tracker", "PASSWORD": "no secret", "HOST": "127.0.0.1", "PORT": "1"}


@pytest.fixture
def live(tmp_path):
    """A database in WAL mode, in which each pair of rows is written in one transaction."""
    path = tmp_path / "live.sqlite3"
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE pair (number INTEGER, side TEXT)")
        database.executemany(
            "INSERT INTO pair VALUES (?, ?)", [(n, side) for n in range(20_000) for side in ("left", "right")]
        )
        database.commit()
    return path


def pairs(path) -> tuple[int, int]:
    with closing(sqlite3.connect(path)) as database:
        sides = dict(database.execute("SELECT side, count(*) FROM pair GROUP BY side").fetchall())
    return sides["left"], sides["right"]


def test_a_copy_holds_what_the_database_held(live, tmp_path):
    copy_sqlite(source=live, target=tmp_path / "copy.sqlite3")
    assert pairs(tmp_path / "copy.sqlite3") == (20_000, 20_000)


def test_a_copy_made_while_others_write_holds_no_half_transaction(live, tmp_path):
    """And it holds what was committed before it began, which SQLite may have in its log alone."""
    done, some, committed = Event(), Event(), 20_000

    def write_pairs():
        nonlocal committed
        with closing(sqlite3.connect(live, timeout=20)) as database:
            number = 20_000
            while not done.is_set():
                database.execute("INSERT INTO pair VALUES (?, 'left')", (number,))
                database.execute("INSERT INTO pair VALUES (?, 'right')", (number,))
                database.commit()
                number += 1
                committed = number
                if number > 20_050:
                    some.set()

    writer = Thread(target=write_pairs)
    writer.start()
    try:
        assert some.wait(60)
        before = committed
        copy_sqlite(source=live, target=tmp_path / "copy.sqlite3")
    finally:
        done.set()
        writer.join()
    left, right = pairs(tmp_path / "copy.sqlite3")
    assert left == right >= before > 20_050
    assert not (tmp_path / "copy.sqlite3-wal").exists()


def test_a_copy_is_for_its_owner_alone(live, tmp_path):
    copy_sqlite(source=live, target=tmp_path / "copy.sqlite3")
    assert stat.S_IMODE((tmp_path / "copy.sqlite3").stat().st_mode) == 0o600


def test_an_earlier_copy_is_never_written_over(live, tmp_path):
    target = tmp_path / "copy.sqlite3"
    target.write_text("yesterday's")
    with pytest.raises(BackupFailed, match="already exists"):
        copy_sqlite(source=live, target=target)
    assert target.read_text() == "yesterday's"


@pytest.mark.parametrize("place", ["no/such/folder/copy.sqlite3", ""])
def test_a_place_that_cannot_be_written_is_told(live, tmp_path, place):
    with pytest.raises(BackupFailed):
        copy_sqlite(source=live, target=tmp_path / place)


def test_a_database_that_is_not_there_is_told(tmp_path):
    with pytest.raises(BackupFailed, match="There is no database"):
        copy_sqlite(source=tmp_path / "none.sqlite3", target=tmp_path / "copy.sqlite3")
    assert not (tmp_path / "copy.sqlite3").exists()


def put_a_registered_worker_in(path) -> None:
    """By the tracker itself: its constraints call functions that only Django's connections have."""
    added = (
        "from workforce.models import Contract, Service, Team, Worker;"
        "Worker.objects.create(given_name='Amina', family_name='Ahmed', email='amina@council.example',"
        " staff_number='1', swe_number='SW1234', org_role=1, contract=Contract.values[0],"
        " started_on='2026-01-05',"
        " team=Team.objects.create(name='North', service=Service.objects.create(name='Children')))"
    )
    run = in_production("manage.py", "shell", "-c", added, database=path, **SAFE)
    assert run.returncode == 0, run.stderr


@pytest.fixture
def registered(migrated, tmp_path):
    """A database of the tracker's own, as `migrate` makes it, with one registered social worker."""
    path = tmp_path / "registered.sqlite3"
    shutil.copy(migrated, path)
    put_a_registered_worker_in(path)
    return path


def test_the_trackers_own_database_is_copied_and_its_constraints_are_checked(registered, tmp_path):
    copied = tmp_path / "copy.sqlite3"
    run = in_production("manage.py", "backup", "--to", str(copied), database=registered, **SAFE)
    assert (run.returncode, run.stderr) == (0, "")
    with closing(sqlite3.connect(copied)) as database:
        assert database.execute("SELECT swe_number FROM workforce_worker").fetchall() == [("SW1234",)]


def test_a_copy_that_fails_its_check_is_told_and_leaves_no_file(registered, tmp_path):
    with closing(sqlite3.connect(registered)) as database:
        database.execute("PRAGMA ignore_check_constraints = ON")
        database.execute("UPDATE workforce_worker SET swe_number = 'nonsense'")
        database.commit()
    for _again in range(2):
        with pytest.raises(BackupFailed, match="CHECK constraint failed in workforce_worker"):
            copy_sqlite(source=registered, target=tmp_path / "copy.sqlite3")
        assert list(tmp_path.glob("copy.*")) == []


def test_a_copy_that_cannot_be_checked_is_told_in_a_sentence_and_leaves_no_file(live, tmp_path):
    with closing(sqlite3.connect(live)) as database:
        database.create_function("is_even", 1, lambda number: number % 2 == 0, deterministic=True)
        database.execute("CREATE TABLE even (number INTEGER CHECK (is_even(number)))")
        database.execute("INSERT INTO even VALUES (2)")
        database.commit()
    for _again in range(2):
        with pytest.raises(
            BackupFailed, match=r"^The database could not be copied and checked: .*is_even.*\.$"
        ):
            copy_sqlite(source=live, target=tmp_path / "copy.sqlite3")
        assert list(tmp_path.glob("copy.*")) == []


def test_what_is_no_database_is_told_in_a_sentence_and_leaves_no_file(tmp_path):
    source = tmp_path / "letter.txt"
    source.write_text("Dear all, " * 500)
    with pytest.raises(BackupFailed, match=r"could not be copied and checked: file is not a database\.$"):
        copy_sqlite(source=source, target=tmp_path / "copy.sqlite3")
    assert list(tmp_path.glob("copy.*")) == []


def test_without_pg_dump_the_command_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setattr(backups.shutil, "which", lambda name: None)
    with pytest.raises(BackupFailed, match="install PostgreSQL's client programs"):
        dump_postgres(database=POSTGRES, target=tmp_path / "copy.dump")


def test_a_dump_that_fails_leaves_no_file_and_tells_no_password(monkeypatch, tmp_path):
    def refused(command, **options):
        assert "no secret" not in " ".join(command)
        return subprocess.CompletedProcess(command, 1, "", "connection refused\n")

    monkeypatch.setattr(backups.shutil, "which", lambda name: "/usr/bin/pg_dump")
    monkeypatch.setattr(backups.subprocess, "run", refused)
    with pytest.raises(BackupFailed, match="could not copy the database: connection refused"):
        dump_postgres(database=POSTGRES, target=tmp_path / "copy.dump")
    assert not (tmp_path / "copy.dump").exists()


@pytest.mark.django_db
def test_the_command_copies_the_tracker_or_says_why_not(monkeypatch, live, tmp_path):
    if connection.vendor != "sqlite":
        pytest.skip("the command's other half is tested above")
    monkeypatch.setitem(connection.settings_dict, "NAME", str(live))
    out = StringIO()
    call_command("backup", to=tmp_path / "copy.sqlite3", stdout=out)
    assert out.getvalue().endswith(" bytes\n")
    with pytest.raises(CommandError, match="already exists"):
        call_command("backup", to=tmp_path / "copy.sqlite3")
