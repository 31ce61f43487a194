"""Of many people, the days on which their clocks were moved on."""

from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery, Value

from supervision.models import Attendance
from workforce.models import WorkerQuerySet
from workforce.rules.working_days import ONE_DAY


def rows_around(
    people: WorkerQuerySet, *, from_on: date, to_on: date
) -> tuple[QuerySet[Any, Any], QuerySet[Any, Any]]:
    """Of the days on which clocks were moved on, to be asked together: the last before some days, and those
    between them; `was_held` is true.

    The last is looked for person by person: of all together every session ever held would be read.
    """
    before = _moving(Q(supervisee=OuterRef("pk")), to_on=from_on - ONE_DAY).order_by("-held_on")
    last = people.order_by().annotate(day=Subquery(before.values("held_on")[:1]), was_held=Value(True))
    within = _moving(Q(supervisee__in=people.values("pk"), held_on__gte=from_on), to_on=to_on)
    return (
        last.filter(day__isnull=False).values_list("pk", "day", "was_held"),
        within.annotate(was_held=Value(True)).values_list("supervisee", "held_on", "was_held"),
    )


def _moving(which: Q, *, to_on: date) -> QuerySet[Attendance]:
    return Attendance.objects.filter(which, moves_clock=True, held_on__lte=to_on).order_by()
