"""Bringing along what was reached before the tracker: with its day or without, and no signatures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from nqsw.milestones.services.milestone_days import take_days_out
from nqsw.milestones.services.milestones import CannotRecord
from nqsw.models import BeforeTracker, Milestone
from workforce.audit_trail.services import NewEvent, record_events
from workforce.audit_trail.verbs import Verb
from workforce.locking import lock_people
from workforce.models import Account, StartDay
from workforce.rules.working_days import ONE_DAY

BATCH = 500
CHANGED = ["done_on", "done_by", "before_tracker", "recorded_by", "not_done_on"]


@dataclass(frozen=True, slots=True)
class Reached:
    """A milestone that was done, on a day where one is known."""

    milestone: Milestone
    done_on: date | None


def why_not(day: date, *, started_on: date, on: date) -> str:
    """Why a milestone cannot have been done on a day; empty where it can."""
    if day > on:
        return "The day must be today or in the past."
    if day < started_on:
        return "The day must be on or after the first day of the programme."
    return ""


@transaction.atomic
def bring_along(*, reached: Sequence[Reached], by: Account | None, on: date) -> int:
    """Record what was done before; answers how many are new or have another day now.

    What was recorded here stays as it is. A day since records began is recorded like any other, so that
    it is signed here. Raises CannotRecord for a day to come and for one before the programme.
    """
    lock_people({one.milestone.enrolment.worker_id for one in reached})
    records_begin_on = StartDay.objects.records_begin_on()
    changed = [
        one.milestone for one in reached if _take(one, by=by, on=on, records_begin_on=records_begin_on)
    ]
    Milestone.objects.bulk_update(changed, CHANGED, batch_size=BATCH)
    take_days_out(changed)
    tell(Verb.MILESTONE_DONE, changed, by=by)
    return len(changed)


@transaction.atomic
def say_all_not_done(*, milestones: Sequence[Milestone], by: Account | None, on: date) -> None:
    """These were due before records began, and were not done: from now on they count as late."""
    lock_people({one.enrolment.worker_id for one in milestones})
    for milestone in milestones:
        milestone.not_done_on = on
    Milestone.objects.bulk_update(milestones, ["not_done_on"], batch_size=BATCH)
    tell(Verb.MILESTONE_NOT_DONE, milestones, by=by)


def _take(one: Reached, *, by: Account | None, on: date, records_begin_on: date | None) -> bool:
    """Put the fact into the milestone; answers whether it says anything new."""
    held = one.milestone
    if one.done_on and (problem := why_not(one.done_on, started_on=held.enrolment.started_on, on=on)):
        raise CannotRecord(problem)
    if held.done_on and (not held.before_tracker or one.done_on in (None, held.day_known)):
        return False
    is_before = one.done_on is None or records_begin_on is None or one.done_on < records_begin_on
    held.before_tracker = BeforeTracker.NO
    if is_before:
        held.before_tracker = BeforeTracker.ON_DAY if one.done_on else BeforeTracker.DAY_NOT_KNOWN
    last = (records_begin_on - ONE_DAY) if records_begin_on else on
    held.done_on = one.done_on or max(held.enrolment.started_on, min(held.due_on, last, on))
    held.done_by, held.recorded_by, held.not_done_on = None, by, None
    return True


def tell(verb: Verb, milestones: Iterable[Milestone], *, by: Account | None) -> None:
    """One event for each of these."""
    record_events((NewEvent(verb, one, one.enrolment.worker, _facts(verb, one)) for one in milestones), by=by)


def _facts(verb: Verb, one: Milestone) -> dict[str, str | None]:
    if verb is not Verb.MILESTONE_DONE:
        return {}
    day = one.day_known.isoformat() if one.day_known else None
    return {"done_on": day, "before_tracker": one.before_tracker}
