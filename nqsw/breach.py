"""What of programmes an account can read, for a report after it was taken over."""

from collections.abc import Iterable
from datetime import date

from nqsw.models import MentorAssignment
from nqsw.permissions import (
    enrolments_visible,
    evidence_readable,
    milestone_notes_readable,
    reflections_readable,
)
from workforce.models import Worker
from workforce.privacy.breach_report import Readable, counted
from workforce.web.viewer import Viewer


def could_read(viewer: Viewer) -> list[Readable]:
    """Programmes, and what people wrote in them."""
    return [
        *counted(enrolments_visible(viewer).values_list("worker", flat=True), "Programme"),
        *counted(evidence_readable(viewer).values_list("worker", flat=True), "Evidence of a programme"),
        *counted(
            milestone_notes_readable(viewer).values_list("enrolment__worker", flat=True),
            "Text of a milestone",
        ),
        *counted(reflections_readable(viewer).values_list("enrolment__worker", flat=True), "Reflection"),
    ]


def reading_began(worker: Worker) -> Iterable[date]:
    """First days of being somebody's mentor."""
    return MentorAssignment.objects.filter(mentor=worker).order_by().values_list("starts_on", flat=True)
