"""All that the page of a milestone reads, in one question to the database."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from nqsw.milestones.permissions import milestone_files_readable
from nqsw.milestones.signers import Signing, signings_among
from nqsw.models import (
    MentorAssignment,
    Milestone,
    MilestoneRequest,
    MilestoneSignature,
    OutcomeStep,
    Step,
)
from nqsw.permissions import (
    enrolments_visible,
    evidence_readable,
    milestone_notes_readable,
    milestones_recordable,
)
from workforce.models import StartDay, start_day_was_read
from workforce.web.together import Questions, asked_together, with_children
from workforce.web.viewer import Viewer


def milestones_seen(viewer: Viewer) -> QuerySet[Milestone]:
    """Milestones that the viewer sees, with everybody around them; whether they read the evidence too."""
    seen = Milestone.objects.filter(enrolment__in=enrolments_visible(viewer).values("pk"))
    reads_evidence = Exists(evidence_readable(viewer).filter(pk=OuterRef("enrolment")))
    people = ("done_by", "recorded_by__worker")
    return seen.with_signers().select_related(*people).annotate(reads_evidence=reads_evidence)


@asked_together
def milestone_rows(viewer: Viewer, key: int) -> Questions:
    """The milestone, its signatures, files and requests, and what of it this reader reads and records."""
    return {
        "milestones": milestones_seen(viewer).filter(pk=key),
        "mentors": MentorAssignment.objects.in_force(on=viewer.on)
        .filter(enrolment__milestones=key)
        .select_related("mentor"),
        "signatures": MilestoneSignature.objects.current().filter(milestone=key).select_related("worker"),
        "steps": OutcomeStep.objects.filter(enrolment__milestones=key),
        "recordable": milestones_recordable(viewer).filter(pk=key).order_by().values("pk"),
        "readable": milestone_notes_readable(viewer).filter(pk=key).order_by().values("pk"),
        "files": milestone_files_readable(viewer).filter(milestone=key).listed(),
        "requests": MilestoneRequest.objects.standing().filter(milestone=key),
        "start_days": StartDay.objects.order_by("-pk").values("records_begin_on"),
    }


def milestone_among(found: Mapping[str, list[Any]]) -> Milestone | None:
    """The milestone, which knows the steps of the outcome; None where the reader does not see it."""
    milestone: Milestone | None = next(iter(found["milestones"]), None)
    if milestone:
        with_children([milestone.enrolment], "outcome_steps", found["steps"], of="enrolment_id")
        start_day_was_read(next((one.records_begin_on for one in found["start_days"]), None))
        for asked in found["requests"]:
            asked.milestone = milestone
    return milestone


def signing_among(milestone: Milestone, found: Mapping[str, list[Any]]) -> Signing:
    """How it stands with its signatures."""
    standing = (one for one in found["steps"] if one.withdrawn_on is None)
    recommended = [one for one in standing if one.step == Step.RECOMMENDED]
    return signings_among([milestone], found["mentors"], found["signatures"], recommended)[milestone.pk]
