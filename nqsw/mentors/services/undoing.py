"""Undoing the assignment of a mentor, or its end, by whoever recorded it by mistake."""

from django.db import transaction

from nqsw.enrolments.reports.mentor_step import MentorStep, mentor_step_to_undo
from nqsw.locking import lock_enrolment
from nqsw.mentors.services.mentors import CannotMentor
from nqsw.models import Enrolment, MentorAssignment
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.locking import lock_people
from workforce.models import Account
from workforce.rules.working_days import ONE_DAY

NOT_UNDONE = (
    "Only the person who recorded it can undo it, and until someone else has changed it or a meeting is "
    "written down under it. End the assignment instead."
)


@transaction.atomic
def undo_mentor_step(*, enrolment: Enrolment, by: Account) -> MentorAssignment | None:
    """The last assignment is gone, or its end; answers the one that goes on, None without any.

    Whoever it replaced is the mentor again, unless they leave. Raises CannotMentor where there is nothing
    that this person can undo (see `mentor_step_to_undo`).
    """
    lock_people({enrolment.worker_id, *enrolment.mentor_assignments.values_list("mentor", flat=True)})
    lock_enrolment(enrolment)
    step = mentor_step_to_undo(enrolment, by=by)
    if step is None:
        raise CannotMentor(NOT_UNDONE)
    if step.is_end:
        _reopen(step.assignment, by=by)
        return step.assignment
    return _remove(step, by=by)


def _remove(step: MentorStep, *, by: Account) -> MentorAssignment | None:
    gone = step.assignment
    before = MentorAssignment.objects.filter(pk=step.event.details.get("replaced")).first()
    _record(Verb.MENTOR_ASSIGNMENT_UNDONE, gone, by=by)
    gone.delete()
    if before is None or before.ends_on != gone.starts_on - ONE_DAY or before.mentor.left_on:
        return None
    _reopen(before, by=by)
    return before


def _reopen(assignment: MentorAssignment, *, by: Account) -> None:
    assignment.ends_on = None
    assignment.save(update_fields=["ends_on"])
    _record(Verb.MENTOR_ASSIGNMENT_REOPENED, assignment, by=by)


def _record(verb: Verb, assignment: MentorAssignment, *, by: Account) -> None:
    record_event(
        verb=verb,
        subject=assignment,
        by=by,
        worker=assignment.enrolment.worker,
        mentor=assignment.mentor_id,
        starts_on=assignment.starts_on.isoformat(),
    )
