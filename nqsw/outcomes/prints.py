"""The outcome of a programme and its moderation pack: steps and signed milestones, proved together."""

from django.db.models import Model
from django.utils import timezone

from nqsw.models import Enrolment
from nqsw.outcomes.pack_rows import read_for_pack, signed_among
from nqsw.permissions import evidence_readable
from workforce.audit_trail.prints import PrintKind


def _rows(enrolment: Enrolment) -> list[Model]:
    return signed_among(read_for_pack(enrolment, on=timezone.localdate()))


PACK = PrintKind(
    mark="P",
    checkable=lambda viewer: evidence_readable(viewer).distinct(),
    rows=_rows,
    words=lambda enrolment: f"the outcome and the moderation pack of {enrolment.worker}",
)
