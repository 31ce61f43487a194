"""Which e-mails a person gets, and how often."""

from collections.abc import Mapping

from django.db import transaction

from supervision.models import Often, ReminderChoice
from supervision.reminders.kinds import kinds
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account


@transaction.atomic
def choose_reminders(*, account: Account, often: Mapping[str, str]) -> None:
    """Get e-mails of each kind so often; of those that are not named, each time.

    What is promised to everyone leaves no choice, and what cannot wait is not told weekly.
    """
    wanted = {kind.key: often[kind.key] for kind in kinds() if often.get(kind.key) in kind.choices}
    other = {key: value for key, value in wanted.items() if value != Often.EACH}
    ReminderChoice.objects.filter(account=account).delete()
    ReminderChoice.objects.bulk_create(
        ReminderChoice(account=account, kind=key, often=value) for key, value in other.items()
    )
    record_event(verb=Verb.REMINDERS_CHOSEN, subject=account, by=account, choices=other)
