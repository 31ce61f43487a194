"""Many new rows, made ready before the transaction that writes them, so that it is short.

Others wait for a transaction that writes: on SQLite everyone who writes, on PostgreSQL those who
need the same people. Working out keys, hashes and statements takes ten times as long as writing
them; so that is done before.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import AutoField, Model
from django.db.models.sql import InsertQuery

from workforce.audit_trail.told import tell
from workforce.models import Event

#: Rows of one statement.
BATCH = 500


class Inserts:
    """Rows of several tables that are written together, in the order in which they were added.

    A row that is added has its key at once, so that others can name it. `ready` makes the
    statements; after it nothing can be added. `write` belongs in the caller's transaction.
    """

    def __init__(self) -> None:
        self._rows: dict[type[Model], list[Any]] = {}
        self._keyed: set[type[Model]] = set()
        self._statements: list[tuple[str, Any]] = []
        self._events: list[Event] = []

    def add[M: Model](self, rows: Iterable[M], *, keyed: bool = True) -> list[M]:
        """Take rows of one table; without keys where nothing names them."""
        added = list(rows)
        if not added:
            return added
        model = type(added[0])
        if keyed:
            self._keyed.add(model)
            for row, key in zip(added, take_keys(model, len(added)), strict=True):
                row.pk = key
        self._rows.setdefault(model, []).extend(added)
        return added

    def ready(self) -> None:
        """Make the statements."""
        for model, rows in self._rows.items():
            fields = [
                field
                for field in model._meta.concrete_fields
                if not field.generated and (model in self._keyed or not isinstance(field, AutoField))
            ]
            for start in range(0, len(rows), BATCH):
                self._statements += statements_of(model, fields, rows[start : start + BATCH])
        self._events += self._rows.get(Event, [])
        self._rows.clear()

    def write(self) -> None:
        """Write the rows."""
        if self._rows:
            self.ready()
        tell(self._events)
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            for statement, values in self._statements:
                cursor.execute(statement, values)
        self._statements.clear()


def statements_of(model: type[Model], fields: list[Any], rows: list[Any]) -> list[tuple[str, Any]]:
    """What Django would execute to create these rows at once."""
    query = InsertQuery(model)
    query.insert_values(fields, rows)
    statements: list[tuple[str, Any]] = query.get_compiler(using=DEFAULT_DB_ALIAS).as_sql()
    return statements


def insert_values(model: type[Model], names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write very many rows of a few columns (fields by name), without an object for each."""
    connection = connections[DEFAULT_DB_ALIAS]
    fields: list[Any] = [model._meta.get_field(name) for name in names]
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    table, places = connection.ops.quote_name(model._meta.db_table), ", ".join(["%s"] * len(fields))
    values = [
        [field.get_db_prep_save(value, connection) for field, value in zip(fields, row, strict=True)]
        for row in rows
    ]
    if values:
        with connection.cursor() as cursor:
            statement = f"INSERT INTO {table} ({columns}) VALUES ({places})"  # noqa: S608 - names of our own
            cursor.executemany(statement, values)


def take_keys(model: type[Model], number: int) -> list[int]:
    """So many keys of a table that no one else gets, whether or not they are used."""
    connection = connections[DEFAULT_DB_ALIAS]
    table, column = model._meta.db_table, str(model._meta.pk.column)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
                [table, column, number],
            )
            return [key for (key,) in cursor.fetchall()]
        last = _take_on_sqlite(cursor, table, column, number)
    return list(range(last - number + 1, last + 1))


def _take_on_sqlite(cursor: Any, table: str, column: str, number: int) -> int:
    """Move the table's counter on; answers the last key. A table that was never written to has none yet."""
    take = "UPDATE sqlite_sequence SET seq = seq + %s WHERE name = %s RETURNING seq"
    taken = cursor.execute(take, [number, table]).fetchone()
    if taken is None:
        last = f'SELECT COALESCE(MAX("{column}"), 0) FROM "{table}"'  # noqa: S608 - names of our own
        begin = "INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)"
        cursor.execute(begin, [table, cursor.execute(last).fetchone()[0]])
        taken = cursor.execute(take, [number, table]).fetchone()
    return int(taken[0])
