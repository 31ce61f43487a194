"""Extending and ending an enrolment, and taking either back."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from nqsw.enrolments.services.completion import StillMissing
from nqsw.enrolments.services.enrolments import entitle_to_supervision
from nqsw.enrolments.services.entitlements import end_supervision, note_breaches_of, settle
from nqsw.enrolments.services.reopening import close_pauses_and_mentors, leave_classes_after, reopen
from nqsw.enrolments.services.rounds import start_next_round
from nqsw.enrolments.services.supervision_ended import end_entitlements
from nqsw.locking import lock_enrolment
from nqsw.milestones.services.milestone_days import keep_milestone_days
from nqsw.models import Enrolment, EnrolmentStatus, takes_records
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.caseloads.services.limits import end_protected_limits
from workforce.models import Account, Worker
from workforce.rules.in_words import day_in_full
from workforce.rules.refusal import Refusal
from workforce.rules.working_days import ONE_DAY

#: What the audit trail says of each way to end.
ENDINGS = {
    EnrolmentStatus.COMPLETED: Verb.PROGRAMME_COMPLETED,
    EnrolmentStatus.WITHDRAWN: Verb.PROGRAMME_WITHDRAWN,
    EnrolmentStatus.LEFT: Verb.PROGRAMME_LEFT,
}


class CannotEnd(Refusal):
    """Why the programme cannot end so; the message is for people."""


@transaction.atomic
def extend(*, enrolment: Enrolment, months: int, by: Account | None, on: date) -> None:
    """More months to finish in; 0 removes an extension. Milestones due at the end move too.

    Where the employer decided so, the programme is judged again at its new end.
    """
    lock_enrolment(enrolment)
    if not enrolment.is_current:
        raise CannotEnd("This programme has ended.")
    if months:
        start_next_round(enrolment, by=by, on=on)
    enrolment.extension_months = months
    enrolment.status = EnrolmentStatus.EXTENDED if months else EnrolmentStatus.ACTIVE
    settle(enrolment, by=by)
    record_event(
        verb=Verb.PROGRAMME_EXTENDED if months else Verb.EXTENSION_TAKEN_BACK,
        subject=enrolment,
        by=by,
        worker=enrolment.worker,
        months=months,
    )


@transaction.atomic
def complete(*, enrolment: Enrolment, on: date, by: Account | None) -> None:
    """Finished: from the day after, supervision and caseload are those of everyone else.

    Someone who has left can have finished before: their supervision and caseload stay as they ended.
    Raises CannotEnd, which says what is missing, until every required milestone is done and the employer has
    decided: pass.
    """
    lock_enrolment(enrolment)
    missing = StillMissing.of(enrolment)
    if takes_records(enrolment) and missing.anything:
        raise CannotEnd(*missing.in_words)
    if enrolment.status == EnrolmentStatus.LEFT:
        _complete_leaver(enrolment, on=on, by=by)
        return
    _end(enrolment, EnrolmentStatus.COMPLETED, on=on, by=by)
    end_entitlements(enrolment, on=on, by=by)


@transaction.atomic
def withdraw(*, enrolment: Enrolment, on: date, by: Account | None) -> None:
    """Off the programme but still at work: supervision and caseload are those of everyone else."""
    _end(enrolment, EnrolmentStatus.WITHDRAWN, on=on, by=by)
    end_entitlements(enrolment, on=on, by=by)


@transaction.atomic
def leave(*, enrolment: Enrolment, on: date, by: Account | None, at: datetime) -> None:
    """Left the authority: supervision and the protected caseload end with the last day.

    So do places in classes after it: the next in line get them.
    """
    _end(enrolment, EnrolmentStatus.LEFT, on=on, by=by)
    enrolment.closed_by_ending["classes"] = leave_classes_after(enrolment.worker, on=on, by=by, at=at)
    enrolment.save(update_fields=["closed_by_ending"])
    end_supervision(worker=enrolment.worker, on=on, by=by)
    end_protected_limits(worker=enrolment.worker, on=on, by=by)
    note_breaches_of([enrolment.worker_id], by=by)


@transaction.atomic
def reinstate(*, enrolment: Enrolment, by: Account | None, at: datetime) -> None:
    """The ending is undone: the promises stand again from the day after the last day.

    What the ending closed is opened: a pause without an end, the mentor, places in classes as far
    as there is room. One that was completed after they left is "left" again. Raises CannotEnd for a programme
    that runs and for a leaver, IntegrityError when the worker has been enrolled again.
    """
    lock_enrolment(enrolment)
    ended_on = enrolment.ended_on
    if ended_on is None:
        raise CannotEnd("This programme has not ended.")
    if left_on := enrolment.closed_by_ending.pop("left_on", None):
        _set_end(enrolment, EnrolmentStatus.LEFT, on=date.fromisoformat(left_on), by=by)
        return
    if enrolment.worker.has_left(on=timezone.localdate(at)):
        raise CannotEnd("They no longer work here, so the programme cannot restart.")
    closed, enrolment.closed_by_ending = enrolment.closed_by_ending, {}
    enrolment.status = EnrolmentStatus.EXTENDED if enrolment.extension_months else EnrolmentStatus.ACTIVE
    enrolment.ended_on = None
    enrolment.save(update_fields=["status", "ended_on", "closed_by_ending"])
    reopen(enrolment, closed, by=by, at=at)
    settle(Enrolment.objects.get(pk=enrolment.pk), by=by)
    enrolment.refresh_from_db()
    entitle_to_supervision(enrolment, from_on=ended_on + ONE_DAY, by=by)
    record_event(verb=Verb.PROGRAMME_TAKEN_UP_AGAIN, subject=enrolment, by=by, worker=enrolment.worker)


@transaction.atomic
def end_no_later(*, worker: Worker, on: date, by: Account | None) -> None:
    """No programme of a leaver has its last day after theirs, also one that had ended before it was known."""
    for enrolment in worker.enrolments.filter(started_on__lte=on, ended_on__gt=on):
        _set_end(enrolment, EnrolmentStatus(enrolment.status), on=on, by=by)


def _end(enrolment: Enrolment, status: EnrolmentStatus, *, on: date, by: Account | None) -> None:
    lock_enrolment(enrolment)
    if not enrolment.is_current:
        raise CannotEnd("This programme has already ended.")
    _require_possible(enrolment, on=on)
    enrolment.closed_by_ending = close_pauses_and_mentors(enrolment, on=on, by=by)
    _set_end(enrolment, status, on=on, by=by)


def _complete_leaver(enrolment: Enrolment, *, on: date, by: Account | None) -> None:
    _require_possible(enrolment, on=on)
    if enrolment.ended_on:
        enrolment.closed_by_ending["left_on"] = enrolment.ended_on.isoformat()
    _set_end(enrolment, EnrolmentStatus.COMPLETED, on=on, by=by)


def _require_possible(enrolment: Enrolment, *, on: date) -> None:
    """Raises CannotEnd for a last day before the first here, or after their last day at work."""
    left_on = enrolment.worker.left_on
    if on < enrolment.here_from:
        raise CannotEnd("The last day must be on or after the first day.")
    if left_on and on > left_on:
        raise CannotEnd(f"The last day must be on or before {day_in_full(left_on)}, their last day at work.")


def _set_end(enrolment: Enrolment, status: EnrolmentStatus, *, on: date, by: Account | None) -> None:
    enrolment.status, enrolment.ended_on = status, on
    enrolment.save(update_fields=["status", "ended_on", "closed_by_ending"])
    keep_milestone_days(enrolment.worker)
    record_event(
        verb=ENDINGS[status],
        subject=enrolment,
        by=by,
        worker=enrolment.worker,
        on=on.isoformat(),
    )
