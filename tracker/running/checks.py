"""A system check: what should run by itself does."""

from collections.abc import Collection
from typing import Any

from django.core.checks import CheckMessage, Tags, register
from django.core.checks import Warning as Caution
from django.db import DEFAULT_DB_ALIAS, connections
from django.utils import timezone

from tracker.models import ScheduledJob
from tracker.running.late import late_in_words


@register(Tags.database)
def jobs_run(databases: Collection[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Every job ran when it should, and did what it should. Before `migrate` there is no table of them."""
    if DEFAULT_DB_ALIAS not in (databases or ()) or not _table_is_there():
        return []
    said = late_in_words(at=timezone.now())
    hint = "Run `manage.py jobs` each minute, or `manage.py jobs --stay` as a service: docs/deployment.md."
    return [Caution(said, hint=hint, id="workforce.W006")] if said else []


def _table_is_there() -> bool:
    return ScheduledJob._meta.db_table in connections[DEFAULT_DB_ALIAS].introspection.table_names()
