"""What the four import commands share: arguments, output and exit status."""

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import ClassVar

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from workforce.imports.services import Findings, import_file, look_into
from workforce.models import ImportKind


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
        findings = self._look(file, dry_run=dry_run, on=on or timezone.localdate())
        if format == "json":
            self.stdout.write(json.dumps(findings.as_json(), indent=1, ensure_ascii=False))
        else:
            self._tell(findings, dry_run=dry_run)
        if findings.errors:
            raise SystemExit(1)

    def _look(self, file: Path, *, dry_run: bool, on: date) -> Findings:
        try:
            content = file.read_bytes()
        except OSError as error:
            raise CommandError(f"The file cannot be read: {error}") from error
        if dry_run:
            return look_into(kind=self.kind, content=content, file_name=file.name, on=on, by=None, keep=False)
        return import_file(
            kind=self.kind, content=content, file_name=file.name, on=on, by=None, at=timezone.now()
        )

    def _tell(self, findings: Findings, *, dry_run: bool) -> None:
        for error in findings.errors:
            place = f"Row {error.row}, {error.column}" if error.row else "The file"
            value = f" “{error.value}”" if error.value else ""
            self.stdout.write(f"{place}{value}: {error.problem}")
        if findings.errors:
            self.stdout.write(f"Nothing was changed. Put right: {len(findings.errors)}.")
            return
        self.stdout.write(f"{findings.rows} rows read. {'Would change' if dry_run else 'Changed'}:")
        for what, number in findings.changes.items() or {"nothing": 0}.items():
            self.stdout.write(f"  {number:6} {what}" if number else f"  {what}")
        for note in findings.notes:
            self.stdout.write(note)
