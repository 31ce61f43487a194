"""Whether two databases hold the same: how many rows each table has, and a digest over all of them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django.apps import apps
from django.db.models import Field, Model

from workforce.models.sealed import Sealed
from workforce.rules.in_words import many

BATCH = 2000
_BITS = 1 << 256


@dataclass(frozen=True, slots=True)
class Rows:
    """A table's rows: how many, and the sum of their hashes, in whatever order they come."""

    number: int
    digest: str


def all_tables() -> list[type[Model]]:
    """Every table that a model has, those between two models too."""
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]


def columns_of(model: type[Model]) -> "list[Field[Any, Any]]":
    return list(model._meta.local_concrete_fields)


def row_hashes(*, using: str) -> dict[str, Rows]:
    """By the name of each table; the same on either engine for the same rows."""
    return {model._meta.db_table: _rows_of(model, using) for model in all_tables()}


def _rows_of(model: type[Model], using: str) -> Rows:
    names = [column.attname for column in columns_of(model)]
    number = total = 0
    found = model._base_manager.using(using).order_by("pk").values_list(*names)
    for row in found.iterator(chunk_size=BATCH):
        said = json.dumps([_plain(value) for value in row], sort_keys=True, ensure_ascii=False)
        total += int.from_bytes(sha256(said.encode()).digest())
        number += 1
    return Rows(number, f"{total % _BITS:064x}")


def _plain(value: Any) -> Any:
    """A value as JSON can say it, the same from either engine."""
    match value:
        case Sealed(envelope=envelope):
            return _plain(envelope)
        case bytes() | memoryview():
            return bytes(value).hex()
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date() | time():
            return value.isoformat()
        case Decimal():
            return f"{value.normalize():f}"
        case None | bool() | int() | float() | str() | list() | dict():
            return value
    return str(value)


def differing(one: dict[str, Rows], other: dict[str, Rows]) -> Iterator[str]:
    """Each table that is not the same, in words."""
    for table in sorted(one.keys() | other.keys()):
        here, there = one.get(table), other.get(table)
        if here != there:
            counts = [many(rows.number, "row") if rows else "no table" for rows in (here, there)]
            same = ", but not the same" if counts[0] == counts[1] else ""
            yield f"{table}: {counts[0]} here, {counts[1]} there{same}"
