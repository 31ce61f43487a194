"""Telling people what is due: each thing once, and what falls together in one e-mail.

A run writes down what is owed (the database sees to it that each thing is there once), puts it into e-mails,
and sends what waits in the outbox (`workforce.mail`), which knows what became of each.
"""

from collections.abc import Collection, Container, Iterable
from datetime import date, datetime, timedelta

from django.db import transaction

from supervision.models import Often, Reminder, ReminderState
from supervision.models.reminder import ReminderQuerySet
from supervision.reminders.kinds import TOGETHER, WEEKLY, Wanted, chosen, hears_of_on, wanted_on
from supervision.rules.folding import folded
from supervision.rules.repeating import start_of
from workforce.accounts.inviting.services import remind_invited
from workforce.mail.outbox import new_mail, queue
from workforce.mail.sending import Outcome, send_waiting
from workforce.models import Account, Mail


def send_reminders(*, on: date, at: datetime) -> Outcome:
    """Tell what is due on the day and send all that waits. Two at once send nothing twice."""
    weekly = chosen(Often.WEEKLY)
    make(((kind.key, wanted) for kind, wanted in wanted_on(on)), at=at, weekly=weekly)
    made = write_weekly(on=on, at=at) + write_owed(at=at) + remind_invited(at=at)
    outcome = send_waiting(at=at)
    outcome.made = made
    return outcome


def make(
    wanted: Iterable[tuple[str, Wanted]], *, at: datetime, weekly: Container[tuple[int, str]] = ()
) -> int:
    """Write down what is owed; what was written down before stays as it is. How many are new.

    Where an account and a kind are among the `weekly`, it is gathered for the weekly e-mail.
    """
    before = Reminder.objects.count()
    Reminder.objects.bulk_create(
        [
            reminder_of(kind, each, at=at, is_gathered=(each.recipient.pk, kind) in weekly)
            for kind, each in wanted
        ],
        ignore_conflicts=True,
    )
    return Reminder.objects.count() - before


def reminder_of(
    kind: str, wanted: Wanted, *, at: datetime, calendar: str = "", is_gathered: bool = False
) -> Reminder:
    """What is owed, not yet saved."""
    return Reminder(
        state=ReminderState.GATHERED if is_gathered else ReminderState.OWED,
        about_id=wanted.about,
        kind=kind,
        subject=wanted.subject,
        due_on=wanted.due_on,
        recipient=wanted.recipient,
        line=wanted.line,
        path=wanted.path,
        calendar=calendar,
        made_at=at,
    )


def tell_now(reminders: Collection[Reminder], *, at: datetime) -> None:
    """Tell these, each in its own e-mail, after the caller's transaction; one that was told stays told."""
    mails = [mail_of(reminder, at=at) for reminder in reminders]
    queue(mails)
    for reminder, mail in zip(reminders, mails, strict=True):
        reminder.mail, reminder.state = mail, ReminderState.TOLD
    Reminder.objects.bulk_create(reminders, ignore_conflicts=True)


def mail_of(reminder: Reminder, *, at: datetime) -> Mail:
    """The e-mail that tells this alone: under the same Message-ID, however often it is written."""
    about = (reminder.subject, reminder.due_on)
    return new_mail(reminder.kind, *about, recipient=reminder.recipient, at=at)


def write_owed(*, at: datetime) -> int:
    """Put all that is owed into e-mails. Answers how many e-mails were written."""
    readers = Account.objects.filter(pk__in=Reminder.objects.owed().values("recipient"))
    return sum(_write_owed_to(reader, at=at) for reader in readers)


@transaction.atomic
def _write_owed_to(reader: Account, *, at: datetime) -> int:
    owed = list(Reminder.objects.owed().filter(recipient=reader).order_by("due_on", "pk").select_for_update())
    told_before = Reminder.objects.filter(recipient=reader, state=ReminderState.TOLD).exists()
    parts = folded(owed, alone=[bool(each.calendar) for each in owed], told_before=told_before)
    mails = [
        mail_of(part[0], at=at)
        if len(part) == 1
        else new_mail(TOGETHER, min(each.pk for each in part), recipient=reader, at=at)
        for part in parts
    ]
    queue(mails, soon=False)
    for part, mail in zip(parts, mails, strict=True):
        keys = [each.pk for each in part]
        Reminder.objects.filter(pk__in=keys).update(state=ReminderState.TOLD, mail=mail)
    return len(mails)


def write_weekly(*, on: date, at: datetime) -> int:
    """From Monday on, one e-mail to each person of all that was gathered for them until then.

    Together with what it tells, or not at all: so nothing is told twice, and nothing is forgotten. What
    a reader has no part in any more is dropped. Answers how many e-mails were written.
    """
    monday = on - timedelta(days=on.weekday())
    untold = Reminder.objects.untold().filter(recipient__is_active=True)
    if on != monday:
        untold = untold.filter(made_at__lt=start_of(monday))
    readers = Account.objects.filter(pk__in=untold.values("recipient"))
    return sum(_write_weekly_of(reader, untold, monday=monday, on=on, at=at) for reader in readers)


@transaction.atomic
def _write_weekly_of(
    reader: Account, untold: ReminderQuerySet, *, monday: date, on: date, at: datetime
) -> bool:
    own = untold.filter(recipient=reader)
    keys = set(own.select_for_update().values_list("pk", flat=True))
    no_part = own.filter(pk__in=keys).exclude(about=None).exclude(about__in=hears_of_on(reader, on=on))
    no_part.update(state=ReminderState.DROPPED)
    mail = new_mail(WEEKLY, f"week:{monday.isoformat()}", recipient=reader, at=at)
    if not own.filter(pk__in=keys).exists() or Mail.objects.filter(message_id=mail.message_id).exists():
        return False
    queue([mail], soon=False)
    own.filter(pk__in=keys).update(state=ReminderState.TOLD, mail=mail)
    return True
