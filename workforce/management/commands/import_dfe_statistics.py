"""`manage.py import_dfe_statistics FILE`."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand

from workforce.caseloads.services.published import import_dfe_statistics
from workforce.imports.command import content_of
from workforce.rules.in_words import many


class Command(BaseCommand):
    help = "Imports the DfE's published workforce indicators (.csv): all or nothing; exit status 1 on errors."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **options: object) -> None:
        taken = import_dfe_statistics(content=content_of(file), by=None)
        for wrong in taken.errors:
            place = f"Row {wrong.row}, {wrong.column}" if wrong.row else "The file"
            self.stdout.write(f"{place}: {wrong.value}: {wrong.problem}" if wrong.row else wrong.problem)
        if taken.errors:
            raise SystemExit(1)
        self.stdout.write(f"{many(taken.rows, 'row')}: {taken.added} added, {taken.changed} changed.")
