"""Many absences at once, and the due days that they move: as one by one, in a few queries."""

from collections import defaultdict
from collections.abc import Sequence

from django.db import transaction

from supervision.absences.services import AbsenceOverlaps, facts_of
from supervision.clock.due_days import update_due_days_of
from workforce.audit_trail.services import NewEvent, events_of, record_events
from workforce.audit_trail.verbs import Verb
from workforce.inserts import Inserts
from workforce.models import Absence, Account
from workforce.rules.working_days import Interval

BATCH = 500


@transaction.atomic
def keep_absences(*, recorded: Sequence[Absence], changed: Sequence[Absence], by: Account | None) -> None:
    """Record new absences, and keep others as they now stand.

    Raises AbsenceOverlaps where two absences of a person would share a day. The caller has locked
    these people.
    """
    _refuse_overlaps([*recorded, *changed])
    Absence.objects.bulk_update(changed, ["started_on", "ended_on", "reason"], batch_size=BATCH)
    rows = Inserts()
    record_absences(absences=recorded, by=by, rows=rows)
    rows.write()
    update_due_days_of({one.worker_id for one in (*recorded, *changed)})
    record_events((NewEvent(Verb.ABSENCE_CHANGED, one, one.worker, facts_of(one)) for one in changed), by=by)


def record_absences(*, absences: Sequence[Absence], by: Account | None, rows: Inserts) -> None:
    """New absences, to be written with `rows`; the caller sees to the due days that they move."""
    rows.add(absences)
    told = (NewEvent(Verb.ABSENCE_RECORDED, one, one.worker, facts_of(one)) for one in absences)
    rows.add(events_of(told, by=by), keyed=False)


def _refuse_overlaps(absences: Sequence[Absence]) -> None:
    there: dict[int, list[Absence]] = defaultdict(list)
    as_they_become = {one.pk: one for one in absences if one.pk}
    for other in Absence.objects.filter(worker__in={one.worker_id for one in absences}):
        there[other.worker_id].append(as_they_become.get(other.pk, other))
    for one in absences:
        days = Interval(one.started_on, one.ended_on)
        for other in there[one.worker_id]:
            if other.pk != one.pk and days.overlaps(Interval(other.started_on, other.ended_on)):
                raise AbsenceOverlaps(other)
