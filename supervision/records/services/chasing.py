"""Asking someone for a signature by hand: one e-mail, and not more than one a day."""

from datetime import date, datetime

from django.db import transaction

from supervision.models import Often, Reminder, ReminderChoice
from supervision.records.signature_reminders import UNSIGNED, unsigned_line
from supervision.records.unsigned import Unsigned
from supervision.reminders.kinds import Wanted, account_here
from supervision.reminders.services.sending import reminder_of, tell_now
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account
from workforce.rules.refusal import Refusal


class CannotRemind(Refusal):
    """No e-mail goes to this person about this record now; the message says why."""


def subject_of(waiting: Unsigned) -> str:
    """What a reminder by hand is about: one record and one person's part in it."""
    return f"session:{waiting.session.pk}:{waiting.waits}:{waiting.person.pk}:asked"


@transaction.atomic
def remind_to_sign(*, waiting: Unsigned, by: Account, on: date, at: datetime) -> None:
    """Send the person who has still to sign or answer one e-mail. Raises CannotRemind."""
    person, name = waiting.person, waiting.person.full_name
    account = account_here(person, on=on)
    if account == by:
        raise CannotRemind("This record waits for you. Open it to sign or answer.")
    if account is None:
        raise CannotRemind(f"{name} cannot sign in, so no e-mail reaches them. Ask them in person.")
    if ReminderChoice.objects.filter(account=account, kind=UNSIGNED.key, often=Often.OFF).exists():
        raise CannotRemind(f"{name} has turned off e-mails about signatures. Ask them in person.")
    wanted = Wanted(
        subject_of(waiting),
        on,
        account,
        unsigned_line(waiting),
        waiting.session.get_absolute_url(),
        person.pk,
    )
    if Reminder.objects.filter(kind=UNSIGNED.key, subject=wanted.subject, due_on=on).exists():
        raise CannotRemind(f"{name} was reminded today. You can remind them again tomorrow.")
    tell_now([reminder_of(UNSIGNED.key, wanted, at=at)], at=at)
    record_event(verb=Verb.SIGNATURE_ASKED_FOR, subject=waiting.session, by=by, worker=person)


def reminded_on(rows: list[Unsigned], *, on: date) -> set[str]:
    """Of these, the subjects about which someone was reminded by hand on the day."""
    subjects = [subject_of(each) for each in rows]
    told = Reminder.objects.filter(kind=UNSIGNED.key, subject__in=subjects, due_on=on)
    return set(told.values_list("subject", flat=True))
