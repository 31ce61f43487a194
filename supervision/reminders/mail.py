"""Reminders as e-mails: plain text, a simple HTML part, and the calendar part of an invitation.

The subject says "Supervision" and when; the text is a sentence and a link for each thing.
"""

from collections.abc import Iterable

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from icalendar import Calendar

from supervision.reminders.kinds import TOGETHER, WEEKLY, kinds
from workforce.authority_settings import authority_settings
from workforce.mail.kinds import MailKind, Written
from workforce.models import Mail
from workforce.rules.in_words import many
from workforce.web.tags import day, time_range

SUBJECT = "Supervision"
#: Under an invitation: calendars offer to answer it.
NOT_READ = "To move or cancel it, open its page. Nobody reads an answer that your calendar sends."


def mail_kinds() -> list[MailKind]:
    """The e-mails that tell of reminders: of each kind, and the one of a day."""
    together = MailKind(TOGETHER, "Several reminders in one e-mail", write)
    weekly = MailKind(WEEKLY, "Weekly e-mail", write)
    return [*(MailKind(kind.key, kind.label, write) for kind in kinds()), together, weekly]


def write(mail: Mail) -> Written | None:
    """What the reminders of this e-mail say; None where there is none left to tell."""
    told = list(mail.reminders.order_by("due_on", "pk"))
    if not told:
        return None
    if len(told) == 1:
        [only] = told
        text, html = bodies(line=only.line, path=only.path, note=NOT_READ if only.calendar else "")
        return Written(subject_of(mail, only.calendar), text, html, only.calendar)
    text, html = bodies(line=lead(len(told)), path="", lines=[(each.line, each.path) for each in told])
    return Written(subject_of(mail), text, html)


def subject_of(mail: Mail, calendar: str = "") -> str:
    """The word and a time, and nothing else: of an invitation its own, of anything else the day."""
    return f"{SUBJECT}: {times_in(calendar) if calendar else day(mail.made_at)}"


def times_in(calendar: str) -> str:
    """When the entry of an invitation is; of a series, when it starts."""
    first = Calendar.from_ical(calendar).events[0]
    starts_at, ends_at = first.decoded("DTSTART"), first.decoded("DTEND")
    return f"{day(starts_at)}, {time_range(starts_at, ends_at)}"


def lead(number: int) -> str:
    """The sentence over several things."""
    return f"{many(number, 'thing')} to look at:"


def bodies(*, line: str, path: str, lines: Iterable[tuple[str, str]] = (), note: str = "") -> tuple[str, str]:
    """The plain text and the HTML part; `lines` are those of several things, each with its page."""
    facts = {
        "note": note,
        "line": line,
        "lines": [(said, f"{settings.SITE_ADDRESS}{page}") for said, page in lines],
        "link": f"{settings.SITE_ADDRESS}{path}" if path else "",
        "choices": f"{settings.SITE_ADDRESS}{reverse('supervision:reminders')}",
        "service_name": settings.SERVICE_NAME,
        "authority_name": authority_settings().shown_name,
    }
    return (
        render_to_string("supervision/reminders/mail/reminder.txt", facts),
        render_to_string("supervision/reminders/mail/reminder.html", facts),
    )
