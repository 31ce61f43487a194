"""A milestone under its signatures, as its page proves it."""

from nqsw.models import Milestone
from nqsw.permissions import milestone_notes_readable
from workforce.audit_trail.prints import PrintKind


def _words(milestone: Milestone) -> str:
    return f"the milestone “{milestone.title}” of {milestone.enrolment.worker}"


MILESTONE = PrintKind(
    mark="M",
    checkable=milestone_notes_readable,
    rows=lambda milestone: [milestone, *signed] if (signed := list(milestone.signatures.current())) else [],
    words=_words,
)
