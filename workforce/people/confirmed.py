"""What makes a change of line manager or of an address for the invitation true, once it is confirmed."""

from datetime import datetime
from typing import Any

from workforce.accounts.services import join_by_address
from workforce.models import ReaderChange, ReaderRight, Worker
from workforce.people.services import is_below, update_worker
from workforce.reader_changes.services import CHANGED_SINCE, ChangeKind, told_of
from workforce.rules.refusal import Refusal


def _make_line_manager(change: ReaderChange, at: datetime) -> None:
    """What was asked for, confirmed. Raises Refusal where it changed since, or would lead in a circle."""
    for worker, to in _as_asked(change, "line_manager_id"):
        manager = Worker.objects.filter(pk=to).first()
        if manager and not is_below(manager, worker):
            worker.line_manager = manager
            _make(worker, "line_manager", change)
        elif change.worker:
            raise Refusal(CHANGED_SINCE)


def _make_invitation_address(change: ReaderChange, at: datetime) -> None:
    """The address, confirmed; whoever was invited by that address alone signs in as this person."""
    for worker, address in _as_asked(change, "email"):
        worker.email = address
        _make(worker, "email", change)
        join_by_address(worker=worker, by=change.asked_by)


def _as_asked(change: ReaderChange, name: str) -> list[tuple[Worker, Any]]:
    """Each worker whose fact is still what it was when the change was asked for, and what it becomes.

    In a list, what changed since stays as it is; raises Refusal where the one that was asked for has changed.
    """
    one = [[change.worker_id, change.facts.get("before"), change.facts.get("after")]]
    listed = change.facts.get("changes", one)
    there = Worker.objects.in_bulk([key for key, _, _ in listed])
    same = [
        (there[key], after)
        for key, before, after in listed
        if key in there and getattr(there[key], name) == before
    ]
    if not same and change.worker:
        raise Refusal(CHANGED_SINCE)
    return same


def _make(worker: Worker, name: str, change: ReaderChange) -> None:
    update_worker(worker=worker, changed=[name], **told_of(change))


LINE_MANAGER = ChangeKind(ReaderRight.LINE_MANAGER, _make_line_manager)
INVITATION_ADDRESS = ChangeKind(ReaderRight.INVITATION_ADDRESS, _make_invitation_address)
