"""Absences, and the due days that they move, in one transaction.

They are facts of the floor below; they are written here because they move the supervision clock.
"""

from datetime import date
from typing import Any

from django.db import transaction

from supervision.clock.due_days import update_due_days_of
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.locking import lock_people
from workforce.models import Absence, Account, Worker
from workforce.rules.in_words import day_in_full
from workforce.rules.refusal import Refusal
from workforce.rules.working_days import Interval


class AbsenceOverlaps(Refusal):
    """The days are taken by another absence of the same person; the message says by which."""

    def __init__(self, other: Absence) -> None:
        self.other = other
        super().__init__(days_taken(other.started_on, other.ended_on))


def days_taken(started_on: date, ended_on: date | None) -> str:
    """Says which absence, from one day to another, is in the way."""
    until = f"to {day_in_full(ended_on)}" if ended_on else "without an end"
    return f"These days overlap an absence already recorded: from {day_in_full(started_on)} {until}."


@transaction.atomic
def record_absence(
    *, worker: Worker, started_on: date, ended_on: date | None, reason: str, by: Account | None
) -> Absence:
    """Record that someone is away. Raises AbsenceOverlaps where two absences would share a day."""
    _refuse_overlap(worker.pk, Interval(started_on, ended_on))
    absence = Absence.objects.create(worker=worker, started_on=started_on, ended_on=ended_on, reason=reason)
    _settle(Verb.ABSENCE_RECORDED, absence, by=by)
    return absence


@transaction.atomic
def change_absence(
    *, absence: Absence, started_on: date, ended_on: date | None, reason: str, by: Account | None
) -> None:
    """Other days or another reason: the return, usually. Raises AbsenceOverlaps."""
    _refuse_overlap(absence.worker_id, Interval(started_on, ended_on), but=absence.pk)
    absence.started_on, absence.ended_on, absence.reason = started_on, ended_on, reason
    absence.save(update_fields=["started_on", "ended_on", "reason"])
    _settle(Verb.ABSENCE_CHANGED, absence, by=by)


@transaction.atomic
def remove_absence(*, absence: Absence, by: Account | None) -> None:
    """The absence was recorded by mistake."""
    lock_people([absence.worker_id])
    details = facts_of(absence)
    record_event(verb=Verb.ABSENCE_REMOVED, subject=absence, by=by, worker=absence.worker, **details)
    absence.delete()
    update_due_days_of([absence.worker_id])


def _refuse_overlap(worker: int, days: Interval, *, but: int | None = None) -> None:
    lock_people([worker])
    for other in Absence.objects.filter(worker=worker):
        if other.pk != but and days.overlaps(Interval(other.started_on, other.ended_on)):
            raise AbsenceOverlaps(other)


def _settle(verb: Verb, absence: Absence, *, by: Account | None) -> None:
    update_due_days_of([absence.worker_id])
    record_event(verb=verb, subject=absence, by=by, worker=absence.worker, **facts_of(absence))


def facts_of(absence: Absence) -> dict[str, Any]:
    return {
        "started_on": absence.started_on.isoformat(),
        "ended_on": absence.ended_on.isoformat() if absence.ended_on else None,
        "reason": absence.reason,
    }
