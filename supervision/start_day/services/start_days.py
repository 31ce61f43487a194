"""Saying on which day records begin: the promise of everyone without earlier records counts from there."""

from datetime import date, datetime

from django.db import transaction

from supervision.clock.due_days import update_due_days
from supervision.models import Agreement, ImportedLog
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.locking import lock_people
from workforce.models import Account, StartDay, Worker
from workforce.rules.refusal import Refusal
from workforce.rules.working_days import add_months

#: How far from today records can begin, in months: earlier, nobody could know the history.
MONTHS_BACK, MONTHS_AHEAD = 24, 6


class CannotStart(Refusal):
    """Why records cannot begin on that day; the message is for people."""


def require_near(day: date, *, on: date) -> None:
    """Raises CannotStart for a day too far from today for anyone to know, or to wait for."""
    if not add_months(on, -MONTHS_BACK) <= day <= add_months(on, MONTHS_AHEAD):
        raise CannotStart(
            f"The day must be within {MONTHS_BACK} months before today and {MONTHS_AHEAD} months after it."
        )


@transaction.atomic
def set_records_begin(*, day: date, by: Account | None, at: datetime, on: date) -> StartDay:
    """Records of the authority begin on a day; the trail keeps the day that held before.

    Every due day follows, also of those whose first agreement starts at this moment: whoever starts one
    waits. Raises CannotStart for a day that is too far away.
    """
    require_near(day, on=on)
    lock_people(Worker.objects.values_list("pk", flat=True))
    before = StartDay.objects.records_begin_on()
    start_day = StartDay.objects.create(records_begin_on=day, set_by=by, set_at=at)
    moved = update_due_days(Agreement.objects.all())
    record_event(
        verb=Verb.RECORDS_BEGIN,
        subject=start_day,
        by=by,
        records_begin_on=day.isoformat(),
        before=before.isoformat() if before else None,
        due_days_changed=moved,
    )
    return start_day


def begin_records(*, by: Account | None, at: datetime, on: date) -> StartDay | None:
    """Records begin today, unless someone has said when they do: for the first people of a tracker."""
    if StartDay.objects.exists():
        return None
    return set_records_begin(day=on, by=by, at=at, on=on)


def begin_records_with_the_first(*, by: Account | None, at: datetime, on: date) -> StartDay | None:
    """The same, where nobody has supervision yet: for the first people of a tracker who are entered by hand.

    Where someone has, an authority that never set a start day counts everything, and goes on to.
    """
    return None if Agreement.objects.exists() else begin_records(by=by, at=at, on=on)


@transaction.atomic
def set_log_begins(*, log: ImportedLog, day: date, by: Account | None) -> None:
    """The first day from which an imported log was kept; what fell due before it counts no more.

    Raises CannotStart for a day outside the log.
    """
    people = Worker.objects.filter(attendances__session__log_row__log=log).distinct()
    lock_people(people.values_list("pk", flat=True))
    log = ImportedLog.objects.select_for_update(no_key=True).get(pk=log.pk)
    if day > log.ends_on:
        raise CannotStart("The day must be on or before the last day of the log.")
    before, log.starts_on = log.starts_on, day
    log.save(update_fields=["starts_on"])
    update_due_days(Agreement.objects.filter(supervisee__in=people))
    record_event(
        verb=Verb.LOG_BEGINS, subject=log, by=by, starts_on=day.isoformat(), before=before.isoformat()
    )
