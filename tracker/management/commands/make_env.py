"""Writes a .env with keys of its own, so that every other command runs as the documents write it."""

from secrets import token_urlsafe
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from workforce.management.commands.make_key import KEY_BYTES

HEAD = "# Made by `manage.py make_env`. Keep it secret; .env.example lists what else can stand here."
WRITTEN = """\
.env is written. Back it up apart from the database, in two places: without its keys no note and no second
factor opens, ever, and the audit trail cannot be proved."""


class Command(BaseCommand):
    help = "Write a .env with new secret keys: for this machine alone (--local), or a service (--host NAME)."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--local", action="store_true", help="plain HTTP, this machine alone: to try it")
        which.add_argument("--host", help="the name under which people reach it: tracker.example.gov.uk")

    def handle(self, *args: Any, local: bool, host: str | None, **options: Any) -> None:
        file, said = settings.ROOT / ".env", "\n".join([HEAD, *lines(host)]) + "\n"
        try:
            with file.open("x") as written:
                file.chmod(0o600)
                written.write(said)
        except FileExistsError as error:
            raise CommandError("There is a .env already. Change it, or remove it first.") from error
        self.stdout.write(WRITTEN)


def lines(host: str | None) -> list[str]:
    """What stands in it; without a host, for this machine alone. Raises CommandError for what is no host."""
    keys = [
        f"{name}={token_urlsafe(KEY_BYTES)}" for name in ("SECRET_KEY", "SEALING_KEYS", "AUDIT_TRAIL_KEY")
    ]
    if host is None:
        return [*keys, "INSECURE_LOCAL=1"]
    if not all(part.replace("-", "a").isalnum() for part in host.split(".")):
        raise CommandError(f"“{host}” is not the name of a host. Enter one like tracker.example.gov.uk.")
    address = f"https://{host}"
    return [*keys, f"ALLOWED_HOSTS={host}", f"CSRF_TRUSTED_ORIGINS={address}", f"SITE_ADDRESS={address}"]
