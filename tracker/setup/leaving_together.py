"""Many people leave at once, as a list of HR says: as one by one, in a few queries."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from nqsw.models import Enrolment, Seat
from supervision.models import Agreement, Cover, Session, Slot
from supervision.rules.repeating import start_of
from tracker.setup.leaving import leave_authority
from workforce.audit_trail.services import NewEvent, record_events
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Worker
from workforce.rules.working_days import ONE_DAY

BATCH = 500
type Goes = tuple[Worker, date]


@transaction.atomic
def leave_together(*, leavers: Sequence[Goes], by: Account | None, at: datetime) -> None:
    """Each worker's last day, as `leave_authority` notes it.

    A worker with only agreements to end goes with the others; one who is on a
    programme, has bookings, cover, offers or places in classes, or had another last day, goes alone.
    The caller has locked these people.
    """
    if not leavers:
        return
    by_themselves = _with_more_to_it(leavers)
    plain = [(worker, last_day) for worker, last_day in leavers if worker.pk not in by_themselves]
    _leave_plainly(plain, by=by)
    for worker, last_day in leavers:
        if worker.pk in by_themselves:
            leave_authority(worker=worker, last_day=last_day, by=by, at=at)


def _with_more_to_it(leavers: Sequence[Goes]) -> set[int]:
    """The keys of those who leave more behind than agreements without cover."""
    keys = [worker.pk for worker, _ in leavers]
    gone_at = start_of(min(last_day for _, last_day in leavers) + ONE_DAY)
    later = Session.objects.coming().filter(starts_at__gte=gone_at)
    questions = (
        later.filter(supervisor__in=keys).values_list("supervisor"),
        later.filter(attendances__supervisee__in=keys).values_list("attendances__supervisee"),
        Slot.objects.filter(supervisor__in=keys, starts_at__gte=gone_at).values_list("supervisor"),
        Cover.objects.filter(supervisor__in=keys).values_list("supervisor"),
        Cover.objects.filter(agreement__supervisee__in=keys).values_list("agreement__supervisee"),
        Seat.objects.held().filter(worker__in=keys).values_list("worker"),
        Enrolment.objects.filter(worker__in=keys).values_list("worker"),
    )
    found = {key for question in questions for (key,) in question.order_by()}
    return found | {
        worker.pk for worker, last_day in leavers if worker.left_on or last_day < worker.started_on
    }


def _leave_plainly(leavers: Sequence[Goes], *, by: Account | None) -> None:
    last_days = {worker.pk: last_day for worker, last_day in leavers}
    for worker, last_day in leavers:
        worker.left_on = last_day
    Worker.objects.bulk_update([worker for worker, _ in leavers], ["left_on"], batch_size=BATCH)
    ending = Agreement.objects.filter(supervisee__in=list(last_days), ends_on=None)
    agreements = list(ending.select_related("supervisee"))
    for agreement in agreements:
        agreement.ends_on = max(last_days[agreement.supervisee_id], agreement.starts_on)
    Agreement.objects.bulk_update(agreements, ["ends_on"], batch_size=BATCH)
    told = [
        NewEvent(Verb.EMPLOYMENT_ENDED, worker, worker, {"last_day": last_day.isoformat()})
        for worker, last_day in leavers
    ]
    told += [
        NewEvent(
            Verb.AGREEMENT_ENDED,
            one,
            one.supervisee,
            {"on": one.ends_on.isoformat() if one.ends_on else None},
        )
        for one in agreements
    ]
    record_events(told, by=by)
