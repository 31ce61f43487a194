"""The end of someone's employment, and their return, as far as this room goes."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from workforce.accounts.services import end_access
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.mail.outbox import drop_earlier
from workforce.models import Account, EmploymentPeriod, Worker
from workforce.rules.in_words import day_in_full
from workforce.rules.refusal import Refusal


def did_not_work_here(person: Worker, *, on: date) -> str:
    """Why nothing can have been held with someone on a day, before they came or after they left."""
    return f"{person} did not work here on {day_in_full(on)}. Check the day and the year."


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
    before, worker.left_on = worker.left_on, last_day
    worker.save(update_fields=["left_on"])
    if before and before < timezone.localdate() <= last_day:
        sign_in_anew(worker, by=by)
    record_event(
        verb=Verb.EMPLOYMENT_ENDED, subject=worker, by=by, worker=worker, last_day=last_day.isoformat()
    )


@transaction.atomic
def come_back(*, worker: Worker, started_on: date, left_on: date, by: Account | None) -> None:
    """Someone who left on a day is here again from another: a new time, beside the one that is over.

    Raises Refusal for a first day that is not after the last one.
    """
    if started_on <= left_on:
        raise Refusal("The new first day must be after the last day of the time before.")
    EmploymentPeriod.objects.create(worker=worker, started_on=worker.started_on, left_on=left_on)
    worker.started_on, worker.left_on = started_on, None
    worker.save(update_fields=["started_on", "left_on"])
    sign_in_anew(worker, by=by)
    days = {"left_on": left_on.isoformat(), "started_on": started_on.isoformat()}
    record_event(verb=Verb.WORKER_CAME_BACK, subject=worker, by=by, worker=worker, **days)


@transaction.atomic
def withdraw_last_day(*, worker: Worker, by: Account | None) -> date | None:
    """Someone does not leave after all; answers the last day that they had."""
    before, worker.left_on = worker.left_on, None
    worker.save(update_fields=["left_on"])
    if before and before < timezone.localdate():
        sign_in_anew(worker, by=by)
    was = before.isoformat() if before else None
    record_event(verb=Verb.LAST_DAY_WITHDRAWN, subject=worker, by=by, worker=worker, last_day=was)
    return before


def sign_in_anew(worker: Worker, *, by: Account | None) -> None:
    """Someone who was gone is here again: what was left open on the last day stays closed, and no e-mail from
    before is sent any more.
    """
    if worker.account:
        end_access(worker.account, by=by)
        drop_earlier(worker.account, than=_midnight())


def _midnight() -> datetime:
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
