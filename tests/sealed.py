"""Rows whose texts are sealed, for tests: writing into them, and finding them by what was written."""

from typing import Any

from django.db.models import Model, QuerySet, Value


def write(rows: QuerySet[Any], **texts: Any) -> None:
    """Write these texts into each row, as a form would, and nothing else."""
    for row in rows.all():
        for name, text in texts.items():
            setattr(row, name, text)
        row.save(update_fields=list(texts))


def in_clear(text: str) -> Value:
    """A text as somebody with the database alone would write it: not sealed."""
    return Value(text)


def texts_of(rows: QuerySet[Any], *names: str) -> list[Any]:
    """What stands in one column, or tuples of several, opened."""
    found = [tuple(getattr(row, name) for name in names) for row in rows.all()]
    return [texts[0] for texts in found] if len(names) == 1 else found


def the_one(rows: QuerySet[Any], **texts: str) -> Model:
    """The one row in which all this is written."""
    (found,) = [row for row in rows.all() if all(getattr(row, name) == text for name, text in texts.items())]
    return found
