"""A reminder as an e-mail: plain text, a simple HTML part, and the calendar part of an invitation.

The subject says "Supervision" and no more; the text is one sentence and a link.
"""

from collections.abc import Iterable
from email.message import EmailMessage as Message
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from supervision.models import Reminder
from workforce.authority_settings import authority_settings

SUBJECT = "Supervision"


class ReminderMail(EmailMultiAlternatives):
    """Names the method of a calendar part in its type, without which calendars ignore it."""

    method = ""

    def message(self, **policy: Any) -> Message:
        message = super().message(**policy)
        for part in message.walk():
            if part.get_content_type() == "text/calendar":
                part.set_param("method", self.method)
        return message


def message_id(*parts: object) -> str:
    """The same for the same reminder to the same person, however often it is sent."""
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ") or "localhost"
    return f"<{uuid5(NAMESPACE_URL, '|'.join(map(str, parts)))}@{domain}>"


def mail_of(reminder: Reminder) -> ReminderMail:
    """The e-mail of a reminder, ready to send."""
    lines = reminder.gathered.order_by("due_on", "pk").values_list("line", "path")
    text, html = bodies(line=reminder.line, path=reminder.path, lines=lines)
    mail = ReminderMail(
        subject=SUBJECT,
        body=text,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[reminder.recipient.email],
        headers={"Message-ID": reminder.message_id, "Auto-Submitted": "auto-generated"},
    )
    mail.attach_alternative(html, "text/html")
    if reminder.calendar:
        mail.method = "CANCEL" if "METHOD:CANCEL" in reminder.calendar else "REQUEST"
        mail.attach_alternative(reminder.calendar, "text/calendar")
    return mail


def bodies(*, line: str, path: str, lines: Iterable[tuple[str, str]] = ()) -> tuple[str, str]:
    """The plain text and the HTML part; `lines` are those of a weekly e-mail, each with its page."""
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
