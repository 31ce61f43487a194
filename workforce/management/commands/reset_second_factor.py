"""Resets a lost second factor where nobody is left who could confirm it on the pages."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from workforce.accounts.second_factor_resets import reset_from_the_server
from workforce.accounts.services import AccountRefused
from workforce.models import Account

DONE = """\
The second factor of {email} is gone, and they are signed out everywhere. They sign in with their password and
set up a new one. An e-mail tells them. It stands on the audit trail."""


class Command(BaseCommand):
    help = (
        "Take away the second factor of someone who has lost it, where no second person can confirm it on the"
        " pages: for example the only administrator, without recovery codes. Be sure that it is they who ask."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--email", required=True, help="the address that they sign in with")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        account = Account.objects.filter(email__iexact=email.strip()).select_related("worker").first()
        if account is None:
            raise CommandError(f"No one signs in with “{email}”.")
        try:
            reset_from_the_server(account=account, at=timezone.now())
        except AccountRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(DONE.format(email=account.email))
