"""`manage.py seal_signed_earlier`: what `migrate` does once, where it was interrupted."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from workforce.audit_trail.proving import seal_signed_earlier
from workforce.audit_trail.proving_readers import tell_rights_as_they_stand
from workforce.rules.in_words import many


class Command(BaseCommand):
    help = (
        "Seal what was signed before there were proofs, as it stands. migrate does this by itself;"
        " afterwards, what has no proof was put in by hand and should be looked at, not sealed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--as-it-stands", action="store_true", help="yes, seal it without knowing more")

    def handle(self, *, as_it_stands: bool, **options: Any) -> None:
        if not as_it_stands:
            raise CommandError("Look at what `verify` names first. Then say --as-it-stands.")
        self.stdout.write(f"{many(seal_signed_earlier(), 'signed thing')} sealed, not at signing.")
        number = tell_rights_as_they_stand(on=timezone.localdate())
        self.stdout.write(f"{many(number, 'right to read', 'rights to read')} told as they stand.")
