"""Emptying the demo's database, so that the demo can be built anew."""

from django.core.management import call_command
from django.db import connection


def empty_database() -> None:
    """Delete everything. Only the demo does this: signed records and the audit trail go too.

    SQLite empties tables row by row, which their guards refuse, so these are taken down first;
    `flush` puts them back.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in cursor.fetchall():
                cursor.execute(f'DROP TRIGGER "{name}"')
    call_command("flush", interactive=False, verbosity=0)
