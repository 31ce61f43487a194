"""The first system administrator of a new tracker, who then invites everyone else."""

from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from workforce.accounts.services import AccountRefused, invite, renew_invitation
from workforce.models import Account, AuthorityRole


class Command(BaseCommand):
    help = (
        "Make a system administrator's account and print the link that its owner uses to choose a password."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--email", required=True)

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        role = AuthorityRole.ADMINISTRATOR
        account = Account.objects.filter(email__iexact=email, role=role).first()
        try:
            if account:
                renew_invitation(account=account, by=None)
            else:
                account = invite(email=email, role=role, worker=None, by=None)
        except AccountRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(link_for(account))


def link_for(account: Account) -> str:
    """The link of a password reset, on this service's first name."""
    keys = {"uidb36": user_pk_to_url_str(account), "key": default_token_generator.make_token(account)}
    scheme = "http" if settings.INSECURE_LOCAL else "https"
    return f"{scheme}://{settings.ALLOWED_HOSTS[0]}{reverse('account_reset_password_from_key', kwargs=keys)}"
