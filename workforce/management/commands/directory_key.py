"""Makes, lists and revokes the keys with which the council's directory tells of joiners and leavers."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from workforce.models import Account, ProvisioningToken
from workforce.provisioning.tokens import TokenRefused, make_token, revoke_token


class Command(BaseCommand):
    help = (
        "Keys for the council's directory (SCIM): make one for an administrator, who it acts for, and"
        " whose role it ends with; revoke one; or, without either, list those there are. A key is shown once."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--make", metavar="NAME", help="make a key of this name")
        what.add_argument("--revoke", metavar="NAME", help="the key of this name opens nothing any more")
        parser.add_argument("--email", default="", help="the address that the administrator signs in with")
        parser.add_argument("--days", type=int, default=180, help="how long the key holds; 366 at most")

    def handle(self, *args: Any, make: str, revoke: str, email: str, days: int, **options: Any) -> None:
        at = timezone.now()
        try:
            if make:
                self._make(make.strip(), email.strip(), days=days)
            elif revoke:
                revoke_token(name=revoke.strip(), at=at)
                self.stdout.write(f"The key “{revoke.strip()}” opens nothing any more.")
            else:
                self._list()
        except TokenRefused as refusal:
            raise CommandError(str(refusal)) from refusal

    def _make(self, name: str, email: str, *, days: int) -> None:
        administrator = Account.objects.filter(email__iexact=email).first()
        if administrator is None:
            raise CommandError(f"No one signs in with “{email}”.")
        at = timezone.now()
        ends = at + timedelta(days=max(0, min(days, 400)))
        token = make_token(name=name[:60], by=administrator, expires_at=ends, at=at)
        self.stdout.write(token)
        self.stderr.write("This is shown once. Put it into the directory as the secret token.")

    def _list(self) -> None:
        for key in ProvisioningToken.objects.select_related("made_by"):
            used = f"{key.last_used_at:%Y-%m-%d %H:%M}" if key.last_used_at else "never"
            ends = (
                f"revoked {key.revoked_at:%Y-%m-%d}" if key.revoked_at else f"ends {key.expires_at:%Y-%m-%d}"
            )
            self.stdout.write(f"{key.name}: for {key.made_by.email}, {ends}, last used {used}")
