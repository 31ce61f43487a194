"""What of programmes an account can read, for a report after it was taken over."""

from nqsw.permissions import (
    enrolments_visible,
    evidence_readable,
    milestone_notes_readable,
    reflections_readable,
)
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
