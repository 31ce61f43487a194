"""`manage.py migrate`, which first looks whether it knows the database's history."""

from typing import Any

from django.core.checks.database import check_database_backends
from django.core.management.base import CommandError
from django.core.management.commands.migrate import Command as DjangosMigrate
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from supervision.clock.due_days import rebuild
from tracker.checks import sqlite_keeps_its_word
from tracker.history import WHAT_TO_DO, why_unknown
from tracker.sweeping import SEALING, sweep
from workforce.audit_trail.proving import seal_signed_earlier
from workforce.audit_trail.proving_readers import tell_rights_as_they_stand
from workforce.rules.in_words import many

NOT_SWEPT = (
    "All is sealed, but what stood in clear before may still be in free pages of the database: have it write"
    " its tables again (VACUUM; on PostgreSQL VACUUM FULL) when there is room on the disk."
)
#: From this migration on what is signed is proved as it is signed.
PROOFS_BEGIN = ("nqsw", "0015_what_was_signed_stands")
#: From this migration on the due periods of agreements are kept.
PERIODS_ARE_KEPT = ("supervision", "0030_due_periods")
#: From this migration on the trail tells who reads whose notes.
READERS_ARE_TOLD = ("tracker", "0004_readers_are_told")


def has_had(*, using: str) -> set[tuple[str, str]]:
    """The migrations that a database has had."""
    return set(MigrationRecorder(connections[using]).applied_migrations())


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
        before = has_had(using=database)
        super().handle(*args, **options)
        new = has_had(using=database) - before
        if PROOFS_BEGIN in new and database == DEFAULT_DB_ALIAS:
            self.seal_signed_earlier(verbosity=options["verbosity"])
        if READERS_ARE_TOLD in new and database == DEFAULT_DB_ALIAS:
            self.tell_readers(verbosity=options["verbosity"])
        if PERIODS_ARE_KEPT in new and database == DEFAULT_DB_ALIAS:
            self.keep_periods(verbosity=options["verbosity"])
        if before and not new.isdisjoint(SEALING):
            self.sweep(using=database)

    def seal_signed_earlier(self, *, verbosity: int) -> None:
        """Once, as a database comes to the version that proves what is signed."""
        number = seal_signed_earlier()
        if number and verbosity:
            self.stdout.write(f"  Sealed as it stands, not at signing: {many(number, 'signed thing')}")

    def tell_readers(self, *, verbosity: int) -> None:
        """Once, as a database comes to the version whose trail tells who reads whose notes."""
        number = tell_rights_as_they_stand(on=timezone.localdate())
        if number and verbosity:
            self.stdout.write(f"  Told as they stand: {many(number, 'right to read', 'rights to read')}")

    def keep_periods(self, *, verbosity: int) -> None:
        """Once, as a database comes to the version that keeps them."""
        number = rebuild()
        if number and verbosity:
            self.stdout.write(f"  Due periods worked out from the history: {many(number, 'agreement')}")

    def sweep(self, *, using: str) -> None:
        """Everything is sealed by now: where the disk is too full for this, it can be done later."""
        try:
            sweep(using=using)
        except DatabaseError as error:
            self.stderr.write(f"{NOT_SWEPT} {error}")

    def refuse(self, problems: Any) -> None:
        if problems:
            raise CommandError(" ".join(str(problem.msg) for problem in problems))
