"""The first system administrator of a new tracker, who then invites everyone else."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from workforce.accounts.mails import password_link
from workforce.accounts.services import AccountRefused, invite, renew_invitation
from workforce.models import Account, AuthorityRole
from workforce.rules.in_words import many

SECONDS_A_DAY = 24 * 60 * 60
WHAT_NEXT = """\
{email} is invited as a system administrator. This is the link with which they choose a password.
It works once, for {days}:

{link}

No e-mail was sent: open the link yourself, or give it to its owner in a way that you trust. If it stops
working, run this command again for a new one. Afterwards they set up a second factor, and invite everyone
else from the page "Accounts"; that needs e-mail (EMAIL_HOST and the settings beside it in .env.example)."""


class Command(BaseCommand):
    help = (
        "Make a system administrator's account and print the link that its owner uses to choose a password."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--email", required=True, help="the address that they will sign in with")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        account = invited(email.strip())
        days = many(settings.PASSWORD_RESET_TIMEOUT // SECONDS_A_DAY, "day")
        self.stdout.write(WHAT_NEXT.format(email=account.email, days=days, link=password_link(account)))


def invited(email: str) -> Account:
    """The administrator's account under this address, new or invited again. Raises CommandError."""
    try:
        validate_email(email)
    except ValidationError as error:
        raise CommandError(
            f"“{email}” is not an e-mail address. Enter one like name@example.gov.uk."
        ) from error
    role = AuthorityRole.ADMINISTRATOR
    account = Account.objects.filter(email__iexact=email, role=role).first()
    try:
        if account is None:
            return invite(email=email, role=role, worker=None, by=None)
        renew_invitation(account=account, by=None)
    except AccountRefused as refusal:
        raise CommandError(str(refusal)) from refusal
    return account
