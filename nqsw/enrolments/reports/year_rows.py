"""All that the page of one NQSW's year reads, in one question to the database."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from nqsw.enrolments.reports.year import year_asked
from nqsw.models import Enrolment, Pause
from nqsw.permissions import enrolments_visible, evidence_readable, meetings_visible, milestones_recordable
from workforce.people.name_tags import names_opened
from workforce.web.together import Questions, asked_together, with_children
from workforce.web.viewer import Viewer

#: So many mentor meetings are shown, the last first.
MEETINGS = 6


@asked_together
def year_rows(viewer: Viewer, key: int, begins: datetime) -> Questions:
    """What the year is made of, and what of it is this reader's to open and to do; the day begins then."""
    enrolment = enrolments_visible(viewer).filter(pk=key)
    meetings = meetings_visible(viewer).filter(assignment__enrolment=key).order_by("-starts_at", "-pk")
    shown = meetings.filter(pk__in=meetings.values("pk")[:MEETINGS])
    whose = Enrolment.objects.filter(pk=key).order_by().values("worker")
    return {
        "enrolments": enrolment.select_related(
            "worker__team", "worker__line_manager", "cohort__programme", "assessor"
        ),
        "pauses": Pause.objects.filter(enrolment=key),
        **year_asked([key], whose, on=viewer.on, begins=begins),
        "readable": evidence_readable(viewer).filter(pk=key).order_by().values("pk"),
        "recordable": milestones_recordable(viewer).filter(enrolment=key).order_by().values("pk"),
        "meetings": shown.select_related("assignment__enrolment", "assignment__mentor"),
        "managed": viewer.managed.filter(enrolments=key).order_by().values("pk"),
        "names": names_opened(viewer).order_by().values("pk"),
    }


def enrolment_among(found: Mapping[str, list[Any]]) -> Enrolment | None:
    """The enrolment, with its pauses; None where the reader does not see it."""
    with_children(found["enrolments"], "pauses", found["pauses"], of="enrolment_id")
    return next(iter(found["enrolments"]), None)
