"""What someone recorded last of an NQSW's mentor, and can undo until somebody else has acted on it."""

from typing import NamedTuple

from nqsw.models import Enrolment, MentorAssignment
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Event


class MentorStep(NamedTuple):
    """An assignment, or its end, and the event that tells of it."""

    assignment: MentorAssignment
    event: Event

    @property
    def is_end(self) -> bool:
        return self.event.verb == Verb.MENTOR_ASSIGNMENT_ENDED


def mentor_step_to_undo(enrolment: Enrolment, *, by: Account | None) -> MentorStep | None:
    """What this person recorded last of the mentor; nothing once the programme has ended, once somebody else
    has changed it, and for an assignment under which a meeting is written down.
    """
    if by is None or not enrolment.is_current:
        return None
    assignment = enrolment.mentor_assignments.select_related("mentor").order_by("starts_on").last()
    if assignment is None:
        return None
    told = Event.objects.filter(
        subject_type=assignment._meta.label_lower, subject_id=str(assignment.pk)
    ).order_by("-pk")
    event = told.first()
    if event is None or event.actor_id != by.pk:
        return None
    if event.verb == Verb.MENTOR_ASSIGNMENT_ENDED:
        stands = assignment.ends_on is not None
    else:
        stands = event.verb == Verb.MENTOR_ASSIGNED and not assignment.meetings.exists()
    return MentorStep(assignment, event) if stands else None
