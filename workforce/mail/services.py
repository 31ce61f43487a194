"""What a person does about e-mails that did not go: send again, mark as sent, give up; one or all."""

from django.db import transaction

from workforce.audit_trail.services import NewEvent, record_events
from workforce.audit_trail.verbs import Verb
from workforce.mail.outbox import send_soon
from workforce.models import Account, Mail, MailState
from workforce.models.mail import MailQuerySet

NO_WORDS = {"subject": "", "text": ""}


def settle(*, mail: Mail, by: Account) -> bool:
    """A person knows that it arrived. Answers whether it was still open."""
    return bool(_end(Mail.objects.for_a_person().filter(pk=mail.pk), MailState.SETTLED, by=by))


def give_up(*, mails: MailQuerySet, by: Account) -> int:
    """A person wants these no more. What is being sent this moment is not among them. Answers how many."""
    return _end(mails.still_open().exclude(state=MailState.CLAIMED), MailState.GIVEN_UP, by=by)


@transaction.atomic
def _end(mails: MailQuerySet, state: MailState, *, by: Account) -> int:
    found = list(mails.select_for_update())
    verb = Verb.MAIL_MARKED_AS_SENT if state == MailState.SETTLED else Verb.MAIL_GIVEN_UP
    Mail.objects.filter(pk__in=[mail.pk for mail in found]).update(state=state, settled_by=by, **NO_WORDS)
    return record_events((NewEvent(verb, mail) for mail in found), by=by)


@transaction.atomic
def send_again(*, mails: MailQuerySet, by: Account) -> int:
    """Send these again now, under the same Message-ID, however often they were refused. Answers how many."""
    found = list(mails.still_open().exclude(state=MailState.CLAIMED).select_for_update())
    keys = [mail.pk for mail in found]
    Mail.objects.filter(pk__in=keys).update(
        state=MailState.WAITING, refusals=0, try_at=None, problem="", settled_by=by
    )
    record_events((NewEvent(Verb.MAIL_TO_BE_SENT_AGAIN, mail) for mail in found), by=by)
    send_soon(keys)
    return len(keys)
