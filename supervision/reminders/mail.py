"""Reminders as e-mails: plain text, a simple HTML part, and the calendar part of an invitation.

The subject says "Supervision" and no more; the text is a sentence and a link for each thing.
"""

from collections.abc import Iterable, Sequence

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from supervision.models import Reminder
from supervision.reminders.kinds import TOGETHER, WEEKLY, kinds
from workforce.authority_settings import authority_settings
from workforce.mail.kinds import MailKind, Written
from workforce.models import Mail
from workforce.rules.in_words import many

SUBJECT = "Supervision"


def mail_kinds() -> list[MailKind]:
    """The e-mails that tell of reminders: of each kind, and of several kinds together."""
    together = MailKind(TOGETHER, "Several reminders in one e-mail", write)
    return [*(MailKind(kind.key, kind.label, write) for kind in kinds()), together]


def write(mail: Mail) -> Written | None:
    """What the reminders of this e-mail say; None where there is none left to tell."""
    told = list(mail.reminders.order_by("due_on", "pk"))
    if not told:
        return None
    if len(told) == 1 and mail.kind != WEEKLY:
        [only] = told
        text, html = bodies(line=only.line, path=only.path)
        return Written(SUBJECT, text, html, only.calendar)
    text, html = bodies(line=lead(told, mail.kind), path="", lines=[(each.line, each.path) for each in told])
    return Written(SUBJECT, text, html)


def lead(told: Sequence[Reminder], kind: str) -> str:
    """The sentence over several things."""
    things = many(len(told), "thing")
    return f"{things} from last week:" if kind == WEEKLY else f"{things} to look at:"


def bodies(*, line: str, path: str, lines: Iterable[tuple[str, str]] = ()) -> tuple[str, str]:
    """The plain text and the HTML part; `lines` are those of several things, each with its page."""
    facts = {
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
