"""Sending what is owed: make → claim → send → mark, so that nothing is sent twice or lost in silence.

A reminder is made once (the database sees to it), claimed by one sender, handed to the mail server
outside every transaction, and marked. What the server refused is tried again. What may or may not
have gone out (a crash, a lost connection) is never tried again by itself: it waits for a person.
"""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.core.mail import mailers
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F

from supervision.models import Often, Reminder, ReminderState
from supervision.models.reminder import ReminderQuerySet
from supervision.reminders.kinds import WEEKLY, Wanted, chosen, hears_of_on, wanted_on
from supervision.reminders.mail import mail_of, message_id
from supervision.rules.repeating import start_of
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account

#: A claim older than this belongs to a sender that no longer runs.
CLAIM_HOLDS = timedelta(minutes=30)


@dataclass(slots=True)
class Outcome:
    """What a run came to."""

    made: int = 0
    sent: int = 0
    failed: int = 0
    uncertain: int = 0


def send_reminders(*, on: date, at: datetime) -> Outcome:
    """Make what is due on the day and send all that waits. Two at once send nothing twice."""
    outcome = Outcome(uncertain=doubt_old_claims(at=at))
    weekly = chosen(Often.WEEKLY)
    outcome.made = make(((kind.key, wanted) for kind, wanted in wanted_on(on)), at=at, weekly=weekly)
    outcome.made += write_weekly(on=on, at=at)
    for reminder in Reminder.objects.sendable().values_list("pk", flat=True):
        match deliver(reminder, at=at):
            case ReminderState.SENT:
                outcome.sent += 1
            case ReminderState.FAILED:
                outcome.failed += 1
            case ReminderState.UNCERTAIN:
                outcome.uncertain += 1
    return outcome


def make(
    wanted: Iterable[tuple[str, Wanted]], *, at: datetime, weekly: Container[tuple[int, str]] = ()
) -> int:
    """Write down e-mails that are owed; those written down before stay as they are. How many are new.

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
        state=ReminderState.GATHERED if is_gathered else ReminderState.WAITING,
        about_id=wanted.about,
        kind=kind,
        subject=wanted.subject,
        due_on=wanted.due_on,
        recipient=wanted.recipient,
        line=wanted.line,
        path=wanted.path,
        calendar=calendar,
        message_id=message_id(kind, wanted.subject, wanted.due_on, wanted.recipient.pk),
        made_at=at,
    )


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
    no_part = own.exclude(about=None).exclude(about__in=hears_of_on(reader, on=on))
    no_part.update(state=ReminderState.DROPPED)
    number = own.count()
    many = "1 thing" if number == 1 else f"{number} things"
    wanted = Wanted(f"week:{monday.isoformat()}:gathered", monday, reader, f"{many} from last week:", "")
    if not number or not make([(WEEKLY, wanted)], at=at):
        return False
    written = Reminder.objects.get(message_id=reminder_of(WEEKLY, wanted, at=at).message_id)
    own.update(told_in=written)
    return True


def doubt_old_claims(*, at: datetime) -> int:
    """Claims that no one marked: it is not known whether these went out."""
    return Reminder.objects.claimed_before(at - CLAIM_HOLDS).update(
        state=ReminderState.UNCERTAIN, problem="The sender stopped before it could say what happened."
    )


def deliver(reminder: int, *, at: datetime) -> ReminderState | None:
    """Claim one e-mail, send it, mark it. None when another process has it. Not within a transaction."""
    mine = Reminder.objects.sendable().filter(pk=reminder)
    if not mine.update(state=ReminderState.CLAIMED, claimed_at=at, attempts=F("attempts") + 1):
        return None
    claimed = Reminder.objects.select_related("recipient").get(pk=reminder)
    state, problem = _send(claimed)
    sent_at = at if state == ReminderState.SENT else None
    Reminder.objects.filter(pk=reminder, state=ReminderState.CLAIMED).update(
        state=state, problem=problem[:200], sent_at=sent_at
    )
    return state


def _send(reminder: Reminder) -> tuple[ReminderState, str]:
    """Hand the e-mail to the mail server; what became of it, and why in a few words."""
    mailer = mailers.default
    try:
        mailer.open()
    except (OSError, SMTPException) as error:
        return ReminderState.FAILED, f"The mail server could not be reached ({_kind(error)})."
    try:
        mailer.send_messages([mail_of(reminder)])
    except (SMTPResponseException, SMTPRecipientsRefused) as error:
        return ReminderState.FAILED, f"The mail server refused it ({_kind(error)})."
    except ValueError as error:
        return ReminderState.FAILED, f"The address cannot be written to ({_kind(error)})."
    except (OSError, SMTPException) as error:
        return ReminderState.UNCERTAIN, f"The connection was lost while sending ({_kind(error)})."
    finally:
        _hang_up(mailer)
    return ReminderState.SENT, ""


def _hang_up(mailer: BaseEmailBackend) -> None:
    """The e-mail's fate is known by now; a bad goodbye changes nothing."""
    try:
        mailer.close()
    except (OSError, SMTPException):
        return


def _kind(error: Exception) -> str:
    """The server's code, or the kind of error: never the text, which may repeat the e-mail."""
    code = getattr(error, "smtp_code", None)
    return str(code) if code else type(error).__name__


# --- What a person does about those that are not known to be sent ---------------------------------


@transaction.atomic
def settle(*, reminder: Reminder, by: Account) -> bool:
    """A person knows that it arrived. Answers whether it was still open."""
    changed = (
        Reminder.objects.for_a_person()
        .filter(pk=reminder.pk)
        .update(state=ReminderState.SETTLED, settled_by=by)
    )
    if changed:
        record_event(verb=Verb.REMINDER_MARKED_AS_SENT, subject=reminder, by=by)
    return bool(changed)


@transaction.atomic
def send_again(*, reminder: Reminder, by: Account) -> bool:
    """A person wants it sent again, under the same Message-ID: it waits for the next sending."""
    changed = (
        Reminder.objects.for_a_person()
        .filter(pk=reminder.pk)
        .update(state=ReminderState.WAITING, attempts=0, problem="", settled_by=by)
    )
    if changed:
        record_event(verb=Verb.REMINDER_TO_BE_SENT_AGAIN, subject=reminder, by=by)
    return bool(changed)
