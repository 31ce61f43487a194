"""The ladder of an overdue session: who gets an e-mail from which day on."""

from collections.abc import Mapping

from django.db import transaction

from supervision.models import EscalationStep, Rung
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account


@transaction.atomic
def set_ladder(*, days: Mapping[Rung, int], by: Account | None) -> None:
    """From which day overdue on each rung gets an e-mail."""
    for rung, days_overdue in days.items():
        step, _ = EscalationStep.objects.update_or_create(rung=rung, defaults={"days_overdue": days_overdue})
    record_event(
        verb=Verb.ESCALATION_CHANGED, subject=step, by=by, days={rung.value: n for rung, n in days.items()}
    )
