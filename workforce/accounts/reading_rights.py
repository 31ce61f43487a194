"""By which accounts someone reads notes: their role across the authority, while they can sign in."""

from django.db.models import Q

from workforce.audit_trail.reading_rights import RightKind
from workforce.audit_trail.verbs import Verb

ROLE = RightKind(
    key="role",
    model="workforce.Account",
    columns=("role", "is_active"),
    words=("role", "can sign in"),
    in_force=lambda rows, on: rows.filter(~Q(role="") | Q(worker__isnull=False), is_active=True),
    told_by={
        Verb.ACCOUNT_INVITED: ("role", "is_active"),
        Verb.ACCOUNT_OPENED_FOR_THE_DEMO: ("role", "is_active"),
        Verb.ACCOUNT_ROLE_CHANGED: ("role",),
        Verb.ACCOUNT_DISABLED: ("is_active",),
        Verb.ACCOUNT_ENABLED: ("is_active",),
        Verb.ACCOUNT_RETIRED: ("is_active",),
    },
)
