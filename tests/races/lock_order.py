"""Watching in what order a verb locks: people first, in the order of their keys, then anything else.

Reads the statements of each outermost transaction. On SQLite, which has no row locks, a query that
would lock says so in a comment, so that the order is the same on both engines.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connection, transaction
from django.db.models.sql.compiler import SQLCompiler

PEOPLE = "workforce_worker"
LOCKS = re.compile(r"FOR (?:NO KEY )?UPDATE")
WRITES = re.compile(r'^\s*(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+)"')
TABLE = re.compile(r'FROM "(\w+)"')
SAVEPOINT = re.compile(r'^(SAVEPOINT|ROLLBACK TO SAVEPOINT|RELEASE SAVEPOINT) "?([^"]+)"?$')


@dataclass
class Trace:
    """One transaction: whom it holds, what else it has touched, and what was out of order."""

    held: set[int] = field(default_factory=set)
    touched: str = ""
    savepoints: dict[str, tuple[set[int], str]] = field(default_factory=dict)
    found: list[str] = field(default_factory=list)

    def read(self, sql: str, params) -> None:
        if point := SAVEPOINT.match(sql):
            return self._savepoint(*point.groups())
        written = WRITES.match(sql)
        if written and written[1] == PEOPLE and sql.startswith("UPDATE"):
            return self._lock({params[-1]})
        if written:
            self.touched = self.touched or f"{sql.split()[0]} {written[1]}"
        elif LOCKS.search(sql):
            table = TABLE.search(sql)[1]
            if table == PEOPLE:
                return self._lock({key for key in params if isinstance(key, int)})
            self.touched = self.touched or f"lock {table}"
        return None

    def _savepoint(self, what: str, name: str) -> None:
        if what == "SAVEPOINT":
            self.savepoints[name] = (set(self.held), self.touched)
        elif what.startswith("ROLLBACK"):
            self.held, self.touched = set(self.savepoints[name][0]), self.savepoints[name][1]

    def _lock(self, keys: set[int]) -> None:
        new = keys - self.held
        if new and self.touched:
            self.found.append(f"people {sorted(new)} locked after {self.touched}")
        if new and self.held and min(new) < max(self.held):
            self.found.append(f"people {sorted(new)} locked after {max(self.held)}")
        self.held |= keys


@contextmanager
def watching() -> Iterator[list[str]]:
    """What is out of order in the block, whichever transaction it was in; its verbs are its transactions."""
    found: list[str] = []
    traces: list[Trace] = []
    depth = 0
    enter, leave, as_sql = transaction.Atomic.__enter__, transaction.Atomic.__exit__, SQLCompiler.as_sql

    def entered(self):
        nonlocal depth
        depth += 1
        if depth == 1:
            traces.append(Trace(found=found))
        return enter(self)

    def left(self, *error):
        nonlocal depth
        depth -= 1
        return leave(self, *error)

    def said(self, *args, **options):
        sql, params = as_sql(self, *args, **options)
        locks = self.query.select_for_update and connection.vendor == "sqlite"
        return (f"{sql} /* FOR UPDATE */", params) if locks else (sql, params)

    def read(execute, sql, params, many, context):
        if depth and traces:
            traces[-1].read(sql, params or ())
        return execute(sql, params, many, context)

    transaction.Atomic.__enter__, transaction.Atomic.__exit__ = entered, left
    SQLCompiler.as_sql = said
    try:
        with connection.execute_wrapper(read):
            yield found
    finally:
        transaction.Atomic.__enter__, transaction.Atomic.__exit__ = enter, leave
        SQLCompiler.as_sql = as_sql
