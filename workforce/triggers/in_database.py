"""What does stand in a database, what differs from what should, and putting it back."""

from collections.abc import Mapping
from typing import NamedTuple

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from workforce.triggers.expected import expected
from workforce.triggers.refusals import Statements

#: Name, table and definition of each, as the engines tell them. A trigger that is switched off, or whose
#: function runs otherwise than ours do, is told by a word at the end.
_POSTGRESQL = """
    SELECT t.tgname, t.tgrelid::regclass::text,
           pg_get_triggerdef(t.oid, true) || ' ' || p.prosrc
           || CASE WHEN t.tgenabled = 'O' THEN '' ELSE ' (switched off)' END
           || CASE WHEN l.lanname = 'plpgsql' AND NOT p.prosecdef AND p.proconfig IS NULL
              THEN '' ELSE ' (run otherwise)' END
    FROM pg_trigger t
    JOIN pg_proc p ON p.oid = t.tgfoid
    JOIN pg_language l ON l.oid = p.prolang
    JOIN pg_class c ON c.oid = t.tgrelid
    WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace
    UNION ALL
    SELECT conname, conrelid::regclass::text, pg_get_constraintdef(oid, true)
    FROM pg_constraint
    WHERE contype = 'x' AND connamespace = current_schema()::regnamespace
"""
_SQLITE = "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'"


class InstalledTrigger(NamedTuple):
    """A trigger or exclusion constraint as it stands in the database."""

    table: str
    definition: str


class Differences(NamedTuple):
    """Names: of those that should stand and do not, that stand otherwise, and that no migration made."""

    missing: list[str]
    altered: list[str]
    unknown: list[str]


def installed(connection: BaseDatabaseWrapper) -> dict[str, InstalledTrigger]:
    """What stands in the database, by name."""
    with connection.cursor() as cursor:
        cursor.execute(_POSTGRESQL if connection.vendor == "postgresql" else _SQLITE)
        return {
            name: InstalledTrigger(table, _even(definition)) for name, table, definition in cursor.fetchall()
        }


def _even(definition: str) -> str:
    """One blank between words, so that line breaks make no difference."""
    return " ".join(definition.split())


def differences(*, using: str, should: Mapping[str, Statements] | None = None) -> Differences:
    """How what stands in the database differs from what its migrations should have left.

    `should` is given by who knows that already.
    """
    connection = connections[using]
    stand, should = installed(connection), expected(connection) if should is None else should
    return Differences(
        missing=sorted(should.keys() - stand.keys()),
        altered=sorted(
            name
            for name, statements in should.items()
            if name in stand
            and stand[name] != InstalledTrigger(statements.table, _even(statements.definition))
        ),
        unknown=sorted(stand.keys() - should.keys()),
    )


def put_back(*, using: str) -> list[str]:
    """Make what is missing and make anew what was altered. Answers the names."""
    connection = connections[using]
    missing, altered, _ = differences(using=using)
    should = expected(connection)
    with connection.cursor() as cursor:
        for name in [*missing, *altered]:
            if name in altered:
                cursor.execute(should[name].drop)
            cursor.execute(should[name].make)
    return [*missing, *altered]


def take_down(*, using: str, only: str = "") -> None:
    """Take every trigger away, or those whose name ends so, to empty a whole database.

    `migrate` and `flush` put them back. Exclusion constraints are in nobody's way and stay.
    """
    connection = connections[using]
    triggers = {
        name: made for name, made in installed(connection).items() if made.definition[:7] != "EXCLUDE"
    }
    with connection.cursor() as cursor:
        for name, (table, _) in triggers.items():
            if name.endswith(only):
                where = f' ON "{table}"' if connection.vendor == "postgresql" else ""
                cursor.execute(f'DROP TRIGGER "{name}"{where}')
