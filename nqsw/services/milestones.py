"""Recording that a milestone is reached, and taking it back."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from nqsw.models import Enrolment, Milestone
from nqsw.services.milestone_days import keep_milestone_days
from nqsw.services.promises import settle_milestones
from workforce.models import Account, Worker
from workforce.services.events import record_event


class CannotRecord(ValueError):
    """Why a milestone cannot be recorded so; the message is for people."""


@transaction.atomic
def mark_done(
    *, milestone: Milestone, done_on: date, done_by: Worker | None, note: str, by: Account | None, on: date
) -> None:
    """Reached on a day, with evidence in words. `done_by` did it, `by` writes it down.

    Recorded again, the later words and day replace the earlier. Raises CannotRecord for a day to
    come, and for one before the programme.
    """
    if done_on > on:
        raise CannotRecord("The day cannot be in the future.")
    if done_on < milestone.enrolment.started_on:
        raise CannotRecord("The day cannot be before the programme began.")
    milestone.done_on, milestone.done_by, milestone.note = done_on, done_by, note
    milestone.recorded_by = by
    milestone.save(update_fields=["done_on", "done_by", "note", "recorded_by"])
    keep_milestone_days(milestone.enrolment.worker)
    record_event(
        verb="milestone done",
        subject=milestone,
        by=by,
        worker=milestone.enrolment.worker,
        done_on=done_on.isoformat(),
    )


@transaction.atomic
def mark_not_done(*, milestone: Milestone, by: Account | None) -> None:
    """It was not reached after all; the words stay, and the due day is that of the programme."""
    milestone.done_on = milestone.done_by = None
    milestone.save(update_fields=["done_on", "done_by"])
    settle_milestones(milestone.enrolment)
    record_event(verb="milestone taken back", subject=milestone, by=by, worker=milestone.enrolment.worker)


@transaction.atomic
def take_over_history(
    *, enrolment: Enrolment, done: Sequence[tuple[Milestone, date]], by: Account | None
) -> None:
    """Milestones that were reached with another authority, before the first day here.

    Raises CannotRecord for a day before the programme began there, or after the first day here.
    """
    note = f"Reached with {enrolment.transferred_from}."
    for milestone, day in done:
        mark_done(milestone=milestone, done_on=day, done_by=None, note=note, by=by, on=enrolment.here_from)
    record_event(
        verb="history taken over", subject=enrolment, by=by, worker=enrolment.worker, milestones=len(done)
    )
