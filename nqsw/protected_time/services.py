"""The ledger of protected time: hours really taken."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from nqsw.models import Enrolment, ProtectedTime
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account
from workforce.rules.refusal import Refusal


class CannotTakeTime(Refusal):
    """Why hours cannot be entered so; the message is for people."""


@transaction.atomic
def record_time(
    *, enrolment: Enrolment, taken_on: date, hours: Decimal, purpose: str, on: date, by: Account | None
) -> ProtectedTime:
    """Hours of development time taken on a day. Raises CannotTakeTime for a day outside the programme."""
    if not enrolment.here_from <= taken_on <= min(on, enrolment.ended_on or on):
        raise CannotTakeTime("The day must be during the programme, and today or in the past.")
    taken = ProtectedTime.objects.create(enrolment=enrolment, taken_on=taken_on, hours=hours, purpose=purpose)
    record_event(
        verb=Verb.PROTECTED_TIME_TAKEN,
        subject=taken,
        by=by,
        worker=enrolment.worker,
        on=taken_on.isoformat(),
        hours=str(hours),
    )
    return taken


@transaction.atomic
def remove_time(*, taken: ProtectedTime, by: Account | None) -> None:
    """The entry was a mistake."""
    record_event(verb=Verb.PROTECTED_TIME_REMOVED, subject=taken, by=by, worker=taken.enrolment.worker)
    taken.delete()
