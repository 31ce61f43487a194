"""`manage.py demo`: a council of made-up people to look around in."""

import os
from argparse import ArgumentParser
from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from tracker.demo.accounts import demo_is_there
from tracker.demo.council import build_council
from tracker.demo.council_files import FolderRefused, SetUp, set_up_from
from tracker.demo.fresh import empty_database
from tracker.demo.sealing import keep_sealing
from tracker.demo.sign_in_people import DEMO_PASSWORD, DEMO_PEOPLE
from workforce.audit_trail.sealing import seal_events
from workforce.models import Account, Worker
from workforce.rules.in_words import many, of_so_many


class Command(BaseCommand):
    help = "Sets up the demo council, says who can sign in, and serves it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--no-serve", action="store_true", help="set up only")
        parser.add_argument("--from", dest="folder", type=Path, help="a folder of a council's spreadsheets")
        parser.add_argument("--on", type=date.fromisoformat, help="the demo's day, YYYY-MM-DD (today)")
        parser.add_argument("--fresh", action="store_true", help="empty the database first")
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8000))

    def handle(
        self,
        *,
        no_serve: bool,
        folder: Path | None,
        on: date | None,
        fresh: bool,
        port: int,
        **options: object,
    ) -> None:
        if not settings.DEMO_MODE:
            raise CommandError("This sets up made-up people: set DEMO_MODE=1, and never in production.")
        call_command("migrate", run_syncdb=True, verbosity=0)
        if fresh:
            empty_database()
        self.set_up(folder, on or timezone.localdate())
        self.say_who_can_sign_in(port)
        seal_events(at=timezone.now())
        if not no_serve:
            if "SITE_ADDRESS" not in os.environ:
                settings.SITE_ADDRESS = f"http://127.0.0.1:{port}"
            keep_sealing()
            call_command("runserver", f"127.0.0.1:{port}", use_reloader=False)

    def set_up(self, folder: Path | None, on: date) -> None:
        if demo_is_there():
            self.stdout.write("The demo is already set up. Nothing was changed. Use --fresh to rebuild it.")
        elif Worker.objects.exists():
            raise CommandError("This database has people in it already. Point DATABASE_URL at an empty one.")
        elif folder is None:
            build_council(on=on)
        else:
            self.set_up_from(folder, on)

    def set_up_from(self, folder: Path, on: date) -> None:
        try:
            self.say_what_went_in(set_up_from(folder, on=on, at=timezone.now()))
        except FileNotFoundError as missing:
            raise CommandError(f"There is no {missing.filename}.") from missing
        except FolderRefused as refused:
            for error in refused.findings.errors:
                self.stdout.write(f"Row {error.row}, {error.column} “{error.value}”: {error.problem}")
            raise CommandError(f"{refused.name} has errors; nothing was set up.") from refused

    def say_what_went_in(self, set_up: SetUp) -> None:
        for name, findings in set_up.findings.items():
            said = ", ".join(
                f"{number} {of_so_many(number, what)}" for what, number in findings.changes.items()
            )
            self.stdout.write(f"{name}: {many(findings.rows, 'row')}. {said or 'Nothing new'}.")
            for note in findings.notes:
                self.stdout.write(f"  {note}")
        if set_up.waiting:
            self.stdout.write("\nRows of the log that wait for a person (Imports, rows to settle):")
        for row in set_up.waiting:
            self.stdout.write(
                f"  row {row.row_number}, {row.met_on:%d/%m/%Y}: {row.supervisee_name} with "
                f"{row.supervisor_name}. {row.problem}"
            )

    def say_who_can_sign_in(self, port: int) -> None:
        names = {
            account.email: account.worker.full_name
            for account in Account.objects.exclude(worker=None).select_related("worker")
        }
        self.stdout.write(f"\nhttp://127.0.0.1:{port}/   password for all: {DEMO_PASSWORD}\n\n")
        for person in DEMO_PEOPLE:
            self.stdout.write(
                f"  {person.email:30} {names.get(person.email, ''):18} {person.who}: {person.can}"
            )
        self.stdout.write("")
