"""`manage.py copy_for_training --to FILE`: the database as a new SQLite file in which nobody is themself."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tracker.training_copy.copying import copy_for_training
from workforce.rules.in_words import many


class Command(BaseCommand):
    help = (
        "Write the database to a new SQLite FILE for training: names, addresses, references and every free"
        " text replaced, days and numbers kept. Nobody can sign in to it until someone is invited."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--to", required=True, metavar="FILE", type=Path)

    def handle(self, *, to: Path, **options: Any) -> None:
        try:
            rows = copy_for_training(to)
        except FileExistsError as error:
            raise CommandError(f"{to} already exists. Name another file.") from error
        except OSError as error:
            raise CommandError(f"{to} cannot be written: {error.strerror}.") from error
        self.stdout.write(f"{to}: {many(rows, 'row')}")
