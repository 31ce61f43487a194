"""Move everything to another database, of another engine too."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from tracker.backup.moving import NotMoved, move
from workforce.rules.in_words import many


class Command(BaseCommand):
    help = (
        "Write everything to the empty database at ADDRESS (as DATABASE_URL is written), from SQLite to"
        " PostgreSQL above all, and compare every table. Stop the tracker first. What is here stays as it is."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--to", required=True, metavar="ADDRESS")

    def handle(self, *args: Any, to: str, **options: Any) -> None:
        try:
            rows = move(to=to)
        except (NotMoved, DatabaseError) as error:
            raise CommandError(f"{error} Do not use it: empty it, and try again.") from error
        self.stdout.write(f"Moved: {many(rows, 'row')}, the same there. Set DATABASE_URL to it, and verify.")
