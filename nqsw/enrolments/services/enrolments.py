"""Enrolling an NQSW, and all that an enrolment sets going."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from django.db import transaction
from django.utils import timezone

from nqsw.enrolments.services.entitlements import settle, supervise_under
from nqsw.enrolments.services.supervision_begun import begin_supervision
from nqsw.locking import lock_enrolment
from nqsw.models import Cohort, Enrolment
from nqsw.rules.late_at_once import late_at_once
from nqsw.rules.plausibility import doubts_about_agency, doubts_about_late, doubts_about_qualified
from nqsw.rules.programme_days import expected_end_on
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.authority_settings import days_off
from workforce.locking import lock_people
from workforce.models import Account, StartDay, Worker
from workforce.rules.plausibility import Doubt, require_sure
from workforce.rules.refusal import Refusal


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
    sure: Collection[str] = (),
    recorded_on: date | None = None,
) -> Enrolment:
    """Put an NQSW on a programme from a day.

    Starts supervision at the programme's frequency with the supervisor the worker has (the
    line manager, where they have none), the protected caseload, and the milestones with their due
    days. Where another promise held until today, the programme's begins today: no earlier promise is
    rewritten. For one who comes from another authority, `started_on` is the start there and `joined_on`
    the first day here. It is recorded today unless told otherwise. Raises OnAProgramme when the worker is
    on one already, and Doubtful for an agency worker and one who qualified years before, until that is
    among what someone is `sure` of.
    """
    lock_people([worker])
    if worker.enrolments.current().exists():
        raise OnAProgramme(f"{worker.full_name} is already on a programme.")
    require_sure(_doubts(worker, started_on), sure=sure)
    enrolment = Enrolment.objects.create(
        worker=worker,
        cohort=cohort,
        assessor=assessor,
        started_on=started_on,
        expected_end_on=expected_end_on(started_on=started_on, months=cohort.programme.months),
        joined_on=joined_on,
        transferred_from=transferred_from,
        enrolled_by=by,
        recorded_on=recorded_on or timezone.localdate(),
    )
    settle(enrolment, by=by)
    since = begin_supervision(enrolment, on=timezone.localdate(), by=by)
    record_event(
        verb=Verb.ENROLLED,
        subject=enrolment,
        by=by,
        worker=worker,
        programme=cohort.programme_id,
        started_on=started_on.isoformat(),
        **({} if since == enrolment.here_from else {"supervised_from": since.isoformat()}),
    )
    return enrolment


def entitle_to_supervision(enrolment: Enrolment, *, from_on: date, by: Account | None) -> None:
    """The programme's frequency from a day; its stages count from the first day here."""
    supervise_under(
        worker=enrolment.worker,
        policy=enrolment.programme.policy,
        from_on=from_on,
        counts_from=enrolment.here_from,
        by=by,
    )


@transaction.atomic
def enrol_many(
    *,
    workers: Iterable[Worker],
    cohort: Cohort,
    by: Account | None,
    started_on: date | None = None,
    sure: Collection[str] = (),
) -> list[Enrolment]:
    """Enrol several at once: each from their own first day, unless one day is given for all.

    Raises Doubtful with what is doubtful about any of them, and with what would be late at once.
    """
    workers = list(workers)
    lock_people(workers)
    first_days = [(worker, started_on or worker.started_on) for worker in workers]
    doubts = [doubt for one in first_days for doubt in _doubts(*one)]
    require_sure([*doubts, *_late(cohort, first_days)], sure=sure)
    return [
        enrol(worker=worker, cohort=cohort, started_on=first, by=by, sure=sure)
        for worker, first in first_days
    ]


def _doubts(worker: Worker, started_on: date) -> Iterator[Doubt]:
    who, qualified_on = worker.full_name, worker.qualified_on
    yield from doubts_about_qualified(who, worker=worker.pk, qualified_on=qualified_on, started_on=started_on)
    yield from doubts_about_agency(who, worker=worker.pk, is_agency=worker.is_agency)


def _late(cohort: Cohort, first_days: Iterable[tuple[Worker, date]]) -> Iterator[Doubt]:
    """What would be late at once, for all who start on one day together."""
    asked = list(cohort.programme.milestone_templates.all())
    begin = StartDay.objects.records_begin_on()
    together: dict[date, dict[int, str]] = {}
    for worker, first in first_days:
        together.setdefault(first, {})[worker.pk] = worker.full_name
    for first, people in sorted(together.items()):
        titles = late_at_once(
            asked, started_on=first, on=timezone.localdate(), holidays=days_off(), records_begin_on=begin
        )
        yield from doubts_about_late(people, started_on=first, titles=titles)


@transaction.atomic
def set_assessor(*, enrolment: Enrolment, assessor: Worker | None, by: Account | None) -> bool:
    """Who assesses. Answers whether that is another one than before; the same one again tells nobody.

    Raises IntegrityError when it is the NQSW.
    """
    lock_enrolment(enrolment)
    former, wanted = enrolment.assessor_id, assessor.pk if assessor else None
    if former == wanted:
        return False
    enrolment.assessor = assessor
    enrolment.save(update_fields=["assessor"])
    record_event(
        verb=Verb.ASSESSOR_SET,
        subject=enrolment,
        by=by,
        worker=enrolment.worker,
        assessor=wanted,
        former=former,
    )
    return True
