"""Decisions between sessions."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from supervision.models import Decision
from workforce.audit_trail.services import record_signing
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Worker


@transaction.atomic
def record_decision(
    *, supervisee: Worker, case_reference: str, decision: str, rationale: str, by: Account, at: datetime
) -> Decision:
    """Write down what was decided in passing, and why. The same words twice are one decision."""
    on_case = {"supervisee": supervisee, "decided_by": by.worker, "case_reference": case_reference}
    for known in Decision.objects.filter(decided_at__date=timezone.localtime(at).date(), **on_case):
        if (known.decision, known.rationale) == (decision, rationale):
            return known
    written = Decision.objects.create(decision=decision, rationale=rationale, decided_at=at, **on_case)
    record_signing(verb=Verb.DECISION_RECORDED, subject=written, by=by, worker=supervisee, signed=[written])
    return written
