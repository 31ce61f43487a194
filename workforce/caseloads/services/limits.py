"""Setting and ending caseload limits."""

from datetime import date
from typing import TypedDict

from django.db import transaction

from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, CaseloadLimit, Worker


class LimitFacts(TypedDict):
    """What is said of a limit, as `set_limit` takes it."""

    cases: int
    starts_on: date
    ends_on: date | None
    reason: str
    is_protected: bool


@transaction.atomic
def set_limit(
    *,
    worker: Worker,
    cases: int,
    starts_on: date,
    ends_on: date | None,
    reason: str,
    is_protected: bool,
    by: Account | None,
) -> CaseloadLimit:
    """The most cases from a day on (and to another, where one is given), with its reason.

    A limit of this worker that starts on the same day is replaced. Others stay: of several in
    force on a day, that which started last counts. Raises IntegrityError when the last day is
    before the first or the reason is empty.
    """
    limit, is_new = CaseloadLimit.objects.update_or_create(
        worker=worker,
        starts_on=starts_on,
        defaults={
            "cases": cases,
            "ends_on": ends_on,
            "reason": reason,
            "is_protected": is_protected,
            "set_by": by,
        },
    )
    record_event(
        verb=Verb.CASELOAD_LIMIT_SET if is_new else Verb.CASELOAD_LIMIT_REPLACED,
        subject=limit,
        by=by,
        worker=worker,
        cases=cases,
        starts_on=starts_on.isoformat(),
        ends_on=ends_on.isoformat() if ends_on else None,
    )
    return limit


@transaction.atomic
def end_protected_limits(*, worker: Worker, on: date, by: Account | None) -> int:
    """The last day of an NQSW's protected caseload; answers how many limits changed.

    Protected limits that would start later are taken back, that in force ends on the day.
    """
    limits = CaseloadLimit.objects.filter(worker=worker, is_protected=True)
    later = limits.filter(starts_on__gt=on)
    in_force = limits.in_force(on=on).exclude(ends_on=on)
    changed = later.count() + in_force.update(ends_on=on)
    later.delete()
    if changed:
        record_event(
            verb=Verb.PROTECTED_CASELOAD_ENDED, subject=worker, by=by, worker=worker, on=on.isoformat()
        )
    return changed
