"""What is decided of a programme: each step of the outcome, with its panel, and whether it was withdrawn."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from nqsw.models import OutcomeStep
from workforce.audit_trail.signed_kinds import SignedKind


def _panels(keys: Collection[int]) -> dict[int, Any]:
    found: dict[int, Any] = defaultdict(list)
    rows = OutcomeStep.panel.through.objects.filter(outcomestep__in=keys).order_by("worker_id")
    for step, worker in rows.values_list("outcomestep", "worker"):
        found[step].append(worker)
    return {key: found[key] for key in keys}


OUTCOME_STEP = SignedKind(
    model="nqsw.OutcomeStep",
    columns=(
        *("enrolment_id", "step", "verdict", "taken_on", "reason", "why_differs", "taken_by_id"),
        *("before_tracker", "withdrawn_on", "withdrawn_by_id", "withdrawn_because"),
    ),
    beside=_panels,
)
