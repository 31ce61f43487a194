"""What is decided of a programme: each step of the outcome, with its panel, and whether it was withdrawn."""

from collections.abc import Collection
from typing import Any

from nqsw.models import OutcomeStep
from workforce.audit_trail.signed_kinds import SignedKind


def _panels(steps: Collection[OutcomeStep]) -> dict[int, Any]:
    return {step.pk: sorted(one.pk for one in step.panel.all()) for step in steps}


OUTCOME_STEP = SignedKind(
    model="nqsw.OutcomeStep",
    columns=(
        *("enrolment_id", "step", "verdict", "taken_on", "reason", "why_differs", "taken_by_id"),
        *("before_tracker", "withdrawn_on", "withdrawn_by_id", "withdrawn_because"),
    ),
    beside=_panels,
    lists=("panel",),
)
