"""Many rows with sealed texts at once: read without objects, saved together, given to somebody else."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import models

from workforce.models.sealed import PURPOSE, Sealed, sealed_columns, sealed_to
from workforce.sealing import open_bytes

type Row = Sequence[Any]


def opener(model: type[models.Model], names: Sequence[str]) -> Callable[[Row], list[Any]]:
    """What opens a row that was read by `values_list(*names)`; the facts that it is sealed to are among them.

    What it makes raises `CannotOpen`.
    """
    sealed = [(names.index(column.attname), column) for column in sealed_columns(model)]
    facts = [names.index(fact) for fact in sealed_to(model)] if sealed else []

    def opened(row: Row) -> list[Any]:
        values = list(row)
        for place, column in sealed:
            if isinstance(text := values[place], Sealed):
                about = column.about(row[fact] for fact in facts)
                values[place] = column.from_content(open_bytes(text.sealed, purpose=PURPOSE, about=about))
        return values

    return opened


def save_together[M: models.Model](rows: Collection[M], names: Sequence[str], *, batch_size: int) -> None:
    """As `bulk_update`, of sealed texts too."""
    if rows:
        with _as_they_are_stored(rows, names):
            type(next(iter(rows)))._base_manager.bulk_update(rows, names, batch_size=batch_size)


@contextmanager
def _as_they_are_stored(rows: Collection[models.Model], names: Collection[str]) -> Iterator[None]:
    """Meanwhile the texts of these rows stand as they go into the database."""
    columns = [one for one in sealed_columns(type(next(iter(rows)))) if one.name in names]
    texts = [(row, one, getattr(row, one.attname)) for row in rows for one in columns]
    try:
        for row, column, text in texts:
            stored = column.sealed_for(row, text)
            row.__dict__[column.attname] = models.Value(stored, output_field=column)
        yield
    finally:
        for row, column, text in texts:
            row.__dict__[column.attname] = text


def give_rows_to(rows: models.QuerySet[Any], **facts: int) -> None:
    """Have these rows belong to another session, person, …: their texts are sealed to it."""
    columns = [field.attname for field in sealed_columns(rows.model)]
    if not columns or facts.keys().isdisjoint(sealed_to(rows.model)):
        rows.update(**facts)
        return
    for row in rows.order_by("pk"):
        texts = {name: getattr(row, name) for name in columns}
        for name, value in {**facts, **texts}.items():
            setattr(row, name, value)
        row.save(update_fields=[*facts, *columns])
