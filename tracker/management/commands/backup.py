"""Copy the whole database to one file, while the tracker runs."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from tracker.backup.copying import BackupFailed, copy_sqlite, dump_postgres


class Command(BaseCommand):
    help = "Copy the database to FILE: SQLite's online backup, or pg_dump. Restoring: docs/deployment.md."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", required=True, metavar="FILE", type=Path)

    def handle(self, *args: Any, to: Path, **options: Any) -> None:
        try:
            if connection.vendor == "sqlite":
                copy_sqlite(source=Path(connection.settings_dict["NAME"]), target=to)
            else:
                dump_postgres(database=connection.settings_dict, target=to)
        except BackupFailed as failure:
            raise CommandError(str(failure)) from failure
        self.stdout.write(f"{to}: {to.stat().st_size:,} bytes")
