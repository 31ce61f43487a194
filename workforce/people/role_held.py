"""Since when a reader holds their role across the authority, as the audit trail says."""

from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils import timezone

from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Event
from workforce.web.tags import day
from workforce.web.viewer import Viewer


def role_asked(viewer: Viewer) -> QuerySet[Event]:
    """The events that gave the reader a role, or took one; those of an invitation with this role too."""
    account = viewer.account
    of_account = Event.objects.filter(
        subject_type=Account._meta.label_lower, subject_id=Cast(Value(account.pk), CharField())
    )
    invited = Q(verb=Verb.ACCOUNT_INVITED, details__role=str(account.role))
    return of_account.filter(Q(verb=Verb.ACCOUNT_ROLE_CHANGED) | invited).order_by("pk")


def since_role(account: Account, events: list[Event]) -> str:
    """In words, from which day; empty where the trail does not say it, as of a role set without an event."""
    last = events[-1] if events else None
    if last is None or last.details.get("after", last.details.get("role")) != account.role:
        return ""
    return f" since {day(timezone.localdate(last.at))}"
