"""Evidence of the year: reflections written and shared, feedback, self-assessment."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db import transaction

from nqsw.milestones.services.milestones import mark_done, require_evidence, require_plausible
from nqsw.models import Enrolment, Feedback, Milestone, MilestoneKind, Reflection, SelfAssessment
from nqsw.rules.evidence_asked import ASKED
from nqsw.rules.standards import BY_PROGRAMME, RATINGS
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.locking import lock_people
from workforce.models import Account
from workforce.rules.refusal import Refusal

#: A self-assessment is its ratings: without all of them there is none.
RATED = "rated"


class CannotRecordEvidence(Refusal):
    """Why evidence cannot be recorded so; the message is for people."""


class NothingLearnt(CannotRecordEvidence):
    """Feedback reaches a milestone with what was learnt from it."""

    about = "learnt"


@transaction.atomic
def write_reflection(
    *,
    enrolment: Enrolment,
    title: str,
    text: str,
    on: date,
    by: Account | None,
    reflection: Reflection | None = None,
) -> Reflection:
    """An entry of the NQSW's log, new or changed. Raises CannotRecordEvidence for a shared one."""
    entry = reflection or Reflection(enrolment=enrolment, written_on=on)
    if entry.shared_at:
        raise CannotRecordEvidence("This entry is shared, so you can no longer change it. Write a new one.")
    entry.title, entry.text = title, text
    entry.save()
    _record(Verb.REFLECTION_WRITTEN, entry, by=by)
    return entry


@transaction.atomic
def share_reflection(
    *, reflection: Reflection, at: datetime, on: date, by: Account | None, milestone: Milestone | None = None
) -> None:
    """Let the line manager, the assessor and the principal social worker read it; for good.

    A milestone named with it is reached by it. Raises CannotRecordEvidence when shared already; CannotRecord
    where it is not what the milestone asks for.
    """
    lock_people([reflection.enrolment.worker_id])
    if reflection.shared_at:
        raise CannotRecordEvidence("This entry is already shared.")
    reflection.shared_at = at
    reflection.save(update_fields=["shared_at"])
    _record(Verb.REFLECTION_SHARED, reflection, by=by)
    _reach(milestone, text=reflection.text, on=on, by=by)


@transaction.atomic
def delete_reflection(*, reflection: Reflection, by: Account | None) -> None:
    """A private entry goes for good. Raises CannotRecordEvidence for a shared one."""
    if reflection.shared_at:
        raise CannotRecordEvidence("This entry is shared. It is part of the evidence and cannot be deleted.")
    _record(Verb.REFLECTION_DELETED, reflection, by=by)
    reflection.delete()


@transaction.atomic
def record_feedback(
    *,
    enrolment: Enrolment,
    source: str,
    relationship: str,
    gathered_on: date,
    said: str,
    learnt: str | None,
    on: date,
    by: Account | None,
    milestone: Milestone | None = None,
) -> Feedback:
    """What someone said of the NQSW's work; a milestone named with it is reached by it.

    `learnt` is None where whoever said it records it: what is learnt from it is not theirs to say. Raises
    CannotRecordEvidence for a day to come, and for one before the programme; NothingLearnt and CannotRecord
    where it is not what the milestone asks for.
    """
    lock_people([enrolment.worker_id])
    if gathered_on > on:
        raise CannotRecordEvidence("The day must be today or in the past.")
    if gathered_on < enrolment.started_on:
        raise CannotRecordEvidence("The day must be on or after the first day of the programme.")
    if milestone and learnt is not None and not learnt.strip():
        _require_learnt(milestone)
    feedback = Feedback.objects.create(
        enrolment=enrolment,
        source=source,
        relationship=relationship,
        gathered_on=gathered_on,
        said=said,
        learnt=learnt or "",
        recorded_by=by,
    )
    _record(Verb.FEEDBACK_RECORDED, feedback, by=by)
    _reach(milestone, text=said, on=on, by=by)
    return feedback


@transaction.atomic
def undo_feedback(*, feedback: Feedback, by: Account) -> None:
    """The feedback was recorded by mistake: it is gone.

    Raises CannotRecordEvidence for someone else, after the programme, and while a milestone rests on it.
    """
    enrolment = feedback.enrolment
    lock_people([enrolment.worker_id])
    if feedback.recorded_by_id != by.pk:
        raise CannotRecordEvidence("Only the person who recorded this feedback can undo it.")
    if not enrolment.is_current:
        raise CannotRecordEvidence("The programme has ended. What was recorded of it stays.")
    done = enrolment.milestones.filter(kind=feedback.source, done_on__isnull=False).count()
    if done and enrolment.feedback.filter(source=feedback.source).count() <= done:
        raise CannotRecordEvidence("A milestone rests on this feedback. Undo that milestone first.")
    _record(Verb.FEEDBACK_REMOVED, feedback, by=by)
    feedback.delete()


@transaction.atomic
def assess_oneself(
    *,
    enrolment: Enrolment,
    moment: str,
    ratings: Mapping[str, int],
    examples: str,
    on: date,
    by: Account | None,
    sure: Collection[str] = (),
) -> SelfAssessment:
    """Where the NQSW stands at one moment; done again, the later one replaces the earlier.

    Reaches the milestone of that moment: the first, second or third self-assessment that the
    programme asks for. Raises CannotRecordEvidence for an unknown standard or rating, Doubtful long before
    its due day.
    """
    lock_people([enrolment.worker_id])
    standards = BY_PROGRAMME[enrolment.programme.standards]
    if set(ratings) != set(standards) or not set(ratings.values()) <= set(RATINGS):
        raise CannotRecordEvidence("Select where you stand on each standard.")
    reached = milestone_of_moment(enrolment, moment)
    if reached:
        require_plausible(reached, done_on=on, sure=sure)
    made, _ = SelfAssessment.objects.update_or_create(
        enrolment=enrolment,
        moment=moment,
        defaults={"ratings": dict(ratings), "examples": examples, "assessed_on": on},
    )
    _record(Verb.SELF_ASSESSMENT_RECORDED, made, by=by)
    _reach(reached, text=RATED, on=on, by=by)
    return made


def milestone_of_moment(enrolment: Enrolment, moment: str) -> Milestone | None:
    """The programme's self-assessment at its start, in the middle or at its end."""
    number = ("start", "middle", "end").index(moment)
    found = list(enrolment.milestones.filter(kind=MilestoneKind.SELF_ASSESSMENT).order_by("due_on", "pk"))
    return found[number] if number < len(found) else None


def _require_learnt(milestone: Milestone) -> None:
    asked = ASKED.get(milestone.kind)
    if asked and asked.learnt:
        raise NothingLearnt(asked.learnt)


def _reach(milestone: Milestone | None, *, text: str, on: date, by: Account | None) -> None:
    """Evidence on a page of its own reaches a milestone that asks for no more than its text."""
    if milestone and milestone.done_on is None:
        require_evidence(milestone, done_on=on, text=text, has_person=False, place="")
        mark_done(milestone=milestone, done_on=on, done_by=None, note="", by=by, on=on, stands_elsewhere=True)


def _record(verb: Verb, subject: Reflection | Feedback | SelfAssessment, *, by: Account | None) -> None:
    record_event(verb=verb, subject=subject, by=by, worker=subject.enrolment.worker)
