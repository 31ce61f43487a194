"""Many NQSWs enrolled at once, as a list of HR says: as one by one, in a few queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from nqsw.enrolments.services.enrolments import enrol
from nqsw.enrolments.services.entitlements import limit_steps, note_breaches_of, protected_limit
from nqsw.milestones.services.settling import milestone_of
from nqsw.models import Cohort, Enrolment, Milestone
from nqsw.rules.plausibility import agency_key, qualified_key
from nqsw.rules.programme_days import expected_end_on, parted, protected_spells
from supervision.agreements.services.many import Start, begin_agreements
from supervision.booking.services.diary import whole_day
from supervision.clock.on_record import Absences
from supervision.models import Agreement, DiaryEntry, DiarySubject
from workforce.audit_trail.services import NewEvent, events_of
from workforce.audit_trail.verbs import Verb
from workforce.authority_settings import history
from workforce.inserts import Inserts
from workforce.models import Account, CaseloadLimit, Worker
from workforce.rules.authority import Setting


@dataclass(frozen=True, slots=True)
class Joining:
    """Someone who goes on a programme from a day."""

    worker: Worker
    cohort: Cohort
    started_on: date


@transaction.atomic
def enrol_together(*, joining: Sequence[Joining], by: Account | None) -> list[Enrolment]:
    """Put each on a programme, as `enrol` does.

    Those the tracker holds nothing about yet (no agreement, no limit, no day of a programme) go
    in together, the others one by one. Cohorts of one programme share what they read of it. The
    caller has locked these people, and asked what was doubtful about them when the list was read.
    Raises IntegrityError for one who is on a programme already.
    """
    known = _known([one.worker.pk for one in joining])
    fresh = [one for one in joining if one.worker.pk not in known]
    rows = Inserts()
    enrolments = enrol_newcomers(joining=fresh, by=by, rows=rows)
    rows.write()
    note_breaches_of([one.worker.pk for one in fresh], by=by)
    for one in joining:
        if one.worker.pk in known:
            sure = [qualified_key(one.worker.pk), agency_key(one.worker.pk)]
            enrolments.append(
                enrol(worker=one.worker, cohort=one.cohort, started_on=one.started_on, by=by, sure=sure)
            )
    return enrolments


def _known(workers: Sequence[int]) -> set[int]:
    questions = (
        Agreement.objects.filter(supervisee__in=workers).values_list("supervisee"),
        CaseloadLimit.objects.filter(worker__in=workers).values_list("worker"),
        DiaryEntry.objects.filter(worker__in=workers, subject=DiarySubject.MILESTONE).values_list("worker"),
        Enrolment.objects.filter(worker__in=workers).values_list("worker"),
    )
    return {key for question in questions for (key,) in question.order_by()}


def enrol_newcomers(
    *, joining: Sequence[Joining], by: Account | None, rows: Inserts, away: Absences | None = None
) -> list[Enrolment]:
    """Enrolments and all that they set going, to be written with `rows`, of people who have nothing yet.

    `away` are the absences of people who are not in the tracker yet.
    """
    enrolments = [
        Enrolment(
            worker=one.worker,
            cohort=one.cohort,
            started_on=one.started_on,
            expected_end_on=expected_end_on(started_on=one.started_on, months=one.cohort.programme.months),
            enrolled_by=by,
            recorded_on=timezone.localdate(),
        )
        for one in joining
    ]
    rows.add(enrolments)
    _promise_milestones(enrolments, rows=rows)
    limits = rows.add(_limits_of(enrolments, by=by))
    starts = [start for start in map(_start, enrolments) if start]
    begin_agreements(starts=starts, by=by, rows=rows, away=away)
    told = [*_told_of_limits(limits), *_told_of_enrolments(enrolments)]
    rows.add(events_of(told, by=by), keyed=False)
    return enrolments


def _promise_milestones(enrolments: Sequence[Enrolment], *, rows: Inserts) -> None:
    """What the programme asks for, and the days of what it requires in the NQSW's calendar."""
    programmes = {one.programme for one in enrolments}
    templates = {one: list(one.milestone_templates.all()) for one in programmes}
    milestones = rows.add(
        milestone_of(enrolment, template, pauses=[])
        for enrolment in enrolments
        for template in templates[enrolment.programme]
    )
    required = (one for one in milestones if not one.is_optional)
    rows.add((_day_of(one) for one in required), keyed=False)


def _day_of(milestone: Milestone) -> DiaryEntry:
    return DiaryEntry(
        worker=milestone.enrolment.worker,
        subject=DiarySubject.MILESTONE,
        uid=milestone.uid,
        path=milestone.get_absolute_url(),
        is_exclusive=False,
        **whole_day(milestone.due_on),
    )


def _limits_of(enrolments: Sequence[Enrolment], *, by: Account | None) -> list[CaseloadLimit]:
    changes = history().changes_of(Setting.EXPERIENCED_CASELOAD_LIMIT)
    steps = {one: limit_steps(one) for one in {enrolment.programme for enrolment in enrolments}}
    return [
        protected_limit(enrolment, spell, by=by)
        for enrolment in enrolments
        for spell in parted(
            protected_spells(steps=steps[enrolment.programme], started_on=enrolment.started_on), at=changes
        )
    ]


def _start(enrolment: Enrolment) -> Start | None:
    """Supervision at the programme's frequency with the line manager, from the first day here."""
    worker, policy = enrolment.worker, enrolment.programme.policy
    supervisor = worker.line_manager
    return Start(worker, supervisor, policy, enrolment.here_from) if supervisor else None


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
