"""What should stand in a database, read from the migrations that it has had."""

from collections.abc import Collection
from functools import cache
from hashlib import sha256

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.migration import Migration
from django.db.migrations.recorder import MigrationRecorder

from workforce.triggers.operations import TriggerOperation
from workforce.triggers.refusals import Statements, Trigger

Key = tuple[str, str]


class AllMigrations(MigrationLoader):
    """Every migration there is, the long way, also where tables are made without them (tests)."""

    @classmethod
    def migrations_module(cls, app_label: str) -> tuple[str, bool]:
        module, _ = super().migrations_module(app_label)
        return module or f"{apps.get_app_config(app_label).name}.migrations", False

    def replace_migration(self, migration_key: Key) -> None:
        """The short way to a new database stands aside where those that it replaces are all here."""
        replaced = self.replacements[migration_key].replaces
        if all(key in self.disk_migrations for key in replaced):
            self.graph.remove_replacement_node(migration_key, replaced)
        else:
            super().replace_migration(migration_key)


@cache
def in_order() -> dict[Key, Migration]:
    """All migrations, each after those that it rests on.

    A database that came the short way is recorded to have had each of those that it replaces.
    """
    graph = AllMigrations(None, ignore_no_migrations=True).graph
    return {key: graph.nodes[key] for leaf in graph.leaf_nodes() for key in graph.forwards_plan(leaf)}


def triggers_after(applied: Collection[Key] | None = None) -> dict[str, Trigger]:
    """The triggers that these migrations leave, by name; without an argument, those of all.

    Raises ValueError where a migration makes a second trigger of a name, or drops one that is not there.
    """
    triggers: dict[str, Trigger] = {}
    for key, migration in in_order().items():
        if applied is not None and key not in applied:
            continue
        for operation in migration.operations:
            if isinstance(operation, TriggerOperation):
                operation.change(triggers)
    return triggers


def expected(connection: BaseDatabaseWrapper) -> dict[str, Statements]:
    """What the migrations that this database has had should have left in it, by name."""
    applied = MigrationRecorder(connection).applied_migrations() if uses_migrations() else None
    return {
        statements.name: statements
        for trigger in triggers_after(applied).values()
        for statements in trigger.on(connection.vendor)
    }


def uses_migrations() -> bool:
    """Tests may make the tables without migrations; then everything is expected."""
    return MigrationLoader.migrations_module("workforce")[0] is not None


def digest_of(triggers: dict[str, Trigger], vendor: str) -> str:
    """One digest over the SQL of these triggers on an engine, whatever their order."""
    made = sorted(part.make for trigger in triggers.values() for part in trigger.on(vendor))
    return sha256("\n".join(made).encode()).hexdigest()
