"""`manage.py send_reminders`: what is owed today, by e-mail. `manage.py jobs` runs it."""

from argparse import ArgumentParser
from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from supervision.audits.services.audits import end_audits
from supervision.reminders.rehearsal import in_figures, in_words, rehearse, rehearse_days
from supervision.reminders.services.sending import do_before, send_reminders
from supervision.voice.services.rounds import run_surveys
from workforce.accounts.second_factor_resets import expire_resets
from workforce.audit_trail.sealing import seal_events


class Command(BaseCommand):
    help = "Sends the reminders, escalations, weekly e-mails and invitations that are due, each once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", type=date.fromisoformat, help="as on this day, YYYY-MM-DD (today)")
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="say who would get what and who cannot be reached; send and keep nothing",
        )

        parser.add_argument(
            "--days",
            type=int,
            metavar="N",
            help="with --dry-run: in figures, the e-mails of N days in a row while nobody does anything",
        )

    def handle(self, *, on: date | None, dry_run: bool, days: int | None, **options: object) -> None:
        day = on or timezone.localdate()
        if days is not None:
            if not dry_run or days < 1:
                raise CommandError("--days is a number of days, and goes with --dry-run.")
            for line in in_figures(rehearse_days(day, days)):
                self.stdout.write(line)
            return
        if dry_run:
            for line in in_words(rehearse(on=day)):
                self.stdout.write(line)
            return
        expire_resets(at=timezone.now())
        end_audits(on=timezone.localdate(), at=timezone.now())
        run_surveys(on=timezone.localdate())
        seal_events(at=timezone.now())
        do_before(on=day, at=timezone.now())
        self.stdout.write(str(send_reminders(on=day, at=timezone.now())))
