"""What makes someone a reader of notes, kind by kind, as the events that change it tell it.

Each floor lists its kinds in the settings (READING_RIGHTS). An event that sets a right tells the columns as
they then stand, under its own keyed hash; `manage.py verify` compares them with the tables, so that a right
that was set in the database alone is named.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from django.apps import apps
from django.core.signals import setting_changed
from django.db.models import Model, QuerySet
from django.dispatch import receiver

from workforce.across_floors import listed
from workforce.audit_trail.signed_kinds import plain
from workforce.audit_trail.verbs import Verb

#: Where an event tells rights as they then stand: by kind and key the columns; None for a row that went.
READS = "reads"

type Columns = tuple[str, ...]
type Rights = dict[str, dict[str, dict[str, Any] | None]]


@dataclass(frozen=True, kw_only=True)
class RightKind:
    """Rows of a table by which someone reads notes, or comes to the account of someone who does.

    `columns` are told in the `words` of the same order. `told_by` are the verbs of events about such a row,
    with the columns that they tell (none where the row goes); `told_with` those of events that concern a
    person, where the row is that person's. `in_force` picks the rows by which someone reads on a day or
    later; the first column says who.
    """

    key: str
    model: str
    columns: Columns
    words: Columns
    in_force: Callable[[QuerySet[Any], date], QuerySet[Any]]
    told_by: Mapping[Verb, Columns] = field(default_factory=dict)
    told_with: Mapping[Verb, Columns] = field(default_factory=dict)
    joined: Columns = ()

    @property
    def table(self) -> type[Model]:
        return apps.get_model(self.model)

    def told(self, row: Model, columns: Columns = ()) -> dict[str, Any]:
        """The columns of a row as JSON can say them."""
        return {name: plain(getattr(row, name)) for name in columns or self.columns}


def right_kinds() -> dict[str, RightKind]:
    """Every kind, by its key."""
    kinds: tuple[RightKind, ...] = listed("READING_RIGHTS")
    return {kind.key: kind for kind in kinds}


def kinds_of(table: type[Model]) -> list[RightKind]:
    """The kinds whose rows stand in this table."""
    label = table._meta.label
    return [kind for kind in right_kinds().values() if kind.model == label]


def standing(*rows: Model, columns: Columns = ()) -> Rights:
    """What an event tells of rows that it changes beside its subject: these columns, or all of each kind."""
    told: Rights = {}
    for row in rows:
        for kind in kinds_of(type(row)):
            if of_kind := tuple(name for name in kind.columns if not columns or name in columns):
                told.setdefault(kind.key, {})[str(row.pk)] = kind.told(row, of_kind)
    return told


def no_more(table: type[Model], *keys: int) -> Rights:
    """What an event tells of rows that it removes beside its subject."""
    return {kind.key: {str(key): None for key in keys} for kind in kinds_of(table) if keys}


def together(*several: Rights) -> Rights:
    """Rights of several kinds in one."""
    whole: Rights = {}
    for rights in several:
        for key, rows in rights.items():
            there = whole.setdefault(key, {})
            for pk, columns in rows.items():
                known = there.get(pk)
                there[pk] = {**known, **columns} if known and columns else columns
    return whole


def told_by_event(verb: Verb, subject: Model, person: Model | None) -> Rights:
    """What an event of this verb tells by itself: of its subject, and of the person whom it concerns."""
    return together(
        *(
            {kind.key: {str(row.pk): kind.told(row, columns) if columns else None}}
            for kind, columns, row in _tellers(verb, subject, person)
        )
    )


def _tellers(verb: Verb, subject: Model, person: Model | None) -> Iterator[tuple[RightKind, Columns, Model]]:
    for kind, columns, is_subject in _by_verb().get(verb, ()):
        row = subject if is_subject else person
        if row is not None and row._meta.label == kind.model:
            yield kind, columns, row


@cache
def _by_verb() -> dict[Verb, list[tuple[RightKind, Columns, bool]]]:
    found: dict[Verb, list[tuple[RightKind, Columns, bool]]] = {}
    for kind in right_kinds().values():
        for told, is_subject in ((kind.told_by, True), (kind.told_with, False)):
            for verb, columns in told.items():
                found.setdefault(verb, []).append((kind, columns, is_subject))
    return found


@receiver(setting_changed)
def read_again(**changed: Any) -> None:
    _by_verb.cache_clear()
