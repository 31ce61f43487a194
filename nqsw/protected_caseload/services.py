"""Asking whether a person can take a case, and keeping what was answered and decided."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from nqsw.models import Advice, AllocationCheck, Enrolment
from nqsw.models.enrolment_status import EnrolmentStatus
from nqsw.protected_caseload.rules import CarrierFacts, Concern, Weight, concerns_about
from supervision.clock.timeliness import days_overdue
from supervision.models import Agreement
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.authority_settings import authority_settings
from workforce.caseloads.reports.board import caseload_rows
from workforce.models import Absence, Account, Worker
from workforce.rules.refusal import Refusal


class ReasonNeeded(Refusal):
    """The case is given against the advice without saying why; the message is for people."""


def facts_of(worker: Worker, *, on: date) -> CarrierFacts:
    """All that the answer rests on, as it is on the day."""
    row = next(iter(caseload_rows(Worker.objects.filter(pk=worker.pk), on=on)), None)
    enrolment = Enrolment.objects.current().with_people().filter(worker=worker, started_on__lte=on).first()
    absence = Absence.objects.covering(on=on).filter(worker=worker).first()
    agreement = Agreement.objects.in_force(on=on).filter(supervisee=worker).first()
    due = agreement.next_due_on if agreement else None
    settings = authority_settings(on=on)
    return CarrierFacts(
        cases=row.cases if row else None,
        count_is_old=row is not None and row.cases is not None and row.is_stale,
        limit=row.limit.cases if row and row.limit else None,
        is_protected=row is not None and row.is_protected,
        programme_month=_month_of(enrolment, on=on),
        is_paused=enrolment is not None and enrolment.status_as_at(on=on) == EnrolmentStatus.PAUSED,
        away_until=absence.ended_on if absence else None,
        is_away=absence is not None,
        days_overdue=days_overdue(next_due_on=due, on=on) if due else 0,
        not_alone=settings.nqsw_not_alone,
        not_at_all_months=settings.nqsw_not_at_all_months,
    )


def _month_of(enrolment: Enrolment | None, *, on: date) -> int | None:
    """The first month of the stage that an NQSW is in; None for a person on no programme."""
    return enrolment.stage(on=on).first_month if enrolment else None


def advice_from(concerns: Sequence[Concern]) -> Advice:
    """Yes where nothing speaks against it; no where something stands against it."""
    heaviest = max((concern.weight for concern in concerns), default=None)
    if heaviest is None:
        return Advice.YES
    return Advice.NO if heaviest == Weight.STANDS_AGAINST else Advice.WITH_REASON


@transaction.atomic
def record_check(
    *,
    worker: Worker,
    category: str,
    case_reference: str,
    was_given: bool,
    reason: str,
    by: Account | None,
    at: datetime,
    on: date,
) -> AllocationCheck:
    """Keep what was advised on the day, and what was decided.

    Raises ReasonNeeded when the case is given without a plain yes and without a reason.
    """
    concerns = concerns_about(facts_of(worker, on=on), category=category)
    advice = advice_from(concerns)
    if was_given and advice != Advice.YES and not reason.strip():
        raise ReasonNeeded("Enter why you are giving them the case.")
    check = AllocationCheck.objects.create(
        worker=worker,
        category=category,
        case_reference=case_reference,
        advice=advice,
        concerns=[concern.words for concern in concerns],
        was_given=was_given,
        reason=reason.strip(),
        checked_by=by,
        checked_at=at,
    )
    record_event(
        verb=Verb.ALLOCATION_CHECKED,
        subject=check,
        by=by,
        worker=worker,
        advice=advice,
        was_given=was_given,
        concerns=len(concerns),
    )
    return check
