"""Try a copy that `backup` made: restore it beside the database, and look at it."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tracker.backup.restoring import RestoreFailed, look_at, tried
from tracker.backup.row_hashes import row_hashes
from tracker.backup.second_database import opened
from workforce.rules.in_words import many


class Command(BaseCommand):
    help = (
        "Restore FILE into a database of its own, upgrade it if it is older, check and verify it, and take it"
        " away again. On PostgreSQL the tracker's user must be allowed to create a database."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            with tried(file) as address:
                found = look_at(address)
                with opened(address, alias="tried"):
                    tables = row_hashes(using="tried")
        except RestoreFailed as failure:
            raise CommandError(str(failure)) from failure
        for line in found:
            self.stderr.write(line)
        if found:
            raise CommandError(f"{file} is not in order.")
        rows = sum(each.number for each in tables.values())
        self.stdout.write(f"{file} can be restored: {many(len(tables), 'table')}, {many(rows, 'row')}.")
