"""Proving that the tracker made readers of those who read notes: each right against its events."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import batched
from typing import Any

from django.db import transaction
from django.db.models import Model

from workforce.audit_trail.reading_rights import READS, RightKind, right_kinds
from workforce.audit_trail.sealing import is_ours
from workforce.audit_trail.services import NewEvent, record_events
from workforce.audit_trail.verbs import Verb
from workforce.audit_trail.verifying import Break
from workforce.models import Account, Event, SealHead

BATCH = 500
NOT_TOLD = "no event of the audit trail made it so: {}"
OTHERWISE = "{} is {}, and the audit trail says {}"

type Told = dict[str, dict[int, dict[str, Any]]]


def rights_told() -> Told:
    """The columns of each right as the newest events tell them; an event of no key of ours tells nothing."""
    told: Told = defaultdict(dict)
    for event in Event.objects.filter(details__has_key=READS).order_by("pk").iterator():
        if not is_ours(event):
            continue
        for key, rows in event.details[READS].items():
            for pk, columns in rows.items():
                if columns is None:
                    told[key].pop(int(pk), None)
                else:
                    told[key].setdefault(int(pk), {}).update(columns)
    return told


def breaks_of_readers(*, on: date) -> Iterator[Break]:
    """Each right by which someone reads notes on the day or later, and no event that made it so."""
    told = rights_told()
    for kind in right_kinds().values():
        for row in _in_force(kind, on=on):
            if what := _what_is_wrong(kind, row, told[kind.key].get(row.pk)):
                yield Break(f"{kind.table._meta.verbose_name} {row.pk} ({row})", what)


def _in_force(kind: RightKind, *, on: date) -> Iterator[Any]:
    rows = kind.in_force(kind.table._base_manager.order_by("pk"), on)
    yield from (rows.select_related(*kind.joined) if kind.joined else rows).iterator()


def _what_is_wrong(kind: RightKind, row: Model, told: dict[str, Any] | None) -> str:
    is_now = kind.told(row)
    if told is None:
        return NOT_TOLD.format(", ".join(_shown(kind, row, is_now, name) for name in kind.columns))
    for name, words in zip(kind.columns, kind.words, strict=True):
        if is_now[name] != (said := told.get(name)):
            return OTHERWISE.format(words, _value(row, name, is_now[name]), _value(None, name, said))
    return ""


def _shown(kind: RightKind, row: Model, is_now: dict[str, Any], name: str) -> str:
    return f"{kind.words[kind.columns.index(name)]} {_value(row, name, is_now[name])}"


def _value(row: Model | None, name: str, value: Any) -> str:
    """A person with key and name where the row leads to them, else the key alone."""
    if value in (None, ""):
        return "nobody" if name.endswith("_id") else "nothing"
    if not name.endswith("_id"):
        return str(value)
    other = getattr(row, name.removesuffix("_id")) if row else None
    return f"number {value} ({other})" if other else f"number {value}"


@transaction.atomic
def tell_rights_as_they_stand(*, on: date, by: Account | None = None) -> int:
    """Events that tell the rights of which no event says anything, as they stand. Answers how many.

    For an upgrade, and for rows that were made up (the demo). It proves nothing about the time before.
    """
    told, number = rights_told(), 0
    head = SealHead.objects.first() or SealHead(pk=1)
    for kind in right_kinds().values():
        found = {row.pk: kind.told(row) for row in _in_force(kind, on=on) if row.pk not in told[kind.key]}
        number += len(found)
        events = (
            NewEvent(Verb.READERS_AS_THEY_STOOD, head, None, {READS: {kind.key: dict(some)}})
            for some in batched(((str(pk), said) for pk, said in found.items()), BATCH)
        )
        record_events(events, by=by)
    return number
