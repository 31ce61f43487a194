"""Holds: what is kept of a person stays, however old. Information governance officers set and lift them."""

from datetime import date, datetime

from django.db import transaction

from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.locking import lock_people
from workforce.models import Account, AuthorityRole, RetentionHold
from workforce.rules.refusal import Refusal

NOT_YOURS = "Only an information governance officer sets and lifts holds."
OVER = "The last day of the hold must be today or later."
LIFTED_ALREADY = "This hold was lifted already."


def require_officer(by: Account) -> None:
    """Raises Refusal for everyone but an information governance officer."""
    if by.role != AuthorityRole.INFORMATION_GOVERNANCE:
        raise Refusal(NOT_YOURS)


@transaction.atomic
def set_hold(*, hold: RetentionHold, by: Account, at: datetime, on: date) -> RetentionHold:
    """Keep a hold (unsaved): from now on nothing about its person is deleted. Another role raises Refusal."""
    require_officer(by)
    if hold.until_on and hold.until_on < on:
        raise Refusal(OVER)
    lock_people([hold.worker_id])
    hold.set_by, hold.set_at = by, at
    hold.save(force_insert=True)
    until = hold.until_on.isoformat() if hold.until_on else None
    record_event(verb=Verb.RETENTION_HOLD_SET, subject=hold, by=by, worker=hold.worker, until_on=until)
    return hold


@transaction.atomic
def lift_hold(*, hold: RetentionHold, by: Account, at: datetime) -> None:
    """What is due goes at the next run. Another role, and a hold that is lifted already, raise Refusal."""
    require_officer(by)
    lock_people([hold.worker_id])
    if not RetentionHold.objects.filter(pk=hold.pk, lifted_at=None).update(lifted_at=at, lifted_by=by):
        raise Refusal(LIFTED_ALREADY)
    record_event(verb=Verb.RETENTION_HOLD_LIFTED, subject=hold, by=by, worker=hold.worker)
