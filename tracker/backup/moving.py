"""Moving everything to a database of another engine: row by row, and compared afterwards."""

from collections.abc import Iterator
from itertools import batched
from typing import Any

from django.core.management import call_command
from django.core.management.color import no_style
from django.core.management.commands.migrate import Command as Migrate
from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, JSONField, Model

from tracker.backup.row_hashes import all_tables, columns_of, differing, row_hashes
from tracker.backup.second_database import opened
from workforce.triggers.in_database import put_back, take_down

ALIAS = "moved"
BATCH = 500


class NotMoved(RuntimeError):
    """Nothing of it can be used; the message says why."""


def move(*, to: str) -> int:
    """Write the tracker's whole database to an empty one, by its address; answers how many rows.

    Nobody writes meanwhile: on SQLite they wait, on PostgreSQL the tracker has to be stopped. What is sealed
    stays as it is sealed, what is signed as it was signed. Raises NotMoved.
    """
    with opened(to, alias=ALIAS) as target:
        if tables := target.introspection.table_names():
            raise NotMoved(f"That database is not empty: it has {len(tables)} tables.")
        call_command(Migrate(), database=ALIAS, verbosity=0, interactive=False)
        with transaction.atomic(using=DEFAULT_DB_ALIAS):
            _fill(target)
            put_back(using=ALIAS)
            here, there = row_hashes(using=DEFAULT_DB_ALIAS), row_hashes(using=ALIAS)
        if found := list(differing(here, there)):
            raise NotMoved(f"It is not the same there: {'; '.join(found)}.")
        return sum(rows.number for rows in there.values())


def _fill(target: BaseDatabaseWrapper) -> None:
    take_down(using=ALIAS)
    tables = all_tables()
    with target.constraint_checks_disabled(), transaction.atomic(using=ALIAS), target.cursor() as cursor:
        for model in reversed(tables):
            cursor.execute(f"DELETE FROM {target.ops.quote_name(model._meta.db_table)}")  # noqa: S608 - ours
        for model in tables:
            _copy(model, target, cursor)
        for statement in target.ops.sequence_reset_sql(no_style(), tables):
            cursor.execute(statement)
    target.check_constraints()


def _copy(model: type[Model], target: BaseDatabaseWrapper, cursor: Any) -> None:
    columns = [column for column in columns_of(model) if not column.generated]
    names = ", ".join(target.ops.quote_name(str(column.column)) for column in columns)
    marks = ", ".join(["%s"] * len(columns))
    table = target.ops.quote_name(model._meta.db_table)
    for rows in batched(_rows(model, columns, target), BATCH):
        cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)  # noqa: S608 - ours


def _rows(
    model: type[Model], columns: "list[Field[Any, Any]]", target: BaseDatabaseWrapper
) -> Iterator[list[Any]]:
    found = model._base_manager.order_by("pk").values_list(*(column.attname for column in columns))
    for row in found.iterator(chunk_size=BATCH):
        yield [_stored(column, value, target) for column, value in zip(columns, row, strict=True)]


def _stored(column: "Field[Any, Any]", value: Any, target: BaseDatabaseWrapper) -> Any:
    if value is None and isinstance(column, JSONField) and not column.null:
        return target.ops.adapt_json_value(None, None)  # the JSON that says nothing, not nothing
    return column.get_db_prep_save(value, connection=target)
