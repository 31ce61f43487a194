"""Makes a key: to seal notes and second factors with, or for any other setting that is a secret."""

from secrets import token_urlsafe
from typing import Any

from django.core.management.base import BaseCommand

#: Random bytes of a key, twice what is needed.
KEY_BYTES = 64


class Command(BaseCommand):
    help = "Print a new key for SEALING_KEYS or any other setting that is a secret. It is stored nowhere."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(token_urlsafe(KEY_BYTES))
