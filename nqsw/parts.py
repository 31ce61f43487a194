"""What a reader is to someone on a programme, or is there themselves: for `Viewer.parts`, and asked of it."""

from typing import Any

from django.db.models import QuerySet

from nqsw.models import Enrolment, MentorAssignment
from nqsw.permissions import mentored_by, pauses_to_agree, requests_to_answer
from workforce.web.viewer import Viewer


def parts_played(viewer: Viewer) -> dict[str, QuerySet[Any]]:
    """For `Viewer.parts`: what the worker is to someone on a programme, or is there themselves."""
    return {
        "mentor": mentored_by(viewer),
        "former_mentor": MentorAssignment.objects.filter(mentor=viewer.worker),
        "assessor": Enrolment.objects.current().filter(assessor=viewer.worker),
        "nqsw": Enrolment.objects.filter(worker=viewer.worker),
        "asked": requests_to_answer(viewer),
        "pauses": pauses_to_agree(viewer),
    }


def meets_as_mentor(viewer: Viewer) -> bool:
    """The viewer has mentor meetings, of either side, now or from before."""
    return not viewer.parts.isdisjoint({"nqsw", "mentor", "former_mentor"})


def signs_milestones(viewer: Viewer) -> bool:
    """The viewer may be asked to sign a milestone: as the NQSW, their line manager, assessor or mentor."""
    return not viewer.parts.isdisjoint({"nqsw", "manager", "assessor", "mentor"})
