"""Handing one e-mail to the mail server, and what is certain afterwards.

Certainly not taken: the server was not reached, or it said no. Not certain: the line was lost while the
e-mail was on it.
"""

from email.message import EmailMessage as Message
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException, SMTPSenderRefused
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, mailers
from django.core.mail.backends.base import BaseEmailBackend

from workforce.mail.kinds import Written
from workforce.models import Mail, MailState

#: What whoever runs the tracker must look at when the mail server does not take e-mails from it.
WHO_SENDS = "see DEFAULT_FROM_EMAIL."


class WrittenMail(EmailMultiAlternatives):
    """Names the method of a calendar part in its type, without which calendars ignore it."""

    def message(self, **policy: Any) -> Message:
        message = super().message(**policy)
        for part in message.walk():
            if part.get_content_type() == "text/calendar":
                part.set_param("method", "CANCEL" if "METHOD:CANCEL" in part.get_content() else "REQUEST")
        return message


def letter(mail: Mail, written: Written) -> WrittenMail:
    """The e-mail as the mail server gets it. One invitation is a part of it, which calendars take by
    themselves; of several they would take the first alone, so that each is a file.
    """
    made = WrittenMail(
        subject=written.subject,
        body=written.text,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[mail.to],
        headers={"Message-ID": mail.message_id, "Auto-Submitted": "auto-generated"},
    )
    if written.html:
        made.attach_alternative(written.html, "text/html")
    if len(written.calendars) == 1:
        made.attach_alternative(written.calendars[0], "text/calendar")
    else:
        for number, calendar in enumerate(written.calendars, start=1):
            made.attach(f"supervision-{number}.ics", calendar, "text/calendar")
    return made


def hand_over(made: WrittenMail) -> tuple[MailState, str]:
    """What became of it, and why in a few words."""
    mailer = mailers.default
    try:
        mailer.open()
    except (OSError, SMTPException) as error:
        return MailState.UNREACHED, f"The mail server could not be reached ({_kind(error)})."
    try:
        mailer.send_messages([made])
    except SMTPSenderRefused as error:
        return MailState.REFUSED, f"The mail server refused the sender ({_kind(error)}): {WHO_SENDS}"
    except SMTPRecipientsRefused as error:
        return MailState.REFUSED, f"The mail server refused the address ({_codes(error)})."
    except SMTPResponseException as error:
        return MailState.REFUSED, f"The mail server refused it ({_kind(error)})."
    except ValueError as error:
        return MailState.REFUSED, f"The address cannot be written to ({_kind(error)})."
    except (OSError, SMTPException) as error:
        return MailState.UNCERTAIN, f"The connection was lost while sending ({_kind(error)})."
    finally:
        _hang_up(mailer)
    return MailState.SENT, ""


def _hang_up(mailer: BaseEmailBackend) -> None:
    """The e-mail's fate is known by now; a bad goodbye changes nothing."""
    try:
        mailer.close()
    except (OSError, SMTPException):
        return


def _codes(error: SMTPRecipientsRefused) -> str:
    """What the server said of the address, in its codes."""
    return ", ".join(sorted({str(code) for code, _ in error.recipients.values()}))


def _kind(error: Exception) -> str:
    """The server's code, or the kind of error: never the text, which may repeat the e-mail."""
    code = getattr(error, "smtp_code", None)
    return str(code) if code else type(error).__name__
