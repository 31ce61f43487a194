"""Putting a copy in the place of the database, and trying one without touching anything."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import connection

from tracker.backup.copying import BackupFailed, check_sqlite, options_of

#: What a copy that is in order passes. `migrate` comes first: one of an earlier version is a copy too.
LOOKS = (
    ("migrate", "--verbosity=0"),
    ("check", "--database", "default"),
    ("verify",),
    ("due_days", "--check"),
)


class RestoreFailed(RuntimeError):
    """Nothing was put in the place of anything; the message says why and what to do."""


def restore_sqlite(*, source: Path, target: Path) -> Path | None:
    """Put a checked copy in the place of the database, which nobody may be using.

    What stood there is kept beside it; answers under which name. Raises RestoreFailed.
    """
    try:
        check_sqlite(source)
    except (BackupFailed, sqlite3.Error, OSError) as error:
        raise RestoreFailed(f"{source} cannot be used: {error}") from error
    if target.exists():
        _require_nobody(target)
    coming = target.with_name(f"{target.name}.coming")
    shutil.copyfile(source, coming)
    _sync(coming)
    before = target.with_name(f"{target.name}.before-{uuid4().hex[:8]}") if target.exists() else None
    if before:
        target.rename(before)
    coming.rename(target)
    target.chmod(0o600)
    _sync(target.parent)
    return before


def _require_nobody(target: Path) -> None:
    """Leaving WAL mode is granted to whoever is alone; it writes all of it into the one file too."""
    try:
        with closing(sqlite3.connect(target, timeout=1)) as database:
            mode = database.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise RestoreFailed(f"{target} is in use, or broken: {error}. Stop the tracker first.") from error
    if mode != "delete":
        raise RestoreFailed(f"{target} is in use. Stop the tracker first.")


def _sync(path: Path) -> None:
    """On the disk, not only on its way there."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def restore_postgres(*, source: Path, database: Mapping[str, Any]) -> None:
    """Read a dump into a database that is empty, all of it or nothing. Raises RestoreFailed."""
    program = shutil.which("pg_restore")
    if program is None:
        raise RestoreFailed("pg_restore is not on this machine: install PostgreSQL's client programs.")
    options = ["--no-owner", "--exit-on-error", "--single-transaction", *options_of(database)]
    run = subprocess.run(  # noqa: S603 - a fixed program, settings of our own
        [program, *options, f"--dbname={database['NAME']}", str(source)],
        env={**os.environ, "PGPASSWORD": str(database["PASSWORD"])},
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        raise RestoreFailed(f"pg_restore could not read {source}: {run.stderr.strip()}")


@contextmanager
def tried(source: Path) -> Iterator[str]:
    """A database of its own, restored from this copy, by its address; it is gone afterwards."""
    if connection.vendor == "sqlite":
        with TemporaryDirectory(dir=source.parent) as folder:
            target = Path(folder) / "tried.sqlite3"
            restore_sqlite(source=source, target=target)
            yield f"sqlite:///{target}"
        return
    name, facts = f"tried_{uuid4().hex}", connection.settings_dict
    _execute(f'CREATE DATABASE "{name}"')
    try:
        restore_postgres(source=source, database={**facts, "NAME": name})
        yield _address(facts, name)
    finally:
        _execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _execute(statement: str) -> None:
    connection.ensure_connection()
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _address(facts: Mapping[str, Any], name: str) -> str:
    login = f"{facts['USER']}:{facts['PASSWORD']}" if facts["PASSWORD"] else facts["USER"]
    port = f":{facts['PORT']}" if facts["PORT"] else ""
    return f"postgres://{login}@{facts['HOST'] or 'localhost'}{port}/{name}"


def look_at(address: str) -> list[str]:
    """What the tracker's own checks find wrong with a database, each in a process of its own."""
    found = []
    for words in LOOKS:
        run = subprocess.run(  # noqa: S603 - commands of our own
            [sys.executable, str(settings.ROOT / "manage.py"), *words],
            env={**os.environ, "DATABASE_URL": address},
            capture_output=True,
            text=True,
            check=False,
        )
        if run.returncode:
            found.append(f"{words[0]}: {(run.stderr or run.stdout).strip()}")
    return found
