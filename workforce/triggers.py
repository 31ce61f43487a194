"""What the database itself refuses in this room: the audit trail is append-only.

Triggers, reinstalled after each `migrate` because SQLite's table rebuilds drop them silently.
"""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate
from django.dispatch import receiver


def append_only(*, table: str, message: str) -> list[tuple[str, str]]:
    """Guards by which a table refuses every change and removal of its rows."""
    rows = [refuse(table=table, verb=verb, message=message) for verb in ("UPDATE", "DELETE")]
    has_rows = f"EXISTS (SELECT 1 FROM {table})"  # noqa: S608
    return [*rows, refuse_emptying(table=table, message=message, when=has_rows)]


def refuse_emptying(*, table: str, message: str, when: str) -> tuple[str, str]:
    """PostgreSQL's TRUNCATE, which no row's guard sees, is refused too; SQLite has nothing of the kind."""
    name = f"{table}_truncate_guard"
    postgres = f"""
        CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN
            IF ({when}) THEN
                RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN NULL;
        END $$;
        DROP TRIGGER IF EXISTS {name} ON {table};
        CREATE TRIGGER {name} BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {name}();
    """
    return postgres, ""


def refuse_overlap(
    *,
    name: str,
    table: str,
    key: str,
    starts: str,
    ends: str,
    are_days: bool,
    message: str,
    when: str = "TRUE",
) -> tuple[str, str]:
    """Rows of one key never share any time, or any day where the two columns are first and last days.

    A last day may be missing. `when` says of which rows this holds; its columns are written `{row}column`.
    """
    span = f"daterange({starts}, {ends}, '[]')" if are_days else f"tstzrange({starts}, {ends})"
    postgres = f"""
        DO $$ BEGIN
            CREATE EXTENSION IF NOT EXISTS btree_gist;
            IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = '{name}') THEN
                ALTER TABLE {table} ADD CONSTRAINT {name}
                EXCLUDE USING gist ({key} WITH =, {span} WITH &&) WHERE ({when.format(row="")});
            END IF;
        END $$
    """  # noqa: S608 - names and conditions of our own
    shared = (
        f"(NEW.{ends} IS NULL OR other.{starts} <= NEW.{ends})"
        f" AND (other.{ends} IS NULL OR other.{ends} >= NEW.{starts})"
        if are_days
        else f"other.{starts} < NEW.{ends} AND other.{ends} > NEW.{starts}"
    )
    sqlite = "".join(
        f"""
        DROP TRIGGER IF EXISTS {name}_{verb.lower()};
        CREATE TRIGGER {name}_{verb.lower()} BEFORE {verb} ON {table} FOR EACH ROW
        WHEN {when.format(row="NEW.")} AND EXISTS (
            SELECT 1 FROM {table} other
            WHERE other.{key} = NEW.{key} AND other.id IS NOT NEW.id
              AND {when.format(row="other.")} AND {shared}
        )
        BEGIN SELECT RAISE(ABORT, '{message}'); END;
        """  # noqa: S608 - names and conditions of our own
        for verb in ("INSERT", "UPDATE")
    )
    return postgres, sqlite


def refuse(*, table: str, verb: str, message: str, when: str = "", name: str = "") -> tuple[str, str]:
    """One guard: the PostgreSQL and the SQLite statement that refuse `verb` on `table` when …

    `when` is an SQL condition over OLD and NEW that both engines understand; it may ask other
    tables (PostgreSQL tests it in the function, where subqueries are allowed). `name` tells apart
    several guards of one table and verb.
    """
    name = name or f"{table}_{verb.lower()}_guard"
    condition = when or "TRUE"
    postgres = f"""
        CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN
            IF ({condition}) THEN
                RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN {"OLD" if verb == "DELETE" else "NEW"};
        END $$;
        DROP TRIGGER IF EXISTS {name} ON {table};
        CREATE TRIGGER {name} BEFORE {verb} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}();
    """
    sqlite = f"""
        DROP TRIGGER IF EXISTS {name};
        CREATE TRIGGER {name} BEFORE {verb} ON {table} FOR EACH ROW WHEN ({condition})
        BEGIN SELECT RAISE(ABORT, '{message}'); END;
    """
    return postgres, sqlite


def install(guards: list[tuple[str, str]], *, using: str) -> None:
    """Put the guards in place on the database's own engine."""
    connection = connections[using]
    for postgres, sqlite in guards:
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(postgres)
            else:
                for statement in sqlite.strip().split("DROP TRIGGER"):
                    if statement.strip():
                        drop, _, create = ("DROP TRIGGER" + statement).partition(";")
                        cursor.execute(drop)
                        cursor.execute(create)


def take_down(*, using: str) -> None:
    """Take every guard of rows away, to empty a whole database; `migrate` and `flush` put them back."""
    connection = connections[using]
    with connection.cursor() as cursor:
        cursor.execute(_STANDING[connection.vendor])
        for name, table in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{name}"{table}')


#: Every guard, with where it stands, as each engine lists them.
_STANDING = {
    "sqlite": "SELECT name, '' FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname, ' ON ' || tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal",
}

GUARDS = append_only(table="workforce_event", message="The audit trail is append-only.")


@receiver(post_migrate, dispatch_uid="workforce_guards")
def install_guards(sender: AppConfig, using: str, **kwargs: Any) -> None:
    if sender.name == "workforce":
        install(GUARDS, using=using)
