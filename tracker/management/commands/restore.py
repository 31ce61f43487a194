"""Put a copy that `backup` made in the place of the database."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from tracker.backup.restoring import RestoreFailed, restore_postgres, restore_sqlite

THEN = (
    "Restored. Now: manage.py migrate; manage.py check --database default; manage.py verify;"
    " manage.py due_days --check. Then start the tracker."
)


class Command(BaseCommand):
    help = (
        "Put FILE, which `backup` made, in the place of the database. The tracker has to be stopped. On"
        " SQLite what stood there is kept beside it; on PostgreSQL the database has to be empty."
    )
    #: The database may be missing, broken or of another version.
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--from", required=True, metavar="FILE", type=Path, dest="source")

    def handle(self, *args: Any, source: Path, **options: Any) -> None:
        try:
            self._restore(source)
        except RestoreFailed as failure:
            raise CommandError(f"{failure} Nothing was changed.") from failure
        self.stdout.write(THEN)

    def _restore(self, source: Path) -> None:
        if not source.is_file():
            raise RestoreFailed(f"There is no file {source}.")
        if connection.vendor == "sqlite":
            connection.close()
            before = restore_sqlite(source=source, target=Path(connection.settings_dict["NAME"]))
            if before:
                self.stdout.write(f"What stood there before is {before}")
            return
        if tables := connection.introspection.table_names():
            raise RestoreFailed(f"The database has {len(tables)} tables: restore into an empty one.")
        restore_postgres(source=source, database=connection.settings_dict)
