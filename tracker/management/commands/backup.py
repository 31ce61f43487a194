"""Copy the whole database to one file, while the tracker runs; or into a folder of such copies."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils import timezone

from tracker.backup.copying import BackupFailed, copy_sqlite, dump_postgres
from tracker.backup.folder import copy_in, forget_older
from workforce.rules.in_words import many


class Command(BaseCommand):
    help = "Copy the database to FILE: SQLite's online backup, or pg_dump. Restoring: docs/deployment.md."

    def add_arguments(self, parser: CommandParser) -> None:
        where = parser.add_mutually_exclusive_group(required=True)
        where.add_argument("--to", metavar="FILE", type=Path)
        where.add_argument("--into", metavar="FOLDER", type=Path, help="under a name with the day and time")
        parser.add_argument(
            "--days",
            type=int,
            help="with --into: when the new copy is there, delete copies of its own that are older",
        )

    def handle(
        self, *args: Any, to: Path | None, into: Path | None, days: int | None, **options: Any
    ) -> None:
        if days is not None and (into is None or days < 1):
            raise CommandError("--days is a number of days, and goes with --into.")
        target = to or copy_in(into or Path(), at=timezone.localtime())
        self._copy(target)
        self.stdout.write(f"{target}: {target.stat().st_size:,} bytes")
        if into is not None and days is not None:
            gone = forget_older(into, than=timezone.localtime() - timedelta(days), newest=target)
            self.stdout.write(f"{many(len(gone), 'older copy', 'older copies')} deleted")

    def _copy(self, to: Path) -> None:
        try:
            if connection.vendor == "sqlite":
                copy_sqlite(source=Path(connection.settings_dict["NAME"]), target=to)
            else:
                dump_postgres(database=connection.settings_dict, target=to)
        except BackupFailed as failure:
            raise CommandError(str(failure)) from failure
