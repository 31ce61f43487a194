"""Asking a colleague, withdrawing that, and answering: the answer records the milestone."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from nqsw.evidence.services import record_feedback, undo_feedback
from nqsw.milestones.services.milestones import mark_done, mark_not_done
from nqsw.models import (
    ASKED_OF_A_COLLEAGUE,
    FeedbackSource,
    Milestone,
    MilestoneKind,
    MilestoneRequest,
)
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.locking import lock_people
from workforce.models import Account, Worker
from workforce.rules.refusal import Refusal


class CannotAsk(Refusal):
    """Why this cannot be asked or answered; the message is for people."""


@transaction.atomic
def ask_colleague(*, milestone: Milestone, asked: Worker, by: Account | None, on: date) -> MilestoneRequest:
    """Ask someone who works here for their part. Asked twice, they have one request. Raises CannotAsk."""
    enrolment = milestone.enrolment
    lock_people([enrolment.worker_id])
    milestone.refresh_from_db(fields=["done_on"])
    if milestone.kind not in ASKED_OF_A_COLLEAGUE:
        raise CannotAsk("Nobody else is asked for this milestone.")
    if milestone.done_on or not enrolment.is_current:
        raise CannotAsk("This milestone is not open.")
    if asked.pk == enrolment.worker_id:
        raise CannotAsk("The NQSW cannot answer for themselves. Select someone else.")
    if not asked.is_employed(on=on):
        raise CannotAsk(f"{asked} does not work here. Select someone else.")
    request, is_new = MilestoneRequest.objects.get_or_create(
        milestone=milestone,
        asked=asked,
        answered_on=None,
        withdrawn_on=None,
        defaults={"asked_by": by, "asked_on": on},
    )
    if is_new:
        _record(Verb.MILESTONE_ASKED_FOR, request, by=by)
    return request


@transaction.atomic
def withdraw_request(*, request: MilestoneRequest, by: Account | None, on: date) -> None:
    """They are no longer asked. Raises CannotAsk once it is answered."""
    _lock(request)
    request.withdrawn_on = on
    request.save(update_fields=["withdrawn_on"])
    _record(Verb.MILESTONE_REQUEST_WITHDRAWN, request, by=by)


@transaction.atomic
def answer_request(
    *,
    request: MilestoneRequest,
    done_on: date,
    place: str,
    text: str,
    by: Account,
    on: date,
    sure: Collection[str] = (),
) -> None:
    """What the person saw, found or says, on a day: it reaches the milestone.

    Feedback is kept with the other feedback, under the person's job title, not their name. Raises CannotAsk
    when it is answered or withdrawn, and what recording the milestone raises.
    """
    _lock(request)
    milestone = request.milestone
    if milestone.kind == MilestoneKind.PROFESSIONAL_FEEDBACK:
        if not text.strip():
            raise CannotAsk("Enter what you want to say.")
        request.feedback = record_feedback(
            enrolment=milestone.enrolment,
            source=FeedbackSource.PROFESSIONAL,
            relationship=request.asked.job_title,
            gathered_on=done_on,
            said=text,
            learnt=None,
            on=on,
            by=by,
            milestone=milestone,
        )
    else:
        mark_done(
            milestone=milestone,
            done_on=done_on,
            done_by=request.asked,
            place=place,
            note=text,
            by=by,
            on=on,
            sure=sure,
        )
    request.answered_on = on
    request.save(update_fields=["answered_on", "feedback"])
    _record(Verb.MILESTONE_REQUEST_ANSWERED, request, by=by)


@dataclass(frozen=True, slots=True)
class Answer:
    """What someone answered, as it stands."""

    on: date
    text: str
    place: str = ""


def answer_standing(request: MilestoneRequest) -> Answer | None:
    """What the person answered; None where someone else has recorded the milestone anew since."""
    if feedback := request.feedback:
        return Answer(feedback.gathered_on, feedback.said)
    milestone = request.milestone
    if not request.stands_in_milestone:
        return None
    return Answer(milestone.done_day, milestone.note, milestone.place)


def why_answer_stays(request: MilestoneRequest) -> str:
    """Why the person who answered cannot undo it any more; nothing while they can."""
    milestone = request.milestone
    if not milestone.enrolment.is_current:
        return "The programme has ended. What was recorded of it stays."
    if milestone.signatures.current().exclude(worker=request.asked).exists():
        return "Someone has signed this milestone since, so your answer stays."
    if answer_standing(request) is None or milestone.recorded_by_id != request.asked.account_id:
        return "Someone else has recorded this milestone since, so there is nothing of yours to undo."
    return ""


@transaction.atomic
def undo_answer(*, request: MilestoneRequest, by: Account) -> None:
    """The answer was sent by mistake: it is gone, the milestone is open, and the person is asked again.

    Sent twice, it has one effect. Raises CannotAsk for someone else, and once someone has acted on it.
    """
    lock_people([request.milestone.enrolment.worker_id])
    request = MilestoneRequest.objects.select_related("milestone__enrolment", "asked", "feedback").get(
        pk=request.pk
    )
    if request.answered_on is None:
        return
    if request.asked.account_id != by.pk:
        raise CannotAsk("Only the person who answered can undo it.")
    if why := why_answer_stays(request):
        raise CannotAsk(why)
    if request.milestone.requests.open().filter(asked=request.asked_id).exists():
        raise CannotAsk("You are asked for this again already. Answer that instead.")
    milestone, feedback = request.milestone, request.feedback
    request.answered_on = request.feedback = None
    request.save(update_fields=["answered_on", "feedback"])
    if milestone.done_on:
        mark_not_done(milestone=milestone, by=by)
        milestone.note = milestone.place = ""
        milestone.save(update_fields=["note", "place"])
    if feedback:
        undo_feedback(feedback=feedback, by=by)
    _record(Verb.MILESTONE_REQUEST_TO_ANSWER_AGAIN, request, by=by)


def _lock(request: MilestoneRequest) -> None:
    lock_people([request.milestone.enrolment.worker_id])
    request.refresh_from_db(fields=["answered_on", "withdrawn_on"])
    if not MilestoneRequest.objects.open().filter(pk=request.pk).exists():
        raise CannotAsk("This has been answered or withdrawn since.")


def _record(verb: Verb, request: MilestoneRequest, *, by: Account | None) -> None:
    worker = request.milestone.enrolment.worker
    record_event(verb=verb, subject=request, by=by, worker=worker, asked=request.asked_id)
