"""The outcome of a programme and its moderation pack: steps and signed milestones, proved together."""

from django.db.models import Model

from nqsw.models import Enrolment, MilestoneSignature
from nqsw.permissions import evidence_readable
from workforce.audit_trail.prints import PrintKind


def _rows(enrolment: Enrolment) -> list[Model]:
    signatures = MilestoneSignature.objects.current().filter(milestone__enrolment=enrolment)
    signed = list(signatures.select_related("milestone"))
    milestones = {one.milestone_id: one.milestone for one in signed}
    return [*enrolment.outcome_steps.standing(), *milestones.values(), *signed]


PACK = PrintKind(
    mark="P",
    checkable=lambda viewer: evidence_readable(viewer).distinct(),
    rows=_rows,
    words=lambda enrolment: f"the outcome and the moderation pack of {enrolment.worker}",
)
