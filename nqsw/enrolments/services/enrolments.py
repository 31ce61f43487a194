"""Enrolling an NQSW, and all that an enrolment sets going."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from nqsw.enrolments.services.entitlements import (
    end_entitlements,
    settle,
    supervise_under,
)
from nqsw.locking import lock_enrolment
from nqsw.milestones.services.milestone_days import keep_milestone_days
from nqsw.models import Cohort, Enrolment
from nqsw.rules.programme_days import expected_end_on
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.locking import lock_people
from workforce.models import Account, Worker
from workforce.rules.refusal import Refusal
from workforce.rules.working_days import ONE_DAY


class OnAProgramme(Refusal):
    """No one is on two programmes at once; the message is for people."""


@transaction.atomic
def enrol(
    *,
    worker: Worker,
    cohort: Cohort,
    started_on: date,
    by: Account | None,
    assessor: Worker | None = None,
    joined_on: date | None = None,
    transferred_from: str = "",
) -> Enrolment:
    """Put an NQSW on a programme from a day.

    Starts supervision at the programme's frequency with the supervisor the worker has (the
    line manager, where they have none), the protected caseload, and the milestones with their due
    days. For one who comes from another authority, `started_on` is the start there and `joined_on`
    the first day here. Raises OnAProgramme when the worker is on one already.
    """
    lock_people([worker])
    if worker.enrolments.current().exists():
        raise OnAProgramme(f"{worker.full_name} is already on a programme.")
    enrolment = Enrolment.objects.create(
        worker=worker,
        cohort=cohort,
        assessor=assessor,
        started_on=started_on,
        expected_end_on=expected_end_on(started_on=started_on, months=cohort.programme.months),
        joined_on=joined_on,
        transferred_from=transferred_from,
        enrolled_by=by,
    )
    settle(enrolment, by=by)
    entitle_to_supervision(enrolment, from_on=enrolment.here_from, by=by)
    record_event(
        verb=Verb.ENROLLED,
        subject=enrolment,
        by=by,
        worker=worker,
        programme=cohort.programme_id,
        started_on=started_on.isoformat(),
    )
    return enrolment


def entitle_to_supervision(enrolment: Enrolment, *, from_on: date, by: Account | None) -> None:
    """The programme's frequency from a day; its stages count from the first day here."""
    supervise_under(
        worker=enrolment.worker,
        policy=enrolment.programme.policy,
        from_on=from_on,
        clock_started_on=enrolment.here_from,
        by=by,
    )


@transaction.atomic
def enrol_many(
    *, workers: Iterable[Worker], cohort: Cohort, by: Account | None, started_on: date | None = None
) -> list[Enrolment]:
    """Enrol several at once: each from their own first day, unless one day is given for all."""
    workers = list(workers)
    lock_people(workers)
    return [
        enrol(worker=worker, cohort=cohort, started_on=started_on or worker.started_on, by=by)
        for worker in workers
    ]


@transaction.atomic
def undo_enrolment(*, enrolment: Enrolment, by: Account | None) -> None:
    """The enrolment was a mistake: supervision and caseload go back to everyone else's.

    Raises Refusal when something was done under it: then it is ended instead.
    """
    lock_enrolment(enrolment)
    happened = (
        enrolment.milestones.exclude(done_on=None).exists()
        or enrolment.mentor_assignments.filter(meetings__isnull=False).exists()
        or enrolment.protected_time.exists()
        or enrolment.pauses.exists()
    )
    if happened:
        raise Refusal("This programme already has records. End it instead.")
    end_entitlements(enrolment, on=enrolment.here_from - ONE_DAY, by=by)
    record_event(verb=Verb.ENROLMENT_UNDONE, subject=enrolment, by=by, worker=enrolment.worker)
    enrolment.delete()
    keep_milestone_days(enrolment.worker)


@transaction.atomic
def set_assessor(*, enrolment: Enrolment, assessor: Worker | None, by: Account | None) -> None:
    """Who assesses. Raises IntegrityError when it is the NQSW."""
    lock_enrolment(enrolment)
    enrolment.assessor = assessor
    enrolment.save(update_fields=["assessor"])
    record_event(
        verb=Verb.ASSESSOR_SET,
        subject=enrolment,
        by=by,
        worker=enrolment.worker,
        assessor=assessor.pk if assessor else None,
    )
