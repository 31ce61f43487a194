"""Correcting the day on which a programme started: every due day follows from it."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from nqsw.enrolments.services.entitlements import settle
from nqsw.locking import lock_enrolment
from nqsw.models import Enrolment
from supervision.agreements.services.promising import change_policy, start_clock_earlier
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, CaseloadLimit
from workforce.rules.refusal import Refusal


@transaction.atomic
def correct_start(*, enrolment: Enrolment, started_on: date, by: Account | None) -> None:
    """The programme started on another day than recorded, as where HR's list has the first day at work.

    Its end, milestones and protected caseload count from there. So do the stages of supervision from an
    earlier day, for what is due from today on; where the programme started later than supervision did, that
    promise stands as it is.
    Raises Refusal for a programme that has ended, for one that came from another authority, and for a day
    after its first pause.
    """
    lock_enrolment(enrolment)
    if not enrolment.is_current:
        raise Refusal("This programme has ended.")
    if enrolment.joined_on:
        raise Refusal("This programme started with another authority.")
    if enrolment.pauses.filter(started_on__lt=started_on).exists():
        raise Refusal("The programme must start on or before its first pause.")
    before, enrolment.started_on = enrolment.started_on, started_on
    too_early = {"starts_on__gte": before, "starts_on__lt": started_on}
    CaseloadLimit.objects.filter(worker=enrolment.worker, is_protected=True, **too_early).delete()
    settle(enrolment, by=by)
    agreements = enrolment.worker.agreements.filter(
        ends_on=None,
        policy=enrolment.programme.policy,
        starts_on__gte=started_on,
    ).filter(Q(counts_from=before) | Q(counts_from=None, clock_started_on=before))
    for agreement in agreements:
        if agreement.clock_started_on == before and start_clock_earlier(agreement, on=started_on, by=by):
            continue
        change_policy(
            agreement=agreement,
            policy=agreement.policy,
            by=by,
            from_on=timezone.localdate(),
            counts_from=started_on,
        )
    record_event(
        verb=Verb.PROGRAMME_START_CORRECTED,
        subject=enrolment,
        by=by,
        worker=enrolment.worker,
        before=before.isoformat(),
        started_on=started_on.isoformat(),
    )
