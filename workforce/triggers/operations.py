"""Migration operations that make and drop triggers. What they made is read back by `expected`."""

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation, OperationCategory

from workforce.triggers.refusals import Trigger


class TriggerOperation(Operation):
    """Models know nothing of triggers, so the state of the models stays as it is."""

    reduces_to_sql = True

    def state_forwards(self, app_label: str, state: Any) -> None:
        pass

    def change(self, triggers: dict[str, Trigger]) -> None:
        """Do to these triggers, by name, what the operation does to the database's."""
        raise NotImplementedError


class MakeTrigger(TriggerOperation):
    """Make a trigger whose name is not in use."""

    category = OperationCategory.ADDITION

    def __init__(self, trigger: Trigger) -> None:
        self.trigger = trigger

    def change(self, triggers: dict[str, Trigger]) -> None:
        if self.trigger.name in triggers:
            raise ValueError(f"There is a trigger {self.trigger.name} already: drop it first.")
        triggers[self.trigger.name] = self.trigger

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        for statements in self.trigger.on(schema_editor.connection.vendor):
            schema_editor.execute(statements.make, params=None)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        for statements in self.trigger.on(schema_editor.connection.vendor):
            schema_editor.execute(statements.drop, params=None)

    def describe(self) -> str:
        return f"Make trigger {self.trigger.name}"


class DropTrigger(TriggerOperation):
    """Drop a trigger as a migration made it; a changed trigger is dropped, then made."""

    category = OperationCategory.REMOVAL

    def __init__(self, trigger: Trigger) -> None:
        self.trigger = trigger

    def change(self, triggers: dict[str, Trigger]) -> None:
        if triggers.get(self.trigger.name) != self.trigger:
            raise ValueError(f"No migration made the trigger {self.trigger.name} as it is dropped here.")
        del triggers[self.trigger.name]

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        MakeTrigger(self.trigger).database_backwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        MakeTrigger(self.trigger).database_forwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return f"Drop trigger {self.trigger.name}"


class DropUnrecorded(TriggerOperation):
    """Drop what version 0.1.0 put into the database after each migrate, if it is there.

    Going back makes none of it: what a migration did not make, no migration needs.
    """

    category = OperationCategory.REMOVAL

    def __init__(self, *, triggers: Sequence[str], constraints: Sequence[tuple[str, str]] = ()) -> None:
        """Names of triggers, and (table, name) of each exclusion constraint."""
        self.triggers, self.constraints = tuple(triggers), tuple(constraints)

    def change(self, triggers: dict[str, Trigger]) -> None:
        pass

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        for statement in getattr(self, f"_on_{schema_editor.connection.vendor}")():
            schema_editor.execute(statement, params=None)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        pass

    def _on_postgresql(self) -> list[str]:
        """A trigger goes with its function, which has its name."""
        return [
            *(f"DROP FUNCTION IF EXISTS {name}() CASCADE" for name in self.triggers),
            *(f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {name}" for table, name in self.constraints),
        ]

    def _on_sqlite(self) -> list[str]:
        overlaps = (f"{name}_{verb}" for _, name in self.constraints for verb in ("insert", "update"))
        return [f"DROP TRIGGER IF EXISTS {name}" for name in (*self.triggers, *overlaps)]

    def describe(self) -> str:
        return f"Drop {len(self.triggers) + len(self.constraints)} triggers that version 0.1.0 put there"
