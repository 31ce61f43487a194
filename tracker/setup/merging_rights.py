"""Rows by which notes are read, as they go from one record of a person to the other."""

from collections.abc import Iterable

from django.db.models import ManyToOneRel, Model

from workforce.audit_trail.reading_rights import Rights, kinds_of, standing, together
from workforce.models import Worker

#: A table, the column that leads to the person, and the keys of the rows.
type Moved = tuple[type[Model], str, list[int]]


def rights_of(other: Worker, relations: Iterable[ManyToOneRel]) -> list[Moved]:
    """By which rows this person reads notes, or theirs are read."""
    found: list[Moved] = []
    for relation in relations:
        table, column = relation.related_model, relation.field
        if any(column.attname in kind.columns for kind in kinds_of(table)):
            rows = table._base_manager.filter(**{column.name: other})
            found.append((table, column.attname, list(rows.values_list("pk", flat=True))))
    return found


def told_of_moved(moved: Iterable[Moved]) -> Rights:
    """The same rows, as the trail tells them now: the column that was moved, and no other."""
    rows = ((table._base_manager.filter(pk__in=keys), column) for table, column, keys in moved)
    return together(*(standing(row, columns=(column,)) for found, column in rows for row in found))
