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
    written, is_new = Decision.objects.get_or_create(
        supervisee=supervisee,
        decided_by=by.worker,
        case_reference=case_reference,
        decision=decision,
        rationale=rationale,
        decided_at__date=timezone.localtime(at).date(),
        defaults={"decided_at": at},
    )
    if is_new:
        record_signing(
            verb=Verb.DECISION_RECORDED, subject=written, by=by, worker=supervisee, signed=[written]
        )
    return written
