"""What is signed of a milestone: what was recorded, under signatures that stand, and the signatures."""

from collections.abc import Collection
from typing import Any

from nqsw.models import Milestone, MilestoneKind, OutcomeStep, Step
from workforce.audit_trail.signed_kinds import SignedKind


def _beside(keys: Collection[int]) -> dict[int, Any]:
    """Whose it is, what the programme asked for, and of a final report the recommendation that was signed."""
    found = Milestone.objects.filter(pk__in=keys).values_list(
        "pk", "kind", "enrolment", "enrolment__worker", "template__asks_for"
    )
    rows = list(found)
    reports = [enrolment for _, kind, enrolment, _, _ in rows if kind == MilestoneKind.FINAL_REPORT]
    steps = OutcomeStep.objects.standing().filter(enrolment__in=reports, step=Step.RECOMMENDED)
    recommended = {one.enrolment_id: [one.verdict, one.reason] for one in steps}
    return {
        pk: [nqsw, asks_for, recommended.get(enrolment) if kind == MilestoneKind.FINAL_REPORT else None]
        for pk, kind, enrolment, nqsw, asks_for in rows
    }


MILESTONE = SignedKind(
    model="nqsw.Milestone",
    columns=(
        "enrolment_id",
        "kind",
        "template_id",
        "title",
        "done_on",
        "done_by_id",
        "place",
        "note",
        "files_digest",
    ),
    goes_on=("is_optional", "due_on", "not_done_on", "before_tracker", "recorded_by_id", "uid"),
    beside=_beside,
    signed=lambda rows: rows.filter(signatures__is_current=True).distinct(),
    lapses=True,
)
MILESTONE_SIGNATURE = SignedKind(
    model="nqsw.MilestoneSignature",
    columns=("milestone_id", "signer", "worker_id", "content_hash", "signed_at", "is_current"),
)
