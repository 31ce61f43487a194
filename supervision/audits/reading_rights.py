"""By which rows of an audit someone reads the files that were drawn for it."""

from django.db.models import Q

from workforce.audit_trail.reading_rights import RightKind
from workforce.audit_trail.verbs import Verb

_PERIOD = ("from_on", "to_on", "ends_on", "closed_at")
AUDIT = RightKind(
    key="audit",
    model="supervision.Audit",
    columns=_PERIOD,
    words=("sessions from", "sessions to", "read until", "closed"),
    in_force=lambda rows, on: rows.filter(Q(ends_on=None) | Q(ends_on__gte=on), closed_at=None),
    told_by={Verb.AUDIT_OPENED: _PERIOD, Verb.AUDIT_CLOSED: ("closed_at",)},
)
DRAWN_FILE = RightKind(
    key="drawn file",
    model="supervision.AuditedFile",
    columns=("auditor_id", "moderator_id", "worker_id", "audit_id"),
    words=("auditor", "moderator", "file of", "audit"),
    joined=("auditor__worker", "moderator__worker", "worker", "audit"),
    in_force=lambda rows, on: rows.filter(
        Q(audit__ends_on=None) | Q(audit__ends_on__gte=on), audit__closed_at=None
    ),
)
