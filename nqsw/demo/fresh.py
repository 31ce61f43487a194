"""Emptying the demo's database, so that the demo can be built anew."""

from django.core.management import call_command
from django.db import connection

#: Every guard, with where it stands, as each engine lists them.
GUARDS = {
    "sqlite": "SELECT name, '' FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname, ' ON ' || tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal",
}


def empty_database() -> None:
    """Delete everything. Only the demo does this: signed records and the audit trail go too.

    The guards refuse it, so they are taken down first; `flush` puts them back.
    """
    with connection.cursor() as cursor:
        cursor.execute(GUARDS[connection.vendor])
        for name, table in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{name}"{table}')
    call_command("flush", interactive=False, verbosity=0)
