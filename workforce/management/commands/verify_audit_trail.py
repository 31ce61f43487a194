"""Read the whole audit trail and prove that no event was changed, removed or put in."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.template.defaultfilters import pluralize
from django.utils import timezone

from workforce.audit_trail.sealing import seal_events
from workforce.audit_trail.verifying import broken_links, stands
from workforce.models import Event, SealHead
from workforce.rules.in_words import many


class Command(BaseCommand):
    help = "Seal what is not sealed yet, then verify the audit trail. Exit status 1 when it is broken."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--head", action="append", default=[], help="a head that was printed earlier and kept elsewhere"
        )

    def handle(self, *, head: list[str], **options: Any) -> None:
        at = timezone.now()
        seal_events(at=at)
        told = [str(found) for found in broken_links(at=at)]
        told += [f"head {each}: is no seal of this trail" for each in head if not stands(each)]
        for line in told:
            self.stderr.write(line)
        if told:
            raise CommandError(f"The trail is broken at {len(told)} place{pluralize(len(told))}.")
        newest = SealHead.objects.first() or "none"
        self.stdout.write(f"{many(Event.objects.count(), 'event')}, the trail is whole. Head: {newest}")
