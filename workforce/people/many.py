"""Keeping many workers at once: the same facts and events as one by one, in a few queries."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from workforce.audit_trail.services import NewEvent, record_events
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Worker

BATCH = 500


@transaction.atomic
def add_workers(*, workers: Sequence[Worker], by: Account | None) -> None:
    """Keep new starters who have been checked, in an order in which managers come first.

    A line manager may be among them: those at the same depth go in together.
    """
    waiting = list(workers)
    while waiting:
        ready = [one for one in waiting if one.line_manager is None or one.line_manager.pk]
        if not ready:
            raise ValueError("These line managers lead back to themselves.")
        for one in ready:
            one.line_manager = one.line_manager  # takes over the key that the manager has now
        Worker.objects.bulk_create(ready, batch_size=BATCH)
        waiting = [one for one in waiting if not one.pk]
    record_events((NewEvent(Verb.WORKER_ADDED, one, one) for one in workers), by=by)


@transaction.atomic
def update_workers(*, changes: Iterable[tuple[Worker, Sequence[str]]], by: Account | None) -> None:
    """Keep the named facts of each worker as they now stand; the events name them, not their values."""
    changed = list(changes)
    for name in sorted({name for _, fields in changed for name in fields}):
        theirs = [worker for worker, fields in changed if name in fields]
        Worker.objects.bulk_update(theirs, [name], batch_size=BATCH)
    record_events(
        (
            NewEvent(Verb.WORKER_CHANGED, worker, worker, {"fields": sorted(fields)})
            for worker, fields in changed
        ),
        by=by,
    )
