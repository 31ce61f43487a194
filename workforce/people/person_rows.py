"""All that the page of a person reads, in one question to the database."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from workforce.across_floors import listed
from workforce.models import EmploymentPeriod, Post, StaffNumber, Worker
from workforce.permissions import people_met
from workforce.web.together import Questions, asked_together
from workforce.web.viewer import Viewer


@asked_together
def person_rows(viewer: Viewer, key: int, at: datetime) -> Questions:
    """What the page says itself, and what its parts read; and of whom the reader may open the page."""
    asked: dict[str, QuerySet[Any, Any]] = {
        "people_met": people_met(viewer).order_by().values("pk"),
        "periods": EmploymentPeriod.objects.filter(worker=key),
        "posts": Post.objects.filter(worker=key).select_related("team"),
        "numbers": StaffNumber.objects.filter(worker=key),
        "managed": Worker.objects.filter(line_manager=key).employed(on=viewer.on),
    }
    for source in listed("PERSON_PARTS"):
        asked |= source.asks(viewer, key, at)
    return asked
