"""Keeping the list of workers: a new starter, and a change of who they are or where they work."""

from collections.abc import Iterable

from django.db import transaction

from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Worker


@transaction.atomic
def add_worker(*, worker: Worker, by: Account | None) -> Worker:
    """Keep a new starter who has been checked (an unsaved worker)."""
    worker.save(force_insert=True)
    record_event(verb=Verb.WORKER_ADDED, subject=worker, by=by, worker=worker)
    return worker


@transaction.atomic
def update_worker(*, worker: Worker, changed: Iterable[str], by: Account | None) -> None:
    """Keep the named facts of a worker as they now stand; the event names them, not their values."""
    before = Worker.objects.get(pk=worker.pk)
    fields = sorted(name for name in changed if getattr(before, name) != getattr(worker, name))
    if not fields:
        return
    worker.save(update_fields=fields)
    record_event(verb=Verb.WORKER_CHANGED, subject=worker, by=by, worker=worker, fields=fields)
