"""Sealing what stands in the tables: the first time as it becomes sealed, and anew under a newer key.

In batches, each a transaction of its own, which begin where an earlier run was stopped: a row under the
newest key is done. The text stays the same, and so does every proof of what was signed; the triggers that
guard signed rows are down only within a batch.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connections, models, transaction

from workforce.models.sealed import PURPOSE, Sealed, sealed_about, sealed_columns, sealed_to
from workforce.sealing import (
    HEAD_LENGTH,
    CannotOpen,
    armoured,
    head_of,
    key_names,
    key_of,
    open_bytes,
    seal_bytes,
    unarmoured,
)
from workforce.triggers.expected import expected
from workforce.triggers.in_database import differences
from workforce.triggers.lifting import lifted

BATCH = 500
_ENVELOPE = re.compile(rb"s1\.[0-9a-f]{8}\.")


class TriggersDiffer(RuntimeError):
    """The triggers of a table do not stand as migrations made them: nothing is sealed over that."""


type Old = str | bytes
#: What a column's content is, of what stands there and what it is sealed about.
type Reads = Callable[[Old, bytes], bytes]


@dataclass(frozen=True, slots=True)
class SealedRows:
    """The rows of a table, a migration's or today's: which columns are sealed, and to which facts."""

    model: type[models.Model]
    columns: tuple[str, ...]
    facts: tuple[str, ...]

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    def in_table(self, name: str) -> str:
        """A column as the database calls it."""
        return str(self.model._meta.get_field(name).column)  # type: ignore[union-attr]  # a column, no relation


def rows_of(model: type[models.Model]) -> SealedRows:
    """What is sealed of a model as it is today."""
    return SealedRows(model, tuple(field.attname for field in sealed_columns(model)), sealed_to(model))


def content_of(old: Old, about: bytes) -> bytes:
    """The content of what is sealed. Raises `CannotOpen`."""
    sealed = unarmoured(old) if isinstance(old, str) else old
    return open_bytes(sealed, purpose=PURPOSE, about=about)


def content_or_clear(old: Old, about: bytes) -> bytes:
    """As `content_of`; what is no envelope is the content itself: for rows that were never sealed."""
    raw = old.encode() if isinstance(old, str) else old
    return content_of(old, about) if _ENVELOPE.match(raw) else raw


def reseal(rows: SealedRows, *, using: str, reads: Reads = content_of) -> Iterator[int]:
    """Bring every row under the newest key, batch by batch; yields how many each batch had.

    Raises TriggersDiffer, and CannotOpen for a row that no key opens: what was brought over stays so.
    """
    _refuse_without_guards(rows.table, using=using)
    head, last = head_of(key_names()[0]), 0
    while keys := _not_under(rows, head, after=last, using=using):
        with transaction.atomic(using=using), lifted([rows.table], using=using):
            done = _reseal(rows, keys, head=head, using=using, reads=reads)
        last = keys[-1]
        yield done


def _refuse_without_guards(table: str, *, using: str) -> None:
    missing, altered, _ = differences(using=using)
    guards = {name for name, made in expected(connections[using]).items() if made.table == table}
    if wrong := sorted(guards & {*missing, *altered}):
        raise TriggersDiffer(f"these triggers do not stand as they were made: {', '.join(wrong)}; see verify")


def keys_in_use(*, using: str, newest: int | None = None) -> Counter[str]:
    """How many texts are sealed under each key, by its name; what is not sealed at all counts under "".

    Of each table all rows, or the newest so many.
    """
    found: Counter[str] = Counter()
    for rows in sealed_tables():
        table = _quoted(rows.table, using)
        part = f"(SELECT * FROM {table} ORDER BY id DESC LIMIT {newest})" if newest else table  # noqa: S608
        for name in rows.columns:
            column, _, empty = _compared(rows, name, "")
            with connections[using].cursor() as cursor:
                cursor.execute(
                    f"SELECT substr({column}, 1, {HEAD_LENGTH}), count(*) FROM {part} t"  # noqa: S608
                    f" WHERE {column} <> %s GROUP BY 1",
                    [empty],
                )
                for head, number in cursor.fetchall():
                    found[_key_named(bytes(head) if isinstance(head, memoryview) else head)] += number
    return found


def _key_named(head: Old) -> str:
    try:
        return key_of(head.encode() if isinstance(head, str) else head)
    except CannotOpen:
        return ""


def _not_under(rows: SealedRows, head: str, *, after: int, using: str) -> list[int]:
    condition, values = _condition(rows, head)
    with connections[using].cursor() as cursor:
        cursor.execute(
            f"SELECT id FROM {_quoted(rows.table, using)} WHERE id > %s AND ({condition})"  # noqa: S608
            f" ORDER BY id LIMIT {BATCH}",
            [after, *values],
        )
        return [key for (key,) in cursor.fetchall()]


def _condition(rows: SealedRows, head: str) -> tuple[str, list[Any]]:
    """SQL for: a text of the row begins otherwise."""
    parts: list[str] = []
    values: list[Any] = []
    for name in rows.columns:
        column, begins, empty = _compared(rows, name, head)
        parts.append(f"({column} <> %s AND substr({column}, 1, {len(head)}) <> %s)")
        values += [empty, begins]
    return " OR ".join(parts), values


def _compared(rows: SealedRows, name: str, head: str) -> tuple[str, Old, Old]:
    """A column, and a head and nothing as they stand in it."""
    is_binary = isinstance(rows.model._meta.get_field(name), models.BinaryField)
    return (f'"{rows.in_table(name)}"', *((head.encode(), b"") if is_binary else (head, "")))


def _reseal(rows: SealedRows, keys: Sequence[int], *, head: str, using: str, reads: Reads) -> int:
    """One batch; a row that someone has saved meanwhile is left as they saved it."""
    done = 0
    found = rows.model._base_manager.using(using).filter(pk__in=keys)
    for key, *values in found.values_list("pk", *rows.facts, *rows.columns):
        facts, olds = values[: len(rows.facts)], values[len(rows.facts) :]
        anew = {
            name: (old, _sealed_anew(rows, name, old, facts, reads))
            for name, old in zip(rows.columns, map(_as_it_stands, olds), strict=True)
            if old and not _begins(old, head)
        }
        if anew:
            done += _write(rows, key, anew, using=using)
    return done


def _as_it_stands(value: Any) -> Old:
    if isinstance(value, Sealed):
        value = value.envelope
    return bytes(value) if isinstance(value, memoryview) else value or ""


def _begins(old: Old, head: str) -> bool:
    return old.startswith(head) if isinstance(old, str) else old.startswith(head.encode())


def _sealed_anew(rows: SealedRows, name: str, old: Old, facts: Sequence[Any], reads: Reads) -> Old:
    about = sealed_about(rows.table, rows.in_table(name), facts)
    sealed = seal_bytes(reads(old, about), purpose=PURPOSE, about=about)
    return armoured(sealed) if isinstance(old, str) else sealed


def _write(rows: SealedRows, key: int, anew: dict[str, tuple[Old, Old]], *, using: str) -> int:
    sets = ", ".join(f'"{rows.in_table(name)}" = %s' for name in anew)
    stands = " AND ".join(f'"{rows.in_table(name)}" = %s' for name in anew)
    values = [*(new for _, new in anew.values()), key, *(old for old, _ in anew.values())]
    with connections[using].cursor() as cursor:
        cursor.execute(f"UPDATE {_quoted(rows.table, using)} SET {sets} WHERE id = %s AND {stands}", values)  # noqa: S608
        return int(cursor.rowcount)


def _quoted(table: str, using: str) -> str:
    return connections[using].ops.quote_name(table)


def sealed_tables() -> list[SealedRows]:
    """Every table that has sealed columns."""
    return [rows_of(model) for model in apps.get_models() if sealed_columns(model)]


def texts_that_do_not_open(*, using: str) -> Iterator[tuple[str, str]]:
    """Each sealed text that does not open where it stands: the row, in words, and what is wrong with it."""
    for rows in sealed_tables():
        found = rows.model._base_manager.using(using).order_by("pk")
        for key, *values in found.values_list("pk", *rows.facts, *rows.columns).iterator():
            facts, stored = values[: len(rows.facts)], values[len(rows.facts) :]
            for name, old in zip(rows.columns, map(_as_it_stands, stored), strict=True):
                try:
                    if old:
                        content_of(old, sealed_about(rows.table, rows.in_table(name), facts))
                except CannotOpen as error:
                    yield f"{rows.model._meta.verbose_name} {key}", f"{name} cannot be opened: {error}"
