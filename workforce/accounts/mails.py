"""E-mails about accounts: invitations, forgotten passwords, and the notices of the sign-in library.

All go through the outbox. A link with which someone chooses a password is made as the e-mail is handed
over: it is never stored, and its three days start then.
"""

from datetime import timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from workforce.accounts.identity_provider.asking import signs_in_there
from workforce.authority_settings import authority_settings
from workforce.mail.kinds import MailKind, Written
from workforce.mail.outbox import new_mail, queue, take_back
from workforce.models import Account, Mail

INVITATION, INVITATION_REMINDER = "account_invitation", "account_reminder"
PASSWORD_RESET, NOTICE = "password_reset", "account_notice"
#: Someone who asked for a new password a day ago has asked again, or called.
RESET_IS_WANTED_FOR = timedelta(days=1)
#: The e-mails with which someone is invited.
INVITING = (INVITATION, INVITATION_REMINDER)


def password_link(account: Account) -> str:
    """The link of a password reset, on the tracker's own address, whatever address a request named.

    It works once, for `PASSWORD_RESET_TIMEOUT` seconds from now.
    """
    keys = {"uidb36": user_pk_to_url_str(account), "key": default_token_generator.make_token(account)}
    return f"{settings.SITE_ADDRESS}{reverse('account_reset_password_from_key', kwargs=keys)}"


def facts_for(account: Account) -> dict[str, object]:
    """What every e-mail about an account may say."""
    return {
        "link": password_link(account),
        "days": settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60),
        "sign_in_link": f"{settings.SITE_ADDRESS}{reverse('account_login')}",
        "service_name": settings.SERVICE_NAME,
        "authority_name": authority_settings().shown_name,
        "email": account.email,
    }


def write_invitation(mail: Mail) -> Written | None:
    """The invitation, or the reminder of it; None for someone who has come since."""
    account = mail.recipient
    if account.has_come:
        return None
    facts = facts_for(account) | {
        "is_reminder": mail.kind == INVITATION_REMINDER,
        "provider_account": settings.OIDC_ACCOUNT if signs_in_there(account.email) else "",
    }
    return from_template("account/email/invitation", facts)


def write_password_reset(mail: Mail) -> Written | None:
    """The way to a new password; None once a day has gone by, when nobody waits for it any more."""
    if timezone.now() - mail.made_at > RESET_IS_WANTED_FOR:
        return None
    facts = facts_for(mail.recipient)
    return from_template("account/email/password_reset_key", facts | {"password_reset_url": facts["link"]})


def write_notice(mail: Mail) -> Written:
    """What was written when it happened."""
    return Written(mail.subject, mail.text)


def from_template(stem: str, facts: dict[str, object]) -> Written:
    """Subject and text, from the two templates that begin with this name."""
    subject = " ".join(render_to_string(f"{stem}_subject.txt", facts).split())
    return Written(subject, render_to_string(f"{stem}_message.txt", facts).strip())


def mail_kinds() -> list[MailKind]:
    """The e-mails about accounts."""
    return [
        MailKind(INVITATION, "Invitations to sign in", write_invitation),
        MailKind(INVITATION_REMINDER, "Reminders of an invitation", write_invitation),
        MailKind(PASSWORD_RESET, "Forgotten passwords", write_password_reset),
        MailKind(NOTICE, "Notices about accounts", write_notice),
    ]


class QueuesMail(DefaultAccountAdapter):
    """The sign-in library's e-mails go into the outbox: no page waits for the mail server."""

    def send_password_reset_mail(self, user: AbstractBaseUser, email: str, context: dict[str, Any]) -> None:
        """Queues it, in the place of one that has not left; the library's own link is not used, since it
        names the address of the request.
        """
        with transaction.atomic():
            take_back([PASSWORD_RESET], recipients=[account_of(user)])
            self._queue(PASSWORD_RESET, user, email)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: AbstractBaseUser,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        super().send_notification_mail(template_prefix, user, {**(context or {}), "user": user}, email)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Writes it now, with what the request tells, and queues it; never to anyone without an account."""
        account = context.get("user") or Account.objects.filter(email__iexact=email).first()
        if account is None:
            return
        facts = {"request": self.request, "email": email, **context}
        message = self.render_mail(template_prefix, email, facts)
        self._queue(NOTICE, account, email, subject=message.subject[:200], text=str(message.body))

    def _queue(
        self, kind: str, user: AbstractBaseUser, email: str, *, subject: str = "", text: str = ""
    ) -> None:
        account = account_of(user)
        elsewhere = "" if email.casefold() == account.email.casefold() else email
        queue([new_mail(kind, recipient=account, address=elsewhere, subject=subject, text=text)])


def account_of(user: AbstractBaseUser) -> Account:
    """The account that the library means. Raises TypeError for anyone without."""
    if not isinstance(user, Account):
        raise TypeError(f"An e-mail goes to an account, not to {user!r}.")
    return user
