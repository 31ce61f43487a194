"""`manage.py seal_audit_trail`: seal what was written since the last time. `manage.py jobs` runs it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from workforce.audit_trail.sealing import seal_events
from workforce.models import SealHead
from workforce.rules.in_words import many


class Command(BaseCommand):
    help = "Seal the events that are not sealed yet. Exit status 1 when some were not written by the tracker."

    def handle(self, **options: Any) -> None:
        done = seal_events(at=timezone.now())
        if options["verbosity"]:
            newest = SealHead.objects.first() or "none"
            self.stdout.write(f"{many(done.sealed, 'event')} sealed. Head: {newest}")
        if done.problem:
            raise CommandError(f"{done.problem} Nothing is sealed: run verify_audit_trail.")
        if done.refused:
            raise CommandError(f"Not written by the tracker, so not sealed: events {done.refused}")
