"""`manage.py migrate`, which first looks whether it knows the database's history."""

from typing import Any

from django.core.checks.database import check_database_backends
from django.core.management.base import CommandError
from django.core.management.commands.migrate import Command as DjangosMigrate

from tracker.checks import sqlite_keeps_its_word
from tracker.history import WHAT_TO_DO, why_unknown


class Command(DjangosMigrate):
    """On a database of an unknown history it says so and changes nothing, with `--check` and `--plan` too."""

    def get_check_kwargs(self, options: dict[str, Any]) -> Any:
        """Without a database: what the checks of one find wrong (triggers, migrations) is mended here."""
        return {**super().get_check_kwargs(options), "databases": []}

    def handle(self, *args: Any, **options: Any) -> None:
        database = options["database"]
        if not options["skip_checks"]:
            self.refuse(check_database_backends(databases=[database]))
            self.refuse(sqlite_keeps_its_word(databases=[database]))
        if why := why_unknown(using=database):
            raise CommandError(f"{why}\nNothing was changed. {WHAT_TO_DO}")
        super().handle(*args, **options)

    def refuse(self, problems: Any) -> None:
        if problems:
            raise CommandError(" ".join(str(problem.msg) for problem in problems))
