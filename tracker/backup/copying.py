"""A copy of the whole database in one file, made while people continue to work."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from django.db.backends.sqlite3._functions import register  # type: ignore[import-untyped]  # django-stubs leave it out


class BackupFailed(RuntimeError):
    """No usable copy was made; the message says why and what to do."""


def copy_sqlite(*, source: Path, target: Path) -> None:
    """SQLite's own online backup: one moment of the database, whatever is written at the same time.

    The copy is checked, and stands alone (no -wal file beside it). Raises BackupFailed, and then no
    file is left: a copy that was not checked must not be taken for one that was.
    """
    if not source.is_file():
        raise BackupFailed(f"There is no database at {source}.")
    _reserve(target)
    try:
        _copy(source, target)
        check_sqlite(target)
    except BaseException as error:
        for ending in ("", "-journal", "-wal", "-shm"):
            target.with_name(target.name + ending).unlink(missing_ok=True)
        if isinstance(error, sqlite3.Error):
            raise BackupFailed(f"The database could not be copied and checked: {error}.") from error
        raise


def _copy(source: Path, target: Path) -> None:
    live = sqlite3.connect(f"file:{source}?mode=ro", uri=True, timeout=20)
    with closing(live), closing(sqlite3.connect(target)) as copy:
        live.backup(copy)  # in one step: in WAL mode no one waits for it, and it waits for no one
        copy.execute("PRAGMA journal_mode=DELETE")


def check_sqlite(target: Path) -> None:
    """SQLite's own check. It tries every row against its table's checks, which call Django's functions.

    Raises BackupFailed, and sqlite3.Error for what is no database.
    """
    with closing(sqlite3.connect(target)) as copy:
        register(copy)
        found = copy.execute("PRAGMA integrity_check").fetchone()[0]
    if found != "ok":
        raise BackupFailed(f"The copy failed SQLite's own check: {found}")


def dump_postgres(*, database: Mapping[str, Any], target: Path) -> None:
    """pg_dump's custom format, which `pg_restore` reads. Raises BackupFailed."""
    program = shutil.which("pg_dump")
    if program is None:
        raise BackupFailed("pg_dump is not on this machine: install PostgreSQL's client programs.")
    _reserve(target)
    run = subprocess.run(  # noqa: S603 - a fixed program, settings of our own
        [
            program,
            "--format=custom",
            "--no-owner",
            f"--file={target}",
            *options_of(database),
            str(database["NAME"]),
        ],
        env={**os.environ, "PGPASSWORD": str(database["PASSWORD"])},
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        target.unlink(missing_ok=True)
        raise BackupFailed(f"pg_dump could not copy the database: {run.stderr.strip()}")


def options_of(database: Mapping[str, Any]) -> list[str]:
    """Where PostgreSQL's programs find a database, but for its name and password."""
    where = {"--host": database["HOST"], "--port": database["PORT"], "--username": database["USER"]}
    return [f"{name}={value}" for name, value in where.items() if value]


def _reserve(target: Path) -> None:
    """Make the file, empty and for its owner alone; never write over an earlier copy."""
    try:
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError as error:
        raise BackupFailed(f"{target} already exists. Name another file.") from error
    except OSError as error:
        raise BackupFailed(f"{target} cannot be written: {error.strerror}.") from error
