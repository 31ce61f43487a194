"""Asking for a change of who reads notes, deciding about it, and telling of one that was made."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypedDict

from django.db import transaction
from django.utils import timezone

from workforce.across_floors import listed
from workforce.audit_trail.reading_rights import READS, Rights
from workforce.audit_trail.services import NewEvent, record_with_reason
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Outcome, ReaderChange, ReaderRight, Worker
from workforce.reader_changes.mails import (
    readers_told_together,
    tell_of_the_change,
    tell_that_it_was_decided,
    tell_to_confirm,
)
from workforce.reader_changes.second_person import who_can_confirm, who_confirms_now
from workforce.rules.refusal import Refusal

#: Long enough for a week's leave.
OPEN_FOR = timedelta(days=14)
SAY_WHY = "Enter why: a second person must confirm this, and reads the reason"
NO_ONE_TO_CONFIRM = (
    "A second person must confirm this, and there is none: no other administrator, principal social worker "
    "or manager of this person can sign in."
)
DECIDED_ALREADY = "This has been decided already."
TOO_LATE = "No one confirmed this in time. It can be asked for again."
NOT_YOURS = (
    "A second person confirms: another administrator, principal social worker or manager of this person, "
    "who would not gain by it."
)
CHANGED_SINCE = "This has changed since it was asked for. Refuse it, and ask again."


#: From what to what stands sealed beside the event.
OF_ADDRESSES = (ReaderRight.SIGN_IN_ADDRESS, ReaderRight.INVITATION_ADDRESS, ReaderRight.MERGER)


class ReaderChangeRefused(Refusal):
    """What was asked or decided cannot be; the message is for a person."""


class ReasonMissing(ReaderChangeRefused):
    """Nobody can confirm what they do not know the reason of."""

    usual, about = SAY_WHY, "reason"


class Told(TypedDict):
    """What those concerned are told of a change: who asked for it, who confirmed it, and why."""

    by: Account | None
    second: Account | None
    reason: str


def told_of(change: ReaderChange) -> Told:
    """As the services take it that make a change true."""
    return {"by": change.asked_by, "second": change.decided_by, "reason": change.reason}


@dataclass(frozen=True, slots=True)
class ChangeKind:
    """What makes a confirmed change of one kind true; it raises Refusal where it no longer can be.

    `tell_refused` tells those who were told that it was asked for, where it does not come to be. `together`
    locks everyone whom several touch and gathers what is told of them; without it they are decided singly.
    """

    right: ReaderRight
    make: Callable[[ReaderChange, datetime], None]
    tell_refused: Callable[[ReaderChange], None] | None = None
    together: Callable[[Sequence[ReaderChange], datetime], AbstractContextManager[None]] | None = None


@transaction.atomic
def ask(change: ReaderChange, *, by: Account, reason: str, at: datetime | None = None) -> ReaderChange:
    """Keep a change that must wait (unsaved), and ask those who can confirm it. The same again asks once.

    Raises ReasonMissing, and ReaderChangeRefused where no one could confirm.
    """
    at = at or timezone.now()
    if not reason.strip():
        raise ReasonMissing
    change.asked_by, change.reason = by, reason
    change.asked_at, change.expires_at = at, at + OPEN_FOR
    whose = {"right": change.right, "worker": change.worker, "account": change.account}
    for earlier in ReaderChange.objects.waiting(at=at).filter(**whose).select_for_update():
        if (earlier.facts, earlier.asked_by_id) == (change.facts, change.asked_by_id):
            return earlier
    if not who_can_confirm(change).exists():
        raise ReaderChangeRefused(NO_ONE_TO_CONFIRM)
    change.save(force_insert=True)
    _record(Verb.READER_CHANGE_ASKED, change, by=change.asked_by)
    tell_to_confirm(change, to=who_can_confirm(change))
    return change


@transaction.atomic
def confirm(*, change: ReaderChange, by: Account, at: datetime) -> None:
    """The second person agrees, and it is so. The people whom it touches are locked first, the request last.

    Raises ReaderChangeRefused where it is decided or expired, and for anyone who may not confirm it; Refusal
    where it no longer can be made.
    """
    found = _still_open(change, at=at)
    if not who_confirms_now(found, at=at).filter(pk=by.pk).exists():
        raise ReaderChangeRefused(NOT_YOURS)
    found.outcome, found.decided_by, found.decided_at = Outcome.CONFIRMED, by, at
    with readers_told_together():
        kind_of(found).make(found, at)
    _decide(found)
    tell_that_it_was_decided(found)


@transaction.atomic
def refuse(*, change: ReaderChange, by: Account, at: datetime) -> None:
    """The second person says no, or the asker takes it back. Raises ReaderChangeRefused as `confirm` does."""
    found = _still_open(change, at=at)
    if by.pk != found.asked_by_id and not who_confirms_now(found, at=at).filter(pk=by.pk).exists():
        raise ReaderChangeRefused(NOT_YOURS)
    found.outcome, found.decided_by, found.decided_at = Outcome.REFUSED, by, at
    _refused(found, by=by)
    tell_that_it_was_decided(found)


@transaction.atomic
def withdraw(*, changes: Iterable[ReaderChange], by: Account | None, at: datetime) -> None:
    """What still waits is not asked for any more: what it came from is undone."""
    for change in changes:
        if change.is_waiting(at=at):
            change.outcome, change.decided_by, change.decided_at = Outcome.REFUSED, by, at
            _refused(change, by=by)


def tell_of_readers(
    *,
    right: ReaderRight,
    subject: Any,
    by: Account | None,
    before: object,
    after: object,
    words: tuple[str, str],
    worker: Worker | None = None,
    account: Account | None = None,
    reason: str = "",
    until: str = "",
    second: Account | None = None,
    told_already: Account | None = None,
    gains: Worker | None = None,
    loses: Worker | None = None,
    reads: Rights | None = None,
) -> None:
    """One kind of event for whatever changes who reads notes, and an e-mail at once to those concerned.

    `before` and `after` are keys or words for the trail; `words` are both as a person reads them; `second`
    is who confirmed, `gains` who reads from now on, `loses` who no longer does, `told_already` who needs no
    other e-mail about it; `reads` are the rows by which they read, where nothing else tells them.
    """
    change = {"before": before, "after": after}
    told = change if right in OF_ADDRESSES else {}
    details: dict[str, Any] = {"right": right.value, "until": until, **({} if told else change)}
    details |= {READS: reads} if reads else {}
    confirmed = {"confirmed_by": second.pk} if second else {}
    changed = NewEvent(Verb.READERS_CHANGED, subject, worker, details | confirmed)
    event = record_with_reason(changed, because=reason, by=by, told=told)
    tell_of_the_change(
        event,
        right=right,
        words=words,
        worker=worker,
        account=account,
        by=by,
        second=second,
        reason=reason,
        until=until,
        told_already=told_already,
        gains=gains,
        loses=loses,
    )


def _still_open(change: ReaderChange, *, at: datetime) -> ReaderChange:
    """This change as it is stored, still to be decided."""
    found = ReaderChange.objects.with_people().get(pk=change.pk)
    if found.outcome:
        raise ReaderChangeRefused(DECIDED_ALREADY)
    if found.expires_at <= at:
        raise ReaderChangeRefused(TOO_LATE)
    return found


def kind_of(change: ReaderChange) -> ChangeKind:
    """How a change of this kind is made."""
    kinds: dict[ReaderRight, ChangeKind] = {kind.right: kind for kind in listed("READER_CHANGE_KINDS")}
    return kinds[ReaderRight(change.right)]


def _refused(change: ReaderChange, *, by: Account | None) -> None:
    """Keep that it does not come to be; whoever was told that it was asked for is told that too."""
    _decide(change)
    _record(Verb.READER_CHANGE_REFUSED, change, by=by)
    if tell := kind_of(change).tell_refused:
        tell(change)


def _decide(change: ReaderChange) -> None:
    """Keep the decision; raises ReaderChangeRefused, and undoes what was made, where another came first."""
    decided = {"outcome": change.outcome, "decided_by": change.decided_by, "decided_at": change.decided_at}
    if not ReaderChange.objects.filter(pk=change.pk, outcome="").update(**decided):
        raise ReaderChangeRefused(DECIDED_ALREADY)


def _record(verb: Verb, change: ReaderChange, *, by: Account | None) -> None:
    facts = {"facts": change.facts}
    told = facts if change.right in OF_ADDRESSES else {}
    said = {"right": change.right, **({} if told else facts)}
    record_with_reason(NewEvent(verb, change, change.worker, said), because=change.reason, by=by, told=told)
