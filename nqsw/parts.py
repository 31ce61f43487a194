"""What a reader is to someone on a programme, or is there themselves: for `Viewer.parts`, and asked of it."""

from typing import Any

from django.db.models import QuerySet

from nqsw.models import Enrolment
from nqsw.permissions import mentored_by
from nqsw.requests.permissions import requests_answered
from workforce.web.viewer import Viewer


def parts_played(viewer: Viewer) -> dict[str, QuerySet[Any]]:
    """For `Viewer.parts`: what the worker is to someone on a programme, or is there themselves."""
    return {
        "mentor": mentored_by(viewer),
        "assessor": Enrolment.objects.current().filter(assessor=viewer.worker),
        "nqsw": Enrolment.objects.filter(worker=viewer.worker),
        "answered": requests_answered(viewer),
    }
