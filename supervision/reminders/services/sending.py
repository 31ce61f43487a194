"""Telling people what is due: each thing once, in one e-mail a working day.

A run writes down what is owed (the database sees to it that each thing is there once), puts it into each
person's e-mail of the day, and sends what waits in the outbox (`workforce.mail`), which knows what became of
each. On a day of rest it only sends what waits there: what came up is told on the next working day.
"""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from supervision.models import Often, Reminder, ReminderState
from supervision.models.reminder import ReminderQuerySet
from supervision.reminders.kinds import TOGETHER, Wanted, chosen, hears_of_on, urgent_kinds, wanted_on
from supervision.reminders.mail import subject_on
from supervision.rules.day_mail import in_mails
from supervision.rules.repeating import start_of
from workforce.accounts.inviting.services import remind_invited
from workforce.across_floors import listed
from workforce.authority_settings import days_off
from workforce.mail.outbox import new_mail, queue
from workforce.mail.sending import Outcome, send_waiting
from workforce.models import Account, Mail
from workforce.rules.working_days import first_working_day_of_week, is_working_day, monday_of


def do_before(*, on: date, at: datetime) -> None:
    """What a run does before it writes e-mails, so that they can tell of it: each floor lists its own."""
    for each in listed("BEFORE_REMINDERS"):
        each(on=on, at=at)


def send_reminders(*, on: date, at: datetime) -> Outcome:
    """Tell what is due on the day and send all that waits. Two at once send nothing twice."""
    made = 0
    if is_working_day(on, holidays=days_off()):
        weekly = chosen(Often.WEEKLY)
        make(((kind.key, wanted) for kind, wanted in wanted_on(on)), at=at, weekly=weekly)
        made = write_owed(on=on, at=at) + remind_invited(at=at)
    outcome = send_waiting(at=at)
    outcome.made = made
    return outcome


def make(
    wanted: Iterable[tuple[str, Wanted]], *, at: datetime, weekly: Container[tuple[int, str]] = ()
) -> int:
    """Write down what is owed; what was written down before stays as it is. How many are new.

    Where an account and a kind are among the `weekly`, it is gathered for the first e-mail of the week.
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
        line=shortened(wanted.line),
        path=wanted.path,
        calendar=calendar,
        made_at=at,
    )


def shortened(line: str) -> str:
    """As much of a sentence as a reminder holds: names can be long, and one sentence never stops a run."""
    most = Reminder._meta.get_field("line").max_length or 0
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


#: What is to be told in one e-mail to each person at the end, while someone gathers it.
_gathered: ContextVar[list[Reminder] | None] = ContextVar("gathered_to_tell", default=None)


@contextmanager
def told_in_one_mail(notices: Sequence[Mail] = ()) -> Iterator[None]:
    """What is told of one step meanwhile is told to each person in one e-mail, at its end; after an error,
    nothing. Within another one, at the end of that. `notices` are written already, by then.
    """
    if _gathered.get() is not None:
        yield
        queue(notices)
        return
    told: list[Reminder] = []
    token = _gathered.set(told)
    try:
        yield
    finally:
        _gathered.reset(token)
    _tell(told, notices)


def tell_now(reminders: Collection[Reminder], *, at: datetime) -> None:
    """Tell these, in one e-mail to each person, after the caller's transaction; what was told stays told."""
    if (gathered := _gathered.get()) is not None:
        gathered += reminders
    else:
        _tell(reminders)


def _tell(reminders: Collection[Reminder], notices: Iterable[Mail] = ()) -> None:
    told: dict[int, list[Reminder]] = {}
    for reminder in reminders:
        told.setdefault(reminder.recipient_id, []).append(reminder)
    mails = {recipient: mail_of(theirs, at=theirs[0].made_at) for recipient, theirs in told.items()}
    alone = [notice for notice in notices if not _beneath(notice, mails, told)]
    queue([*mails.values(), *alone])
    for reminder in reminders:
        reminder.mail, reminder.state = mails[reminder.recipient_id], ReminderState.TOLD
    Reminder.objects.bulk_create(reminders, ignore_conflicts=True)


def _beneath(notice: Mail, mails: dict[int, Mail], told: Mapping[int, Collection[Reminder]]) -> bool:
    """Puts what else is told of the same step under a notice, in its e-mail; answers whether it did.

    Not under an invitation of one thing: of such an e-mail a calendar program shows the invitation alone.
    """
    reader = notice.recipient_id
    if reader not in mails or mails[reader].text or sum(bool(each.calendar) for each in told[reader]) == 1:
        return False
    facts = {"subject": notice.subject, "text": notice.text, "at": notice.made_at}
    mails[reader] = new_mail(TOGETHER, notice.message_id, recipient=notice.recipient, **facts)
    return True


def mail_of(reminders: Sequence[Reminder], *, at: datetime) -> Mail:
    """The e-mail that tells these alone: under the same Message-ID, however often it is written."""
    kinds = {each.kind for each in reminders}
    about = [fact for each in reminders for fact in (each.subject, each.due_on)]
    kind = kinds.pop() if len(kinds) == 1 else TOGETHER
    return new_mail(kind, *about, recipient=reminders[0].recipient, at=at)


def day_mail(reader: Account, *, on: date, at: datetime) -> Mail:
    """The one e-mail of a day to a person: under the same Message-ID, however often it is written."""
    return new_mail(TOGETHER, f"day:{on.isoformat()}", recipient=reader, at=at)


def write_owed(*, on: date, at: datetime) -> int:
    """Put what is to be told on a day into e-mails. Answers how many e-mails were written."""
    due = to_tell(on=on).filter(recipient__is_active=True)
    readers = Account.objects.filter(pk__in=due.values("recipient"))
    return sum(_write_owed_to(reader, on=on, at=at) for reader in readers)


def to_tell(*, on: date) -> ReminderQuerySet:
    """All that is owed; and what was gathered for a weekly e-mail: until Monday, or, on the first working
    day of the week, until now.
    """
    gathered = Reminder.objects.untold()
    if on != first_working_day_of_week(on, holidays=days_off()):
        gathered = gathered.filter(made_at__lt=start_of(monday_of(on)))
    return Reminder.objects.owed() | gathered


@transaction.atomic
def _write_owed_to(reader: Account, *, on: date, at: datetime) -> int:
    mine = to_tell(on=on).filter(recipient=reader)
    owed = list(mine.order_by("due_on", "pk").select_for_update())
    owed = _still_theirs(owed, reader, on=on)
    the_day = day_mail(reader, on=on, at=at)
    is_written = _is_written(the_day)
    urgent = urgent_kinds()
    parts = in_mails(
        owed,
        alone=[bool(each.calendar) for each in owed],
        urgent=[each.kind in urgent for each in owed],
        is_written=is_written,
    )
    subject = subject_on(on) if on != timezone.localdate(at) else ""
    return sum(_write(part, the_day, subject=subject, is_written=is_written, at=at) for part in parts)


def _is_written(mail: Mail) -> bool:
    return Mail.objects.filter(message_id=mail.message_id).exists()


def _still_theirs(owed: list[Reminder], reader: Account, *, on: date) -> list[Reminder]:
    """Of what waited until now, what the reader has a part in no more is dropped."""
    waited = [each for each in owed if each.about_id and each.state == ReminderState.GATHERED]
    known = hears_of_on(reader, on=on) if waited else frozenset()
    gone = {each.pk for each in waited if each.about_id not in known}
    Reminder.objects.filter(pk__in=gone).update(state=ReminderState.DROPPED)
    return [each for each in owed if each.pk not in gone]


def _write(part: list[Reminder], the_day: Mail, *, subject: str, is_written: bool, at: datetime) -> bool:
    """One e-mail. Whoever comes second on a day finds its e-mail there, and leaves the rest for the next.

    `subject` names the day of a run that is made up for, or tried before its time; else it is empty.
    """
    reader = the_day.recipient
    if part[0].calendar:
        mail = mail_of(part, at=at)
        queue([mail], soon=False)
    elif is_written:
        mail = new_mail(TOGETHER, min(each.pk for each in part), recipient=reader, at=at, subject=subject)
        queue([mail], soon=False)
    else:
        facts = {"kind": the_day.kind, "recipient": reader, "made_at": at, "subject": subject}
        mail, is_new = Mail.objects.get_or_create(message_id=the_day.message_id, defaults=facts)
        if not is_new:
            return False
    keys = [each.pk for each in part]
    Reminder.objects.filter(pk__in=keys).update(state=ReminderState.TOLD, mail=mail)
    return True
