"""The end of someone's employment, as far as this room goes."""

from datetime import date

from django.db import transaction

from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Worker
from workforce.rules.refusal import Refusal


@transaction.atomic
def end_employment(*, worker: Worker, last_day: date, by: Account | None) -> None:
    """Note a worker's last day.

    From the day after it their account cannot sign in and their sessions are over, without
    anyone doing anything: `Account.may_sign_in` asks for the day. Agreements, bookings and
    the programme are ended by the rooms above, which call this. Raises Refusal for a day
    before the first.
    """
    if last_day < worker.started_on:
        raise Refusal("The last day must be on or after the first day.")
    worker.left_on = last_day
    worker.save(update_fields=["left_on"])
    record_event(
        verb=Verb.EMPLOYMENT_ENDED, subject=worker, by=by, worker=worker, last_day=last_day.isoformat()
    )
