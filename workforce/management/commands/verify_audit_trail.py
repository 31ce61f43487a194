"""Read the whole audit trail and prove that no event was changed, removed or put in."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from workforce.audit_trail.services import broken_links
from workforce.models import Event, EventChain


class Command(BaseCommand):
    help = "Verify the audit trail's chain of hashes. Exit status 1 when a link is broken."

    def handle(self, *args: Any, **options: Any) -> None:
        breaks = list(broken_links())
        for found in breaks:
            self.stderr.write(f"event {found.event}: {found.what}")
        if breaks:
            raise CommandError(f"The trail is broken at {len(breaks)} place(s).")
        chain = EventChain.objects.first()
        newest = chain.head if chain else "none"
        self.stdout.write(f"{Event.objects.count()} events, the chain is whole. Newest link: {newest}")
