"""`manage.py send_reminders`: what is owed today, by e-mail. For cron, every hour or so."""

from argparse import ArgumentParser
from datetime import date

from django.core.management.base import BaseCommand
from django.utils import timezone

from supervision.reminders.kinds import wanted_on
from supervision.reminders.services.sending import send_reminders
from workforce.audit_trail.sealing import seal_events


class Command(BaseCommand):
    help = "Sends the reminders, escalations, weekly e-mails and invitations that are due, each once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", type=date.fromisoformat, help="as on this day, YYYY-MM-DD (today)")
        parser.add_argument("--dry-run", action="store_true", help="say what is due; send and keep nothing")

    def handle(self, *, on: date | None, dry_run: bool, **options: object) -> None:
        day = on or timezone.localdate()
        if dry_run:
            for kind, wanted in wanted_on(day):
                self.stdout.write(f"{kind.key}\t{wanted.due_on}\t{wanted.recipient}\t{wanted.line}")
            return
        seal_events(at=timezone.now())
        outcome = send_reminders(on=day, at=timezone.now())
        self.stdout.write(
            f"{outcome.made} new, {outcome.sent} sent, {outcome.failed} refused, "
            f"{outcome.uncertain} not known to be sent."
        )
