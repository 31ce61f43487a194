"""Keeping many workers at once: the same facts and events as one by one, in a few queries."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from workforce.audit_trail.services import NewEvent, events_of, record_events
from workforce.audit_trail.verbs import Verb
from workforce.inserts import Inserts
from workforce.models import Account, Worker

BATCH = 500


def add_workers(*, workers: Sequence[Worker], by: Account | None, rows: Inserts) -> None:
    """New starters who have been checked, to be written with `rows`; a line manager may be among them."""
    rows.add(workers)
    for one in workers:
        one.line_manager = one.line_manager  # takes over the key that the manager has now
    rows.add(events_of((NewEvent(Verb.WORKER_ADDED, one, one) for one in workers), by=by), keyed=False)


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
