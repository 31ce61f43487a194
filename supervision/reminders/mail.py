"""Reminders as e-mails: plain text, a simple HTML part, and the calendar part of an invitation.

The subject says "Supervision" and when; the text is a sentence and a link for each thing.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from supervision.models import Reminder
from supervision.reminders.kinds import TOGETHER, WEEKLY, kind_of, kinds
from workforce.authority_settings import authority_settings
from workforce.mail.kinds import MailKind, Written
from workforce.models import Mail
from workforce.rules.in_words import many
from workforce.web.tags import day, time_range

SUBJECT = "Supervision"
#: Under what goes to a calendar: it offers to answer.
NOT_READ = "Nobody reads an answer that your calendar sends."
#: Under an invitation.
TO_CHANGE = f"To move or cancel it, open its page. {NOT_READ}"
#: Under several.
EACH_A_FILE = (
    "Each attached file changes one entry of your calendar: open them one by one. In a calendar that is "
    "subscribed to your calendar address they change by themselves."
)


def mail_kinds() -> list[MailKind]:
    """The e-mails that tell of reminders: of each kind, and the one of a day."""
    together = MailKind(TOGETHER, "Several reminders in one e-mail", write)
    weekly = MailKind(WEEKLY, "Weekly e-mail", write)
    return [*(MailKind(kind.key, kind.label, write) for kind in kinds()), together, weekly]


def write(mail: Mail) -> Written | None:
    """What the reminders of this e-mail say, under what was written already; None where nothing is left to
    tell.
    """
    told = list(mail.reminders.order_by("due_on", "pk"))
    if mail.text:
        return _under_a_notice(mail, told)
    if not told:
        return None
    if len(told) == 1:
        [only] = told
        text, html = bodies(line=only.line, path=only.path, note=note_under(only.calendar))
        return Written(subject_of(mail, only), text, html, tuple(filter(None, [only.calendar])))
    text, html = bodies(line=lead(len(told)), **_several(told))
    return Written(subject_of(mail), text, html, _calendars(told))


def _under_a_notice(mail: Mail, told: Sequence[Reminder]) -> Written:
    """Who reads whose notes now comes first, and is told whatever is left of the rest."""
    line = lead(len(told)) if told else ""
    text, html = bodies(line=line, above=mail.text, **_several(told))
    return Written(mail.subject, text, html, _calendars(told))


def _calendars(told: Iterable[Reminder]) -> tuple[str, ...]:
    return tuple(each.calendar for each in told if each.calendar)


def _several(told: Sequence[Reminder]) -> dict[str, Any]:
    lines = [(each.line, each.path) for each in told]
    return {"path": "", "lines": lines, "note": EACH_A_FILE if _calendars(told) else ""}


def note_under(calendar: str) -> str:
    """Beneath the words about one entry of a calendar: what is off can be neither moved nor cancelled."""
    if not calendar:
        return ""
    return NOT_READ if "METHOD:CANCEL" in calendar else TO_CHANGE


def subject_of(mail: Mail, only: Reminder | None = None) -> str:
    """The word and a time, and nothing else: of an invitation its own, of anything else about one session its
    day, else the day that the e-mail is for.
    """
    of_the_day = mail.subject or subject_on(timezone.localdate(mail.made_at))
    if only is None:
        return of_the_day
    if only.calendar:
        return f"{SUBJECT}: {times_in(only.calendar, on=only.due_on)}"
    kind = kind_of(only.kind)
    return subject_on(only.due_on) if kind and kind.names_its_day else of_the_day


def subject_on(on: date) -> str:
    """The subject of what is told on a day."""
    return f"{SUBJECT}: {day(on)}"


def times_in(calendar: str, *, on: date) -> str:
    """When the entry of an invitation is on its day; of a series, as it is on that day."""
    events = Calendar.from_ical(calendar).events
    that = next((each for each in events if each.decoded("DTSTART").date() == on), events[0])
    return f"{day(on)}, {time_range(that.decoded('DTSTART'), that.decoded('DTEND'))}"


def lead(number: int) -> str:
    """The sentence over several things."""
    return f"{many(number, 'thing')} to look at:"


def bodies(
    *, line: str, path: str, lines: Iterable[tuple[str, str]] = (), note: str = "", above: str = ""
) -> tuple[str, str]:
    """The plain text and the HTML part; `lines` are those of several things, each with its page."""
    facts = {
        "above": above,
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
