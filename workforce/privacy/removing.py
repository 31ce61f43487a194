"""Deleting what is due: exactly that, one thing in a transaction, with an event as its proof and stub."""

from datetime import date
from itertools import batched
from typing import Any

from django.db import DEFAULT_DB_ALIAS, transaction

from workforce.audit_trail.runs import runs_of
from workforce.audit_trail.services import record_event
from workforce.audit_trail.signed_kinds import REMOVED, signed_kinds
from workforce.audit_trail.verbs import Verb
from workforce.locking import lock_people
from workforce.models import Account, Event, Worker
from workforce.privacy.forgetting import FORGOTTEN, forget_events
from workforce.privacy.going_along import Going, all_going
from workforce.privacy.retention import Due, due_by
from workforce.rules.refusal import Refusal
from workforce.triggers.lifting import lifted

BATCH = 500
NOT_DUE = "This is not due any more, or someone has put a hold on it. Nothing was deleted."


def rows_due(due: Due) -> dict[str, int]:
    """How many rows of each table would be deleted, emptied or forgotten."""
    rows = all_going(due.begun.roots, kept=due.kind.kept).rows
    for queryset, _ in due.begun.blanked:
        label = f"{queryset.model._meta.label} (emptied)"
        rows[label] = rows.get(label, 0) + queryset.count()
    if due.begun.forgotten is not None:
        rows["workforce.Event (emptied)"] = due.begun.forgotten.count()
    return {label: number for label, number in rows.items() if number}


@transaction.atomic
def remove(due: Due, *, on: date, by: Account | None = None) -> Event:
    """Delete what is due of one thing; its event is the stub. Raises Refusal where it is not due any more."""
    lock_people(due.begun.people)
    _require_still_due(due, on=on)
    going = all_going(due.begun.roots, kept=due.kind.kept)
    rows = rows_due(due)
    emptied = {queryset.model._meta.db_table for queryset, _ in due.begun.blanked}
    with lifted({*going.tables, *emptied}, using=DEFAULT_DB_ALIAS):
        _delete(going)
        for queryset, values in due.begun.blanked:
            queryset.update(**values)
    forgotten = forget_events(due.begun.forgotten) if due.begun.forgotten is not None else []
    worker = Worker.objects.get(pk=due.whose) if due.whose else None
    return record_event(
        verb=Verb.RETENTION_APPLIED,
        subject=due.begun.subject,
        by=by,
        worker=worker,
        kept=due.kind.kept.value,
        months=due.months,
        began_on=due.begun.began_on.isoformat(),
        due_on=due.due_on.isoformat(),
        rows=rows,
        **_proved(going),
        **({FORGOTTEN: forgotten} if forgotten else {}),
    )


def _require_still_due(due: Due, *, on: date) -> None:
    """As things stand now, with those concerned locked."""
    subject = due.begun.subject
    now = (one for one in due_by(on, on=on, kinds=[due.kind]) if one.begun.subject == subject)
    if not any(not one.is_held for one in now):
        raise Refusal(NOT_DUE)


def _delete(going: Going) -> None:
    for one in going.unlinked:
        for some in batched(one.keys, BATCH):
            one.model._base_manager.filter(pk__in=some).update(**{one.column: None})
    for model, keys in going.keys.items():
        for some in batched(sorted(keys), BATCH):
            rows = model._base_manager.filter(pk__in=some)
            rows._raw_delete(rows.db)


def _proved(going: Going) -> dict[str, Any]:
    """Which rows of what was signed are gone: `verify` misses them no longer."""
    removed = {
        model._meta.label_lower: runs_of(sorted(keys))
        for model, keys in going.keys.items()
        if model._meta.label_lower in signed_kinds()
    }
    return {REMOVED: removed} if removed else {}
