"""A limit that was set by mistake is taken back, and with it what it opened and ended in the diary."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet, Subquery
from django.utils import timezone

from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.caseloads.services.breaches import note_breaches
from workforce.locking import lock_people
from workforce.models import Account, CaseloadBreach, CaseloadLimit, Event, Worker
from workforce.rules.refusal import Refusal

NOT_UNDONE = (
    "Only the person who set a limit can undo it, on the same day, and until someone has agreed to it."
)


def limit_to_take_back(worker: Worker, *, by: Account, at: datetime) -> CaseloadLimit | None:
    """The limit that this person set last, today; None for one that took another's place, for the protected
    caseload of a programme, and once somebody else has agreed to an overload that it opened.
    """
    limit = worker.caseload_limits.order_by("set_at", "pk").last()
    if limit is None or limit.set_by_id != by.pk or limit.is_protected:
        return None
    if timezone.localdate(limit.set_at) != timezone.localdate(at):
        return None
    replaced = Event.objects.filter(verb=Verb.CASELOAD_LIMIT_REPLACED, subject_type=limit._meta.label_lower)
    if replaced.filter(subject_id=str(limit.pk)).exists():
        return None
    opened = _opened(limit)
    agreed = opened.exclude(approved_by=None).exclude(approved_by=by)
    return None if agreed.exists() else limit


@transaction.atomic
def take_back_limit(*, worker: Worker, by: Account, at: datetime, on: date) -> None:
    """The limit is gone, and the diary says what it would say without it.

    An overload that it opened is gone too, one that it ended goes on. Raises Refusal where there is none to
    take back (see `limit_to_take_back`).
    """
    lock_people([worker])
    limit = limit_to_take_back(worker, by=by, at=at)
    if limit is None:
        raise Refusal(NOT_UNDONE)
    _opened(limit).delete()
    _since(limit, Verb.CASELOAD_WITHIN_ITS_LIMIT_AGAIN).update(ended_on=None)
    record_event(
        verb=Verb.CASELOAD_LIMIT_UNDONE,
        subject=limit,
        by=by,
        worker=worker,
        cases=limit.cases,
        starts_on=limit.starts_on.isoformat(),
    )
    limit.delete()
    note_breaches(on=on, by=by, workers=Worker.objects.filter(pk=worker.pk))


def _opened(limit: CaseloadLimit) -> QuerySet[CaseloadBreach]:
    """The overloads that are in the diary only since the limit was set: none that it opened once more."""
    since = _since(limit, Verb.CASELOAD_OVER_ITS_LIMIT)
    before = _told(limit, Verb.CASELOAD_OVER_ITS_LIMIT).filter(pk__lt=_set_then(limit))
    return since.exclude(pk__in=[int(key) for key in before.values_list("subject_id", flat=True)])


def _since(limit: CaseloadLimit, verb: Verb) -> QuerySet[CaseloadBreach]:
    """Of whom an overload was opened, or ended, since the limit was set."""
    told = _told(limit, verb).filter(pk__gt=_set_then(limit))
    keys = [int(key) for key in told.values_list("subject_id", flat=True)]
    return CaseloadBreach.objects.filter(pk__in=keys, worker=limit.worker_id)


def _told(limit: CaseloadLimit, verb: Verb) -> QuerySet[Event]:
    about = CaseloadBreach._meta.label_lower
    return Event.objects.filter(worker=limit.worker_id, verb=verb, subject_type=about)


def _set_then(limit: CaseloadLimit) -> Subquery:
    events = Event.objects.filter(worker=limit.worker_id, verb=Verb.CASELOAD_LIMIT_SET)
    return Subquery(events.filter(subject_id=str(limit.pk)).values("pk")[:1])
