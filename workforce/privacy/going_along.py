"""What goes along with rows that are deleted, found in the models: whatever belongs to them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import batched
from typing import Any, NamedTuple

from django.db.models import ForeignKey, ManyToOneRel, Model, QuerySet

from workforce.audit_trail.signed_kinds import signed_kinds
from workforce.privacy.inventory import inventory
from workforce.rules.data_held import Kept

BATCH = 500

type Keys = dict[type[Model], set[Any]]
type Waiting = list[tuple[type[Model], set[Any]]]


class Unlinked(NamedTuple):
    """Rows of another kind that stay and no longer lead here: a column that becomes empty."""

    model: type[Model]
    column: str
    keys: tuple[Any, ...]


class Going(NamedTuple):
    """The keys of what is deleted, by table, and what is unlinked from it."""

    keys: Keys
    unlinked: list[Unlinked]

    @property
    def tables(self) -> set[str]:
        """Every table in which something changes."""
        changed = {*self.keys, *(one.model for one in self.unlinked)}
        return {model._meta.db_table for model in changed}

    @property
    def rows(self) -> dict[str, int]:
        """How many rows of each table."""
        return dict(sorted((model._meta.label, len(keys)) for model, keys in self.keys.items()))


def all_going(roots: Iterable[QuerySet[Any]], *, kept: Kept) -> Going:
    """The rows of the roots and everything that cannot stand without them.

    A row that leads to one that goes belongs to it, unless it is of another kind and can stand without: its
    link becomes empty then. What is signed has no such gaps, and goes.
    """
    going: Keys = defaultdict(set)
    unlinked: dict[tuple[type[Model], str], set[Any]] = defaultdict(set)
    waiting: Waiting = []
    for root in roots:
        _add(going, waiting, root.model, set(root.order_by().values_list("pk", flat=True)))
    while waiting:
        model, keys = waiting.pop()
        for column in _leading_to(model):
            found = set(_rows_leading_to(column, keys))
            if column.null and not _goes_along(column.model, kept):
                unlinked[column.model, column.name] |= found
            else:
                _add(going, waiting, column.model, found)
    stay = [
        Unlinked(model, name, tuple(sorted(left)))
        for (model, name), keys in unlinked.items()
        if (left := keys - going.get(model, set()))
    ]
    return Going(dict(going), stay)


def _add(going: Keys, waiting: Waiting, model: type[Model], keys: set[Any]) -> None:
    if new := keys - going[model]:
        going[model] |= new
        waiting.append((model, new))


def _leading_to(model: type[Model]) -> Iterator[ForeignKey[Any, Any]]:
    """Every column of any table that leads to this one, and is held to it by the database."""
    for relation in model._meta.get_fields(include_hidden=True):
        if isinstance(relation, ManyToOneRel):
            column: Any = relation.field
            if column.db_constraint:
                yield column


def _goes_along(model: type[Model], kept: Kept) -> bool:
    return inventory()[model._meta.label].kept is kept or model._meta.label_lower in signed_kinds()


def _rows_leading_to(column: ForeignKey[Any, Any], keys: set[Any]) -> Iterator[Any]:
    for some in batched(sorted(keys), BATCH):
        rows = column.model._base_manager.filter(**{f"{column.name}__in": some})
        yield from rows.order_by().values_list("pk", flat=True)
