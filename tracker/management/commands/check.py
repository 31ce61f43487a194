"""`manage.py check`, which looks at the database too where there is one."""

from typing import Any

from django.core.management.commands.check import Command as DjangosCheck
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections


class Command(DjangosCheck):
    """Without `--database` Django looks at none, and a trigger that someone removed would go unseen.

    A database that has no tables yet, or cannot be reached, is looked at only when it is named.
    """

    def handle(self, *labels: Any, **options: Any) -> None:
        if options["databases"] is None and _has_tables():
            options["databases"] = [DEFAULT_DB_ALIAS]
        super().handle(*labels, **options)


def _has_tables() -> bool:
    try:
        return bool(connections[DEFAULT_DB_ALIAS].introspection.table_names())
    except DatabaseError:
        return False
