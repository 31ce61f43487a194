"""Which e-mails a person gets."""

from collections.abc import Collection

from django.db import transaction

from supervision.models import ReminderOff
from supervision.reminders import kinds
from workforce.models import Account
from workforce.services.events import record_event


@transaction.atomic
def choose_reminders(*, account: Account, wanted: Collection[str]) -> None:
    """Get these kinds of e-mail and no others; what is promised to everybody stays on."""
    off = [kind.key for kind in kinds() if not kind.is_promised and kind.key not in wanted]
    ReminderOff.objects.filter(account=account).exclude(kind__in=off).delete()
    ReminderOff.objects.bulk_create(
        [ReminderOff(account=account, kind=key) for key in off], ignore_conflicts=True
    )
    record_event(verb="reminders chosen", subject=account, by=account, off=off)
