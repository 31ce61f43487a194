"""Lifting the guards of some tables for as long as one transaction needs it; others see them stand.

The guards know no exception, so that no row and no setting can be one. What removes rows because their time
is over lifts them in its own transaction, and an event of the audit trail proves everything that it removed.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from workforce.triggers.in_database import installed


@contextmanager
def lifted(tables: Collection[str], *, using: str) -> Iterator[None]:
    """Until the block ends, these tables refuse nothing; what waits for the commit is checked at its end.

    Within a transaction, which takes the guards back to where they stood when it fails. On PostgreSQL readers
    wait for nothing; writers of these tables wait for the transaction.
    """
    connection = connections[using]
    if not connection.in_atomic_block:
        raise RuntimeError("Guards are lifted within a transaction.")
    is_postgresql = connection.vendor == "postgresql"
    lifting, standing = _on_postgresql(tables) if is_postgresql else _on_sqlite(connection, tables)
    _execute(connection, lifting)
    yield
    _execute(connection, standing)


def _on_postgresql(tables: Collection[str]) -> tuple[list[str], list[str]]:
    """In the order of their names, as every lock of several tables."""
    names = sorted(tables)
    at_once = ["SET CONSTRAINTS ALL IMMEDIATE", "SET CONSTRAINTS ALL DEFERRED"]
    return (
        [*at_once, *(f'ALTER TABLE "{name}" DISABLE TRIGGER USER' for name in names)],
        [*at_once, *(f'ALTER TABLE "{name}" ENABLE TRIGGER USER' for name in names)],
    )


def _on_sqlite(connection: BaseDatabaseWrapper, tables: Collection[str]) -> tuple[list[str], list[str]]:
    stand = {name: made for name, made in installed(connection).items() if made.table in tables}
    return [f'DROP TRIGGER "{name}"' for name in stand], [made.definition for made in stand.values()]


def _execute(connection: BaseDatabaseWrapper, statements: Collection[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
