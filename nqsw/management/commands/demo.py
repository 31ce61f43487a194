"""`manage.py demo`: a council of made-up people to look around in."""

import os
from argparse import ArgumentParser
from datetime import date

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from nqsw.demo.accounts import demo_is_there
from nqsw.demo.council import build_council
from workforce.demo_people import DEMO_PASSWORD, DEMO_PEOPLE
from workforce.models import Worker


class Command(BaseCommand):
    help = "Sets up the demo council, says who can sign in, and serves it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--no-serve", action="store_true", help="set up only")
        parser.add_argument("--on", type=date.fromisoformat, help="the demo's day, YYYY-MM-DD (today)")
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8000))

    def handle(self, *, no_serve: bool, on: date | None, port: int, **options: object) -> None:
        if not settings.DEMO_MODE:
            raise CommandError("This sets up made-up people: set DEMO_MODE=1, and never in production.")
        call_command("migrate", run_syncdb=True, verbosity=0)
        if demo_is_there():
            self.stdout.write("The demo is already there; nothing was changed.")
        elif Worker.objects.exists():
            raise CommandError("This database has people in it already. Point DATABASE_URL at an empty one.")
        else:
            build_council(on=on or timezone.localdate())
        self.say_who_can_sign_in(port)
        if not no_serve:
            call_command("runserver", f"127.0.0.1:{port}", use_reloader=False)

    def say_who_can_sign_in(self, port: int) -> None:
        self.stdout.write(f"\nhttp://127.0.0.1:{port}/   password for all: {DEMO_PASSWORD}\n\n")
        for person in DEMO_PEOPLE:
            self.stdout.write(f"  {person.email:30} {person.who}: {person.can}")
        self.stdout.write("")
