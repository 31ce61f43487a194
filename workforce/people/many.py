"""Keeping many workers at once: the same facts and events as one by one, in a few queries."""

from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from workforce.audit_trail.services import NewEvent, events_of, record_events
from workforce.audit_trail.verbs import Verb
from workforce.inserts import Inserts
from workforce.models import Account, ReaderChange, ReaderRight, Worker
from workforce.people.services import tell_of_invitation_address, tell_of_line
from workforce.reader_changes.mails import readers_told_together
from workforce.reader_changes.second_person import Gains, must_wait
from workforce.reader_changes.services import ask

BATCH = 500
LINE, ADDRESS = "line_manager", "email"
type Changed = list[tuple[Worker, Sequence[str]]]


def add_workers(*, workers: Sequence[Worker], by: Account | None, rows: Inserts) -> None:
    """New starters who have been checked, to be written with `rows`; a line manager may be among them."""
    rows.add(workers)
    for one in workers:
        one.line_manager = one.line_manager  # takes over the key that the manager has now
    rows.add(events_of((NewEvent(Verb.WORKER_ADDED, one, one) for one in workers), by=by), keyed=False)


@transaction.atomic
def update_workers(
    *, changes: Iterable[tuple[Worker, Sequence[str]]], by: Account | None, reason: str
) -> list[ReaderChange]:
    """Keep the named facts of each worker as they now stand; the events name them, not their values.

    Line managers by whom someone comes to read notes, and addresses to which an invitation would go, wait for
    a second person where they must: a list of each for one confirmation, which are answered. `reason` is what
    those concerned are told.
    """
    named = list(changes)
    readers = [worker.pk for worker, fields in named if {LINE, ADDRESS} & set(fields)]
    before = Worker.objects.select_related("line_manager").in_bulk(readers)
    waiting = [*_lines_that_wait(named, before, by=by), *_addresses_that_wait(named, before, by=by)]
    still = [(worker, _changed_still(worker, fields, before)) for worker, fields in named]
    changed: Changed = [(worker, fields) for worker, fields in still if fields]
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
    _keep_new_lines([worker for worker, fields in changed if LINE in fields])
    _tell(changed, before, by=by, reason=reason)
    return [ask(change, by=by, reason=reason) for change in waiting if by]


def _lines_that_wait(
    named: Changed, before: Mapping[int, Worker], *, by: Account | None
) -> Iterable[ReaderChange]:
    """Leave the line managers that must wait as they were; the list of them, to be asked for."""
    moved = [worker for worker, fields in named if LINE in fields and worker.line_manager_id]
    gains, listed = Gains(by), []
    for worker in moved:
        was, to = before[worker.pk].line_manager, worker.line_manager_id
        if (was and was.pk) != to and gains.must_wait(gains=gains.by_line(worker.pk, to=to)):
            listed.append([worker.pk, was and was.pk, to])
            worker.line_manager = was
    if listed:
        yield ReaderChange(
            right=ReaderRight.LINE_MANAGER,
            facts={"changes": listed},
            after="Another line manager, from a file",
        )


def _addresses_that_wait(
    named: Changed, before: Mapping[int, Worker], *, by: Account | None
) -> Iterable[ReaderChange]:
    """The same for the addresses of people without an account."""
    listed = []
    for worker in _to_invite(named, before) if must_wait(by, gains=False) else ():
        listed.append([worker.pk, before[worker.pk].email, worker.email])
        worker.email = before[worker.pk].email
    if listed:
        yield ReaderChange(
            right=ReaderRight.INVITATION_ADDRESS,
            facts={"changes": listed},
            after="Another address, from a file",
        )


def _to_invite(named: Changed, before: Mapping[int, Worker]) -> list[Worker]:
    """Who has another address to which an invitation would go."""
    moved = [worker for worker, fields in named if ADDRESS in fields and worker.account_id is None]
    return [worker for worker in moved if worker.email and worker.email != before[worker.pk].email]


def _changed_still(worker: Worker, fields: Sequence[str], before: Mapping[int, Worker]) -> list[str]:
    """Without what waits, which is as it was."""
    return [
        name
        for name in fields
        if name not in (LINE, ADDRESS) or getattr(worker, name) != getattr(before[worker.pk], name)
    ]


def _keep_new_lines(moved: Sequence[Worker]) -> None:
    """Since when they have this line manager."""
    for worker in moved:
        worker.line_manager_since = timezone.localdate()
    Worker.objects.bulk_update(moved, ["line_manager_since"], batch_size=BATCH)


@readers_told_together()
def _tell(changed: Changed, before: Mapping[int, Worker], *, by: Account | None, reason: str) -> None:
    """Those concerned are told of another reader."""
    for worker, fields in changed:
        if LINE in fields:
            tell_of_line(worker, before=before[worker.pk].line_manager, by=by, reason=reason)
    for worker in _to_invite(changed, before):
        tell_of_invitation_address(worker, before=before[worker.pk].email, by=by, reason=reason)
