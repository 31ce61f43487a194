"""Keeping many workers at once: the same facts and events as one by one, in a few queries."""

from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from workforce.audit_trail.services import NewEvent, events_of, record_events
from workforce.audit_trail.verbs import Verb
from workforce.inserts import Inserts
from workforce.models import Account, ReaderChange, ReaderRight, Worker
from workforce.people.services import tell_of_line
from workforce.reader_changes.second_person import gains_by_line, must_wait
from workforce.reader_changes.services import ask
from workforce.rules.in_words import many

BATCH = 500


def add_workers(*, workers: Sequence[Worker], by: Account | None, rows: Inserts) -> None:
    """New starters who have been checked, to be written with `rows`; a line manager may be among them."""
    rows.add(workers)
    for one in workers:
        one.line_manager = one.line_manager  # takes over the key that the manager has now
    rows.add(events_of((NewEvent(Verb.WORKER_ADDED, one, one) for one in workers), by=by), keyed=False)


@transaction.atomic
def update_workers(
    *, changes: Iterable[tuple[Worker, Sequence[str]]], by: Account | None
) -> ReaderChange | None:
    """Keep the named facts of each worker as they now stand; the events name them, not their values.

    Line managers by whom someone comes to read notes wait for a second person where they must, all of them
    in one list for one confirmation, which is answered.
    """
    all_changes = list(changes)
    moved = [worker.pk for worker, fields in all_changes if "line_manager" in fields]
    known = Worker.objects.filter(pk__in=moved).select_related("line_manager")
    before = {one.pk: one.line_manager for one in known}
    changed, waiting = _without_waiting_lines(all_changes, by=by)
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
    _keep_new_lines([worker for worker, fields in changed if "line_manager" in fields], before=before, by=by)
    return waiting


type Changed = list[tuple[Worker, Sequence[str]]]


def _without_waiting_lines(changed: Changed, *, by: Account | None) -> tuple[Changed, ReaderChange | None]:
    """Leave the line managers that must wait as they were, and ask for them together."""
    moved = [worker for worker, fields in changed if "line_manager" in fields and worker.line_manager_id]
    if by is None or not moved or not must_wait(by, gains=True):
        return changed, None
    before = dict(Worker.objects.filter(pk__in=[one.pk for one in moved]).values_list("pk", "line_manager"))
    lines = []
    for worker in moved:
        gains = gains_by_line(by, worker=worker, to=worker.line_manager)
        if before[worker.pk] != worker.line_manager_id and must_wait(by, gains=gains):
            lines.append([worker.pk, before[worker.pk], worker.line_manager_id])
            worker.line_manager_id = before[worker.pk]
    if not lines:
        return changed, None
    asked = ReaderChange(
        right=ReaderRight.LINE_MANAGER,
        facts={"lines": lines},
        after=f"Another line manager for {many(len(lines), 'person', 'people')}, from a file",
        asked_by=by,
    )
    waits = {key for key, _, _ in lines}
    kept = [
        (worker, [name for name in fields if name != "line_manager" or worker.pk not in waits])
        for worker, fields in changed
    ]
    return [(worker, fields) for worker, fields in kept if fields], ask(asked)


def _keep_new_lines(
    moved: Sequence[Worker], *, before: Mapping[int, Worker | None], by: Account | None
) -> None:
    """Since when they have this line manager; those concerned are told of another reader."""
    today = timezone.localdate()
    for worker in moved:
        worker.line_manager_since = today
    Worker.objects.bulk_update(moved, ["line_manager_since"], batch_size=BATCH)
    for worker in moved:
        tell_of_line(worker, before=before[worker.pk], by=by)
