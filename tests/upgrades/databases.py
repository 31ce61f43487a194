"""Scratch databases on the engine of the test run: empty or from a kept release, read, and thrown away."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
from django.db import connection
from django.db.backends.sqlite3._functions import register

from tests.upgrades.keep_release import dump_of_postgresql

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
VENDOR = connection.vendor
#: Of each table its columns and its rows.
Tables = dict[str, tuple[list[str], list[tuple[Any, ...]]]]

_TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    "postgresql": "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'",
}
#: Everything that makes up the schema, one row each, comparable as text.
_SCHEMA = {
    "sqlite": ["SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"],
    "postgresql": [
        "SELECT table_name, column_name, data_type, character_maximum_length, is_nullable,"
        " column_default, is_identity FROM information_schema.columns WHERE table_schema = 'public'",
        "SELECT conname, conrelid::regclass::text,"
        " pg_get_constraintdef(oid), condeferred, convalidated"
        " FROM pg_constraint WHERE connamespace = 'public'::regnamespace",
        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
        "SELECT tgname, tgenabled::text, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
        "SELECT proname, pg_get_functiondef(p.oid) FROM pg_proc p WHERE pronamespace = 'public'::regnamespace"
        " AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')",
    ],
}
#: A name made from what the table and its columns were called when it was made; nothing finds it by that.
_MADE_NAME = re.compile(r"\b[a-z]+_\w+_(pkey|check|key|[0-9a-f]{8}(_like|_uniq|_fk_\w+)?)\b")
#: What follows this on SQLite is the next column or constraint of a table.
_NEXT_PART = re.compile(r', (?="\w+" |CONSTRAINT )')


class Scratch:
    """A database of its own, by its address."""

    def __init__(self, address: str) -> None:
        self.address = address

    @property
    def path(self) -> Path:
        """The file of SQLite."""
        return Path(self.address.removeprefix("sqlite:///"))

    @property
    def name(self) -> str:
        """The database's name on the server of PostgreSQL; SQLite's file."""
        return str(self.path) if VENDOR == "sqlite" else self.address.rpartition("/")[2]

    def connect(self) -> Any:
        if VENDOR == "sqlite":
            database = sqlite3.connect(self.path)
            register(database)  # the functions of Django's that constraints call
            return closing(database)
        return closing(psycopg.connect(self.address, autocommit=True))

    def load(self, sql: str) -> None:
        with self.connect() as database:
            (database.executescript if VENDOR == "sqlite" else database.execute)(sql)

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        with self.connect() as database:
            return database.execute(query).fetchall()

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command of this version on it."""
        own = {"DATABASE_URL": self.address, "INSECURE_LOCAL": "1", "LOG_LEVEL": "ERROR"}
        return subprocess.run(
            [sys.executable, *command],
            cwd=ROOT,
            env=os.environ | own,
            capture_output=True,
            text=True,
            timeout=600,
        )

    def rows(self) -> Tables:
        with self.connect() as database:
            tables = [name for (name,) in database.execute(_TABLES[VENDOR]).fetchall()]
            return {table: _read(database, table) for table in tables}

    def schema(self) -> list[str]:
        """Each column, constraint, index, trigger and function.

        PostgreSQL writes conditions otherwise once they have been dumped and loaded: so they are.
        """
        if VENDOR == "sqlite":
            return self.schema_as_it_stands()
        with scratch(Path()) as loaded:
            loaded.load(dump_of_postgresql(self.address))
            return loaded.schema_as_it_stands()

    def schema_as_it_stands(self) -> list[str]:
        with self.connect() as database:
            found = [row for query in _SCHEMA[VENDOR] for row in database.execute(query).fetchall()]
        return sorted(_comparable(repr(row)) for row in found)


def look_at(databases: Sequence[Scratch]) -> list[dict[str, Any]]:
    """What each of these answers to this version (`tests.upgrades.look`): in one process."""
    names = [database.name for database in databases]
    run = databases[0].run("-m", "tests.upgrades.look", *names)
    assert run.returncode == 0, run.stderr[-3000:]
    return [json.loads(line) for line in run.stdout.strip().splitlines()[-len(names) :]]


def kept(release: str) -> str:
    """What was kept of a release, as SQL for the engine of the test run."""
    return (HERE / release / f"{VENDOR}.sql").read_text()


def _comparable(row: str) -> str:
    """Blanks evened out, without names that were made, the columns of a table in the order of their names."""
    even = re.sub(r"\s+", " ", row.replace("\\n", " ")).removesuffix(")')")
    return ", ".join(sorted(_NEXT_PART.split(_MADE_NAME.sub("", even))))


def _read(database: Any, table: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    cursor = database.execute(f'SELECT * FROM "{table}"')
    return [column[0] for column in cursor.description], cursor.fetchall()


@contextmanager
def copy_of(database: Scratch, folder: Path) -> Iterator[Scratch]:
    """The same database once more."""
    with scratch(folder) as copy:
        if VENDOR == "sqlite":
            shutil.copy(database.path, copy.path)
        else:
            _on_the_server(
                f"DROP DATABASE {copy.name}", f"CREATE DATABASE {copy.name} TEMPLATE {database.name}"
            )
        yield copy


@contextmanager
def scratch(folder: Path) -> Iterator[Scratch]:
    """An empty database; PostgreSQL's is dropped afterwards, SQLite's goes with its folder."""
    name = f"upgrade_{uuid4().hex}"
    if VENDOR == "sqlite":
        yield Scratch(f"sqlite:///{folder / name}.sqlite3")
        return
    _on_the_server(f"CREATE DATABASE {name}")
    try:
        yield Scratch(f"{_server()}/{name}")
    finally:
        _on_the_server(f"DROP DATABASE {name} WITH (FORCE)")


def _server() -> str:
    facts = connection.settings_dict
    login = f"{facts['USER']}:{facts['PASSWORD']}" if facts["PASSWORD"] else facts["USER"]
    return f"postgres://{login}@{facts['HOST'] or 'localhost'}:{facts['PORT'] or 5432}"


def _on_the_server(*statements: str) -> None:
    with Scratch(f"{_server()}/postgres").connect() as server:
        for statement in statements:
            server.execute(statement)
