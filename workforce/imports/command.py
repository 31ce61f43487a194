"""What the four import commands share: arguments, output and exit status."""

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import ClassVar

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from workforce.imports.plans import Plan
from workforce.imports.services import import_file, plan_file
from workforce.models import ImportKind
from workforce.readers.notes import left_out, understood


def content_of(file: Path) -> bytes:
    """What is in a file; where there is none, that is said in words."""
    try:
        return file.read_bytes()
    except FileNotFoundError as error:
        raise CommandError(f"There is no file {file}.") from error
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from error


class ImportCommand(BaseCommand):
    """Imports one file, all or nothing; exit status 1 and no change when a row is wrong."""

    kind: ClassVar[ImportKind]

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="an .xlsx or .csv file")
        parser.add_argument("--dry-run", action="store_true", help="say what would change; change nothing")
        parser.add_argument("--format", choices=("text", "json"), default="text")
        parser.add_argument(
            "--on", type=date.fromisoformat, help="the day of the import, YYYY-MM-DD (today when left out)"
        )

    # `format` is the option's name.
    def handle(
        self,
        *,
        file: Path,
        dry_run: bool,
        format: str,  # noqa: A002 - the option is called --format
        on: date | None,
        **options: object,
    ) -> None:
        plan = self._look(file, dry_run=dry_run, on=on or timezone.localdate())
        if format == "json":
            self.stdout.write(json.dumps(plan.as_json(), indent=1, ensure_ascii=False))
        else:
            self._tell(plan, dry_run=dry_run)
        if plan.errors:
            raise SystemExit(1)

    def _look(self, file: Path, *, dry_run: bool, on: date) -> Plan:
        content = content_of(file)
        if dry_run:
            return plan_file(kind=self.kind, content=content, file_name=file.name, on=on).plan
        return import_file(
            kind=self.kind, content=content, file_name=file.name, on=on, by=None, at=timezone.now()
        )

    def _tell(self, plan: Plan, *, dry_run: bool) -> None:
        self._tell_file(plan)
        for error in plan.errors:
            place = f"Row {error.row}, {error.column}" if error.row else "The file"
            value = f" “{error.value}”" if error.value else ""
            self.stdout.write(f"{place}{value}: {error.problem}")
        if plan.errors:
            self.stdout.write(f"Nothing was changed. Errors to correct: {len(plan.errors)}.")
            return
        self.stdout.write(f"{plan.rows} rows read. {'Would change' if dry_run else 'Changed'}:")
        for what, number in plan.changes.items() or {"nothing": 0}.items():
            self.stdout.write(f"  {number:6} {what}" if number else f"  {what}")
        for note in plan.notes:
            self.stdout.write(note)
        if dry_run:
            self._tell_lines(plan)

    def _tell_file(self, plan: Plan) -> None:
        """What of the file was not read, and what was read as something else than it says."""
        for heading, notes in (
            ("Not read:", left_out(plan.file_notes)),
            ("Read in a special way:", understood(plan.file_notes)),
        ):
            if notes:
                self.stdout.write(heading)
            for note in notes:
                self.stdout.write(f"  {note}")

    def _tell_lines(self, plan: Plan) -> None:
        """The lines of a plan, as its preview pages through them."""
        for line in plan.lines:
            place = f"Row {line.row}" if line.row else "The file"
            self.stdout.write(f"{place}, {line.becomes.label.lower()}: {line.subject}: {line.says}")
