"""What the columns of a queryset are made into again, once they have come as JSON."""

import json
from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.query import ModelIterable

from workforce.models.sealed import SealedColumn

#: JSON knows these itself.
PLAIN = ("AutoField", "BigAutoField", "IntegerField", "BooleanField", "CharField", "TextField", "JSONField")


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its path from the queryset's model, and what makes of it what Python knows it as."""

    path: str
    read: Callable[[Any], Any]


@dataclass(slots=True)
class Shape:
    """The columns of a row, in their order, and what rows of them become."""

    columns: list[Column]
    made_of: Callable[[Sequence[Sequence[Any]]], Iterable[Any]]


@dataclass(slots=True)
class _ObjectShape:
    """One object of a row, what is annotated to it, and the objects that it is selected with."""

    model: type[Model]
    names: list[str]
    own: list[Column]
    annotated: list[Column] = field(default_factory=list)
    related: "list[tuple[Any, _ObjectShape]]" = field(default_factory=list)

    def columns(self) -> Iterator[Column]:
        yield from self.own
        yield from self.annotated
        for _, shape in self.related:
            yield from shape.columns()

    def made_of(self, values: Iterator[Any]) -> Any:
        own = [column.read(next(values)) for column in self.own]
        annotated = [(column.path, column.read(next(values))) for column in self.annotated]
        related = [(relation, shape.made_of(values)) for relation, shape in self.related]
        found = self.model.from_db(connection.alias, self.names, own)
        if found.pk is None:
            return None
        for name, value in annotated:
            setattr(found, name, value)
        for relation, one in related:
            relation.set_cached_value(found, one)
            if one is not None and relation.one_to_one:
                relation.remote_field.set_cached_value(one, found)
        return found


def shape_of(rows: QuerySet[Any, Any]) -> Shape:
    """Of a queryset of objects, or of `values`."""
    query = rows.query
    if issubclass(rows._iterable_class, ModelIterable):
        chosen = query.select_related if isinstance(query.select_related, dict) else {}
        whole = _of_objects(rows.model, chosen, deferred=query.deferred_loading)
        for name, expression in query.annotation_select.items():
            whole.annotated.append(Column(name, _reader(expression)))
        return Shape(list(whole.columns()), lambda rows: (whole.made_of(iter(values)) for values in rows))
    compiler = query.get_compiler(connection=connection)
    compiler.setup_query()
    expressions = [column for column, _, _ in compiler.select[: compiler.col_count]]
    names = list(query.selected or (*query.values_select, *query.annotation_select))
    columns = [Column(name, _reader(one)) for name, one in zip(names, expressions, strict=True)]
    row: Any = namedtuple("Row", names)  # type: ignore[misc]  # its columns are known here alone

    def made_of(rows: Sequence[Sequence[Any]]) -> Iterable[Any]:
        return map(row._make, zip(*columns_of(rows, columns), strict=True))

    return Shape(columns, made_of)


def columns_of(rows: Sequence[Sequence[Any]], columns: Sequence[Column]) -> list[Iterable[Any]]:
    """Each column of rows, read. Column by column: a function called for each value of each row would take
    most of the time.
    """
    if not rows:
        return [()] * len(columns)
    return [
        values if column.read is _as_it_is else map(column.read, values)
        for column, values in zip(columns, zip(*rows, strict=True), strict=True)
    ]


def _of_objects(
    model: type[Model], chosen: Mapping[str, Any], *, path: str = "", deferred: tuple[Any, bool] = ((), True)
) -> _ObjectShape:
    named, left_out = deferred
    fields = [
        one
        for one in model._meta.concrete_fields
        if one.primary_key or ({one.name, one.attname}.isdisjoint(named) if left_out else one.name in named)
    ]
    own = [Column(path + one.attname, _reader(one.get_col(model._meta.db_table))) for one in fields]
    related: list[tuple[Any, _ObjectShape]] = []
    for name, further in chosen.items():
        relation: Any = model._meta.get_field(name)
        related.append((relation, _of_objects(relation.related_model, further, path=f"{path}{name}__")))
    return _ObjectShape(model, [one.attname for one in fields], own, related=related)


def _reader(expression: Any) -> Callable[[Any], Any]:
    output = expression.output_field
    if isinstance(output, SealedColumn):
        return lambda value: output.from_db_value(value, expression, connection)
    if connection.vendor == "postgresql":
        if output.get_internal_type() in PLAIN:
            return _as_it_is
        if output.get_internal_type() == "DateField":
            return _day
        return _kept_in_mind(output, lambda value: None if value is None else output.to_python(value))
    if output.get_internal_type() == "DateField":
        return _day
    if output.get_internal_type() == "JSONField":
        return _from_json
    if output.get_internal_type() == "BooleanField":
        return _truth
    steps = connection.ops.get_db_converters(expression) + output.get_db_converters(connection)
    if not steps:
        return _as_it_is

    def read(value: Any) -> Any:
        for step in steps:
            value = step(value, expression, connection)
        return value

    return _kept_in_mind(output, read)


def _kept_in_mind(output: Any, read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Of numbers the same come again and again, and take long."""
    return lru_cache(maxsize=5_000)(read) if output.get_internal_type() == "DecimalField" else read


@lru_cache(maxsize=20_000)
def _day(value: str | None) -> date | None:
    """The same days come again and again."""
    return date.fromisoformat(value) if value else None


def _truth(value: int | None) -> bool | None:
    return None if value is None else bool(value)


def _from_json(value: str | None) -> Any:
    """Most such columns are empty lists."""
    if value == "[]":
        return []
    return None if value is None else json.loads(value)


def _as_it_is(value: Any) -> Any:
    return value
