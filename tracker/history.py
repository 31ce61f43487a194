"""Whether a database has a history that this version knows, whole: asked by `migrate` and at every start."""

import tomllib
from collections.abc import Iterator, Sequence

from django.apps import apps
from django.conf import settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.exceptions import InconsistentMigrationHistory, NodeNotFoundError
from django.db.migrations.loader import MigrationLoader

from workforce.triggers.expected import uses_migrations

#: The floors, whose migrations are all kept. Those of packages may be squashed by their makers.
FLOORS = ("workforce", "supervision", "nqsw", "tracker")
NAMED_AT_MOST = 6
WHAT_TO_DO = (
    "Keep using the version of the tracker that this database was last used with, "
    "or restore the backup made before. A demo's database can be deleted. docs/deployment.md says more under "
    "“When migrate refuses”."
)


def version() -> str:
    """The version of the tracker that runs."""
    return str(tomllib.loads((settings.ROOT / "pyproject.toml").read_text())["project"]["version"])


def why_unknown(*, using: str) -> str:
    """In words, how the database is none that this version could have made; empty where it is one."""
    if not uses_migrations():
        return ""
    connection = connections[using]
    try:
        loader = MigrationLoader(connection, ignore_no_migrations=True)
        loader.check_consistent_history(connection)
    except (InconsistentMigrationHistory, NodeNotFoundError) as error:
        return f"This database's history has a gap. {error}"
    unknown = [
        f"{app}.{name}"
        for app, name in sorted(loader.applied_migrations)
        if app in FLOORS and (app, name) not in loader.disk_migrations
    ]
    if unknown:
        return (
            f"This database was made by a newer version of the tracker than this one ({version()}), or by "
            f"one whose migrations were edited. Not known here: {_listed(unknown)}."
        )
    otherwise = list(_otherwise_than_promised(connection, loader))
    if otherwise:
        return (
            "This database is not what its history says: it was made before version 0.1.0, the first that "
            f"can be upgraded, or its tables were changed by hand. Found: {_listed(otherwise)}."
        )
    return ""


def not_migrated(*, using: str) -> list[str]:
    """Migrations of this version that the database has not had."""
    if not uses_migrations():
        return []
    loader = MigrationLoader(connections[using], ignore_no_migrations=True)
    return [f"{app}.{name}" for app, name in sorted(loader.graph.nodes.keys() - loader.applied_migrations)]


def _listed(names: Sequence[str]) -> str:
    more = len(names) - NAMED_AT_MOST
    return ", ".join(names[:NAMED_AT_MOST]) + (f", and {more} more" if more > 0 else "")


def _otherwise_than_promised(connection: BaseDatabaseWrapper, loader: MigrationLoader) -> Iterator[str]:
    """What the recorded migrations promise and is not there, and what stands in this version's way."""
    recorded = [key for key in loader.applied_migrations if key in loader.graph.nodes]
    state = loader.project_state(recorded).apps
    promised = {
        model._meta.db_table: {field.column for field in model._meta.local_concrete_fields if field.column}
        for model in state.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }
    found = _tables(connection)
    for table, columns in promised.items():
        if table in found:
            yield from (f"no column {table}.{name}" for name in sorted(columns - found[table].keys()))
            unknown = found[table].keys() - columns
            yield from (
                f"a column {table}.{name} that nothing here fills"
                for name in sorted(unknown)
                if found[table][name]
            )
        else:
            yield f"no table {table}"
    ours = {model._meta.db_table for app in FLOORS for model in apps.get_app_config(app).get_models()}
    for table in sorted((ours & found.keys()) - promised.keys()):
        yield f"a table {table} that no recorded migration made"


#: Table, column, and whether a row must be given something in it. (Django's own introspection stumbles
#: over some of our constraints on SQLite, and asks once for each table.)
_COLUMNS = {
    "sqlite": """
        SELECT t.name, c.name, c."notnull" AND c.dflt_value IS NULL AND NOT c.pk
        FROM sqlite_master t JOIN pragma_table_xinfo(t.name) c WHERE t.type = 'table'
    """,
    "postgresql": """
        SELECT table_name, column_name, is_nullable = 'NO' AND column_default IS NULL AND is_identity = 'NO'
        FROM information_schema.columns WHERE table_schema = current_schema()
    """,
}


def _tables(connection: BaseDatabaseWrapper) -> dict[str, dict[str, bool]]:
    """The tables that stand in the database, each with its columns: must a row be given something there?"""
    tables: dict[str, dict[str, bool]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_COLUMNS[connection.vendor])
        for table, column, must_be_given in cursor.fetchall():
            tables.setdefault(table, {})[column] = bool(must_be_given)
    return tables
