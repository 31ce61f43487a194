"""Emptying events of the audit trail whose time is over: the trail stays whole, and no longer says who.

Such an event keeps its place, day, verb and hash, so that its seal still holds; who did it, who it concerned
and its details are gone. The event of the retention run, which is under the key, says that it may be empty:
one that someone emptied by hand is found by `manage.py verify`.
"""

from itertools import batched
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import QuerySet

from workforce.audit_trail.runs import Runs, runs_of
from workforce.audit_trail.verifying import FORGOTTEN
from workforce.models import Event, EventReason
from workforce.triggers.lifting import lifted

__all__ = ["FORGOTTEN", "forget_events"]

BATCH = 500
EMPTY: dict[str, Any] = {"actor": None, "worker": None, "details": {}, "subject_id": ""}


def forget_events(events: QuerySet[Event]) -> Runs:
    """Empty these events, within a transaction; answers their keys as runs."""
    keys = list(events.order_by("pk").values_list("pk", flat=True))
    with lifted({Event._meta.db_table, EventReason._meta.db_table}, using=DEFAULT_DB_ALIAS):
        for some in batched(keys, BATCH):
            EventReason.objects.filter(event__in=some).delete()
            Event.objects.filter(pk__in=some).update(**EMPTY)
    return runs_of(keys)
