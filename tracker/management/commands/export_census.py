"""`manage.py export_census --year 2025 FILE`."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from tracker.census.returning import ReturnHasFindings, make_return
from workforce.rules.census.findings import Finding
from workforce.rules.census.layouts import UnknownYear
from workforce.rules.in_words import many
from workforce.rules.refusal import Refusal


class Command(BaseCommand):
    help = "Writes a year's return of the DfE workforce census as XML; refuses while it has findings to mend."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the .xml file to write")
        parser.add_argument("--year", type=int, required=True, help="2025 for the year to 30 September 2025")
        parser.add_argument("--anyway", action="store_true", help="write it in spite of its findings")

    def handle(self, *, file: Path, year: int, anyway: bool, **options: object) -> None:
        try:
            pieces, look = make_return(year=year, anyway=anyway, by=None, at=timezone.now())
        except ReturnHasFindings as refusal:
            self._name(refusal.look.to_mend)
            raise CommandError(f"{refusal} Use --anyway for that. Nothing was written.") from refusal
        except (Refusal, UnknownYear) as refusal:
            raise CommandError(f"{refusal} Nothing was written.") from refusal
        beside = file.with_name(f"{file.name}.part")
        with beside.open("w", encoding="utf-8", newline="\n") as target:
            target.writelines(pieces)
        beside.replace(file)
        self._name(look.findings)
        self.stdout.write(f"{many(look.rows, 'post')} of {year} written to {file}.")

    def _name(self, found: list[Finding]) -> None:
        for one in found:
            self.stdout.write(f"{one.weight.label}: {one}")
