"""Many NQSWs enrolled at once, as a list of HR says: as one by one, in a few queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from nqsw.enrolments.services.enrolments import enrol
from nqsw.enrolments.services.entitlements import limit_steps, protected_limit
from nqsw.milestones.services.settling import milestone_of
from nqsw.models import Cohort, Enrolment, Milestone
from nqsw.rules.programme_days import expected_end_on, protected_spells
from supervision.agreements.services.many import Start, start_agreements
from supervision.booking.services.diary import whole_day
from supervision.models import Agreement, DiaryEntry, DiarySubject
from workforce.audit_trail.services import NewEvent, record_events
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, CaseloadLimit, Worker

BATCH = 500


@dataclass(frozen=True, slots=True)
class Joining:
    """Somebody who goes on a programme from a day."""

    worker: Worker
    cohort: Cohort
    started_on: date


@transaction.atomic
def enrol_together(*, joining: Sequence[Joining], by: Account | None) -> list[Enrolment]:
    """Put each on a programme, as `enrol` does.

    Those of whom the tracker holds nothing yet (no agreement, no limit, no day of a programme) go
    in together, the others one by one. Cohorts of one programme share what they read of it. The
    caller has locked these people. Raises IntegrityError for one who is on a programme already.
    """
    known = _known([one.worker.pk for one in joining])
    fresh = [one for one in joining if one.worker.pk not in known]
    enrolments = _enrol_fresh(fresh, by=by) if fresh else []
    for one in joining:
        if one.worker.pk in known:
            enrolments.append(enrol(worker=one.worker, cohort=one.cohort, started_on=one.started_on, by=by))
    return enrolments


def _known(workers: Sequence[int]) -> set[int]:
    questions = (
        Agreement.objects.filter(supervisee__in=workers).values_list("supervisee"),
        CaseloadLimit.objects.filter(worker__in=workers).values_list("worker"),
        DiaryEntry.objects.filter(worker__in=workers, subject=DiarySubject.MILESTONE).values_list("worker"),
        Enrolment.objects.filter(worker__in=workers).values_list("worker"),
    )
    return {key for question in questions for (key,) in question.order_by()}


def _enrol_fresh(joining: Sequence[Joining], *, by: Account | None) -> list[Enrolment]:
    enrolments = [
        Enrolment(
            worker=one.worker,
            cohort=one.cohort,
            started_on=one.started_on,
            expected_end_on=expected_end_on(started_on=one.started_on, months=one.cohort.programme.months),
            enrolled_by=by,
        )
        for one in joining
    ]
    Enrolment.objects.bulk_create(enrolments, batch_size=BATCH)
    _promise_milestones(enrolments)
    limits = _promise_limits(enrolments, by=by)
    supervised = [one for one in enrolments if one.worker.line_manager]
    start_agreements(starts=[_start(one) for one in supervised], by=by)
    record_events([*_told_of_limits(limits), *_told_of_enrolments(enrolments)], by=by)
    return enrolments


def _promise_milestones(enrolments: Sequence[Enrolment]) -> None:
    """What the programme asks for, and the days of what it requires in the NQSW's calendar."""
    programmes = {one.programme for one in enrolments}
    templates = {one: list(one.milestone_templates.all()) for one in programmes}
    milestones = [
        milestone_of(enrolment, template, pauses=[])
        for enrolment in enrolments
        for template in templates[enrolment.programme]
    ]
    Milestone.objects.bulk_create(milestones, batch_size=BATCH)
    DiaryEntry.objects.bulk_create(
        (
            DiaryEntry(
                worker=one.enrolment.worker,
                subject=DiarySubject.MILESTONE,
                uid=one.uid,
                path=one.get_absolute_url(),
                is_exclusive=False,
                **whole_day(one.due_on),
            )
            for one in milestones
            if not one.is_optional
        ),
        batch_size=BATCH,
    )


def _promise_limits(enrolments: Sequence[Enrolment], *, by: Account | None) -> list[CaseloadLimit]:
    steps = {one: limit_steps(one) for one in {enrolment.programme for enrolment in enrolments}}
    limits = [
        protected_limit(enrolment, spell, by=by)
        for enrolment in enrolments
        for spell in protected_spells(steps=steps[enrolment.programme], started_on=enrolment.started_on)
    ]
    return CaseloadLimit.objects.bulk_create(limits, batch_size=BATCH)


def _start(enrolment: Enrolment) -> Start:
    """Supervision at the programme's frequency with the line manager, from the first day here."""
    worker = enrolment.worker
    return Start(worker, worker.line_manager, enrolment.programme.policy, enrolment.here_from)


def _told_of_limits(limits: Sequence[CaseloadLimit]) -> Iterable[NewEvent]:
    for one in limits:
        details = {
            "cases": one.cases,
            "starts_on": one.starts_on.isoformat(),
            "ends_on": one.ends_on.isoformat() if one.ends_on else None,
        }
        yield NewEvent(Verb.CASELOAD_LIMIT_SET, one, one.worker, details)


def _told_of_enrolments(enrolments: Sequence[Enrolment]) -> Iterable[NewEvent]:
    for one in enrolments:
        details = {"programme": one.cohort.programme_id, "started_on": one.started_on.isoformat()}
        yield NewEvent(Verb.ENROLLED, one, one.worker, details)
