"""The engine that the settings name. Only the editing of tables differs from Django's own."""

from typing import Any

from django.db.backends.sqlite3 import base, schema


class DatabaseSchemaEditor(schema.DatabaseSchemaEditor):
    """Most changes of a table are made by rebuilding it, which loses its triggers without a word.

    SQLite also refuses to put the new table in the old one's place while a trigger of any other table
    mentions it. So all triggers are lifted, and put back as they were, in the same transaction.
    """

    def _remake_table(self, model: Any, *args: Any, **kwargs: Any) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = dict(cursor.fetchall())
        for name in triggers:
            self.execute(f"DROP TRIGGER {self.quote_name(name)}", params=None)
        super()._remake_table(model, *args, **kwargs)  # type: ignore[misc]  # private to Django, and so not in its types
        for statement in triggers.values():
            self.execute(statement, params=None)


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's SQLite, otherwise."""

    SchemaEditorClass = DatabaseSchemaEditor
