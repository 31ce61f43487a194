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


GUARDS = append_only(table="workforce_event", message="The audit trail is append-only.")


@receiver(post_migrate, dispatch_uid="workforce_guards")
def install_guards(sender: AppConfig, using: str, **kwargs: Any) -> None:
    if sender.name == "workforce":
        install(GUARDS, using=using)
