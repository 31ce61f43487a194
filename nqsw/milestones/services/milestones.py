"""Recording that a milestone is reached, and taking it back."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db import transaction

from nqsw.milestones.services.milestone_days import keep_milestone_days
from nqsw.milestones.services.milestone_signing import lock_milestone, withdraw_signatures
from nqsw.milestones.services.settling import settle_milestones
from nqsw.milestones.signers import signing_of
from nqsw.models import BeforeTracker, Enrolment, Milestone
from nqsw.rules.evidence_asked import JUDGED_KINDS, missing_evidence
from nqsw.rules.plausibility import doubts_about_done
from nqsw.rules.start_day import is_before_records
from workforce.audit_trail.services import record_event, record_signing
from workforce.audit_trail.verbs import Verb
from workforce.locking import lock_people
from workforce.models import Account, StartDay, Worker
from workforce.rules.plausibility import require_sure
from workforce.rules.refusal import Refusal


class CannotRecord(Refusal):
    """Why a milestone cannot be recorded so; the message is for people."""


class RecordedMeanwhile(CannotRecord):
    """Someone else has recorded it since; `stored` is what stands now."""

    def __init__(self, stored: Milestone) -> None:
        super().__init__(
            "Someone has changed this since you opened it. "
            "What is saved now is shown above your text. Save again to replace it."
        )
        self.stored = stored


@transaction.atomic
def mark_done(
    *,
    milestone: Milestone,
    done_on: date,
    done_by: Worker | None,
    note: str,
    by: Account | None,
    on: date,
    place: str = "",
    seen: str | None = None,
    stands_elsewhere: bool = False,
    sure: Collection[str] = (),
) -> None:
    """Reached on a day, with the evidence that its kind asks for. `done_by` did it, `by` writes it down.

    Nothing is asked where the evidence `stands_elsewhere`: on a page of its own, with another authority, or
    before records began. Recorded again, the later words and day replace the earlier, and those who signed
    the earlier ones sign again. `seen` is the hash of what stood when the writer started.

    Raises Doubtful for what is seldom so (`sure` are the doubts answered with yes), CannotRecord for a day to
    come, for one before the programme, for missing evidence, and for other words than those that everyone has
    signed; RecordedMeanwhile when something other than `seen` stands now.
    """
    if done_on > on:
        raise CannotRecord("The day must be today or in the past.")
    if done_on < milestone.enrolment.started_on:
        raise CannotRecord("The day must be on or after the first day of the programme.")
    if not stands_elsewhere:
        require_evidence(milestone, done_on=done_on, text=note, has_person=done_by is not None, place=place)
        require_plausible(milestone, done_on=done_on, sure=sure)
    lock_people([milestone.enrolment.worker_id])
    held = lock_milestone(milestone)
    before = signing_of(held, on=on)
    if seen not in (None, before.content_hash):
        raise RecordedMeanwhile(held)
    held.done_on, held.done_by, held.note, held.recorded_by = done_on, done_by, note, by
    held.place = place
    held.before_tracker = BeforeTracker.NO
    changed = signing_of(held, on=on).content_hash != before.content_hash
    if changed and before.is_complete:
        raise CannotRecord("Everyone has signed this, so it can no longer change.")
    withdrawn = withdraw_signatures(held) if changed else []
    held.save(update_fields=["done_on", "done_by", "place", "note", "recorded_by", "before_tracker"])
    milestone.refresh_from_db()
    keep_milestone_days(milestone.enrolment.worker)
    record_signing(
        verb=Verb.MILESTONE_DONE,
        subject=milestone,
        by=by,
        worker=milestone.enrolment.worker,
        done_on=done_on.isoformat(),
        signed=withdrawn,
        signatures_withdrawn=len(withdrawn),
    )


def evidence_missing(
    milestone: Milestone, *, done_on: date, text: str, has_person: bool, place: str
) -> dict[str, str]:
    """What its kind still asks for (`missing_evidence`); nothing of a day before records began."""
    if is_before_records(due_on=done_on, records_begin_on=StartDay.objects.records_begin_on()):
        return {}
    return missing_evidence(milestone.kind, text=text, has_person=has_person, place=place)


def require_evidence(milestone: Milestone, *, done_on: date, text: str, has_person: bool, place: str) -> None:
    """Raises CannotRecord where something is missing, and for what a step of the judgement reaches."""
    if milestone.kind in JUDGED_KINDS:
        raise CannotRecord("This is done when its step is recorded under Outcome.")
    missing = evidence_missing(milestone, done_on=done_on, text=text, has_person=has_person, place=place)
    if missing:
        raise CannotRecord(*(f"{words}." for words in missing.values()))


def require_plausible(milestone: Milestone, *, done_on: date, sure: Collection[str]) -> None:
    """Raises Doubtful for one done long before it is due, until the person says that it is right."""
    if milestone.done_on is None:
        doubts = doubts_about_done(milestone.title, due_on=milestone.due_on, done_on=done_on)
        require_sure(doubts, sure=sure)


@transaction.atomic
def say_not_done(*, milestone: Milestone, by: Account | None, on: date) -> None:
    """What was due before records began was not done: from now on it counts as late.

    Raises CannotRecord for one that is done.
    """
    lock_people([milestone.enrolment.worker_id])
    held = lock_milestone(milestone)
    if held.done_on is not None:
        raise CannotRecord("This is recorded as done. Mark it as not done first.")
    held.not_done_on = on
    held.save(update_fields=["not_done_on"])
    milestone.not_done_on = on
    record_event(verb=Verb.MILESTONE_NOT_DONE, subject=milestone, by=by, worker=milestone.enrolment.worker)


@transaction.atomic
def mark_not_done(*, milestone: Milestone, by: Account | None, on: date | None = None) -> None:
    """It was not reached after all; the words stay, and the due day is that of the programme.

    Signatures under it are withdrawn. `on` is the day on which someone says so; None where the tracker
    itself opens it again.
    """
    lock_people([milestone.enrolment.worker_id])
    withdrawn = withdraw_signatures(lock_milestone(milestone))
    milestone.done_on = milestone.done_by = None
    milestone.not_done_on = on
    milestone.before_tracker = BeforeTracker.NO
    milestone.save(update_fields=["done_on", "done_by", "not_done_on", "before_tracker"])
    settle_milestones(milestone.enrolment)
    record_signing(
        verb=Verb.MILESTONE_TAKEN_BACK,
        subject=milestone,
        by=by,
        worker=milestone.enrolment.worker,
        signed=withdrawn,
        signatures_withdrawn=len(withdrawn),
    )


@transaction.atomic
def take_over_history(
    *, enrolment: Enrolment, done: Sequence[tuple[Milestone, date]], by: Account | None
) -> None:
    """Milestones that were reached with another authority, before the first day here.

    Raises CannotRecord for a day before the programme started there, or after the first day here.
    """
    note = f"Reached with {enrolment.transferred_from}."
    for milestone, day in done:
        mark_done(
            milestone=milestone,
            done_on=day,
            done_by=None,
            note=note,
            by=by,
            on=enrolment.here_from,
            stands_elsewhere=True,
        )
    record_event(
        verb=Verb.HISTORY_TAKEN_OVER, subject=enrolment, by=by, worker=enrolment.worker, milestones=len(done)
    )
