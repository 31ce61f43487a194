"""Makes a key to seal notes and second factors with: the first one, or the next (`rotate_keys`)."""

from secrets import token_urlsafe
from typing import Any

from django.core.management.base import BaseCommand

#: Random bytes: as many as the cipher's own keys have.
KEY_BYTES = 32


class Command(BaseCommand):
    help = "Print a new key for SEALING_KEYS. It is stored nowhere."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(token_urlsafe(KEY_BYTES))
