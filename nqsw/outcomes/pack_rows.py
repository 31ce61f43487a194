"""All that the outcome of a programme and its moderation pack are made of, in one question."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import F, Model, QuerySet

from nqsw.enrolments.reports.progress import progress_asked
from nqsw.models import (
    Enrolment,
    Feedback,
    MeetingStatus,
    MentorMeeting,
    MilestoneFile,
    MilestoneSignature,
    OutcomeStep,
    Pause,
    ProtectedTime,
    Reflection,
    Seat,
    SelfAssessment,
)
from workforce.models import CaseloadLimit, CaseloadSnapshot, Worker
from workforce.web.together import together, with_children


def read_for_pack(enrolment: Enrolment, *, on: date) -> Mapping[str, list[Any]]:
    """The rows of one enrolment up to a day, or to its last; steps of the outcome that were withdrawn too.

    The enrolment is given its pauses.
    """
    found = together(_asked(enrolment, until=min(on, enrolment.ended_on or on)))
    with_children(found["steps"], "panel", found["panels"], of="of_step")
    with_children([enrolment], "pauses", found["pauses"], of="enrolment_id")
    with_children([enrolment], "outcome_steps", found["steps"], of="enrolment_id")
    for milestone in found["milestones"]:
        milestone.enrolment = enrolment
    return found


def signed_among(found: Mapping[str, list[Any]]) -> list[Model]:
    """What of them is signed: the steps that stand, and milestones with their signatures."""
    keys = {one.milestone_id for one in found["signatures"]}
    steps = [one for one in found["steps"] if one.withdrawn_on is None]
    return [*steps, *(one for one in found["milestones"] if one.pk in keys), *found["signatures"]]


def _asked(enrolment: Enrolment, *, until: date) -> dict[str, QuerySet[Any, Any]]:
    worker, theirs = enrolment.worker_id, {"enrolment": enrolment.pk}
    asked = progress_asked([enrolment.pk], [worker], on=until)
    days = (enrolment.here_from, until)
    counts = CaseloadSnapshot.objects.filter(worker=worker, counted_on__range=days)
    held = MentorMeeting.objects.filter(assignment__enrolment=enrolment.pk, status=MeetingStatus.HELD)
    places = Seat.objects.filter(worker=worker).exclude(mark="").select_related("master_class")
    return {
        **asked,
        "pauses": Pause.objects.filter(**theirs),
        "milestones": asked["milestones"].select_related("done_by", "template"),
        "signatures": MilestoneSignature.objects.current()
        .filter(milestone__enrolment=enrolment.pk)
        .select_related("worker"),
        "steps": OutcomeStep.objects.filter(**theirs).select_related(
            "taken_by__worker", "withdrawn_by__worker"
        ),
        "panels": Worker.objects.filter(panels__enrolment=enrolment.pk).annotate(of_step=F("panels")),
        "files": MilestoneFile.objects.filter(milestone__enrolment=enrolment.pk)
        .order_by()
        .values("pk", "milestone"),
        "hours": ProtectedTime.objects.filter(**theirs).values("taken_on", "hours"),
        "counts": counts.values("counted_on", "total"),
        "protected": CaseloadLimit.objects.filter(worker=worker, is_protected=True).values(
            "starts_on", "ends_on", "cases"
        ),
        "places": places.order_by("master_class__starts_at", "pk"),
        "feedback": Feedback.objects.filter(**theirs).defer("said", "learnt"),
        "assessed": SelfAssessment.objects.filter(**theirs),
        "meetings": held.order_by().values("pk"),
        "reflections": Reflection.objects.shared().filter(**theirs).order_by().values("pk"),
    }
