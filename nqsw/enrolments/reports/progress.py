"""Where each NQSW stands on a day: supervision, mentor, caseload, classes, milestones.

A fixed number of questions to the database, however many NQSWs there are.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from nqsw.classes.reports import marked
from nqsw.enrolments.reports.standing import Flagged, milestones_open
from nqsw.models import Enrolment, MentorAssignment, Milestone
from nqsw.models.enrolment_status import EnrolmentStatus
from nqsw.models.master_class import ATTENDED_MARKS
from nqsw.rules.programme_days import AttendanceCount
from nqsw.rules.start_day import is_mentor_unknown, mentors_entered_by
from supervision.clock.due_days import ClockFacts, read_clocks
from supervision.clock.periods import DuePeriod, due_periods
from supervision.clock.timeliness import days_overdue
from supervision.models import Agreement, Attendance
from workforce.authority_settings import days_off
from workforce.caseloads.limits_in_force import LimitInForce, limits_on
from workforce.models import CaseloadSnapshot, StartDay, Worker, WorkerQuerySet
from workforce.rules.in_words import many
from workforce.rules.working_days import ONE_DAY, Interval

#: Where the quarter of the programme stands for those who are past its last day.
PAST_THE_END = "Past the end"


@dataclass(frozen=True, slots=True)
class NqswProgress(Flagged):
    """One NQSW on a day. Empty where there is no such thing: no agreement, no mentor, no count."""

    enrolment: Enrolment
    status: EnrolmentStatus
    week: int
    stage: str
    supervisor: Worker | None
    last_held_on: date | None
    next_due_on: date | None
    days_overdue: int
    periods_due: int
    periods_in_time: int
    mentor: Worker | None
    mentor_unknown: bool
    cases: int | None
    counted_on: date | None
    limit: LimitInForce | None
    attendance: AttendanceCount
    milestones_done: int
    milestones_late: int
    milestones_before: int
    next_milestone: Milestone | None
    #: Days past the expected end, while it still runs.
    days_past: int = 0
    #: On the programme at the end of the day.
    runs: bool = True

    @property
    def has_mentor(self) -> bool:  # type: ignore[override]  # worked out here, a column there
        return self.mentor is not None

    @property
    def mentor_in_words(self) -> str:
        """The mentor; else "None", or "Not known" on a day of which no record says."""
        if self.mentor:
            return self.mentor.full_name
        return "Not known" if self.mentor_unknown else "None"

    @property
    def compliance(self) -> float | None:
        """Share of due periods with a session held in time, 0 to 1; None before the first is over."""
        return self.periods_in_time / self.periods_due if self.periods_due else None

    @property
    def overdue_label(self) -> str:
        """In the words of a tag; empty when not overdue."""
        days = self.days_overdue
        return f"Overdue {many(days, 'day')}" if days else ""

    @property
    def cases_over(self) -> int:  # type: ignore[override]  # worked out here, a column there
        """Cases above the limit; 0 at it, below it, or where either number is missing."""
        return self.limit.excess(self.cases) if self.limit and self.cases is not None else 0


def progress_of(enrolments: Iterable[Enrolment], *, on: date) -> list[NqswProgress]:
    """The progress of each enrolment on a day, in the order given."""
    chosen = list(enrolments)
    if not chosen:
        return []
    workers = [enrolment.worker for enrolment in chosen]
    keys = [worker.pk for worker in workers]
    clocks = clocks_of(keys, on=on)
    held = held_days(keys, until=on)
    mentors = MentorAssignment.objects.mentors_of(chosen, on=on)
    records_begin_on = StartDay.objects.records_begin_on()
    unknown = mentors_unknown(chosen, mentors, on=on, records_begin_on=records_begin_on)
    counts = latest_counts(keys, on=on)
    limits = limits_on(workers, on=on)
    attendance = attendance_of(keys, on=on)
    milestones = milestones_of(chosen)
    return [
        _progress(
            enrolment,
            on=on,
            clock=clocks.get(enrolment.worker_id),
            held=held.get(enrolment.worker_id, ()),
            mentor=mentors.get(enrolment.pk),
            mentor_unknown=enrolment.pk in unknown,
            records_begin_on=records_begin_on,
            snapshot=counts.get(enrolment.worker_id),
            limit=limits.get(enrolment.worker_id),
            attendance=attendance.get(enrolment.worker_id, AttendanceCount()),
            milestones=milestones.get(enrolment.pk, ()),
        )
        for enrolment in chosen
    ]


def _progress(
    enrolment: Enrolment,
    *,
    on: date,
    clock: ClockFacts | None,
    held: Sequence[date],
    mentor: Worker | None,
    mentor_unknown: bool,
    records_begin_on: date | None,
    snapshot: CaseloadSnapshot | None,
    limit: LimitInForce | None,
    attendance: AttendanceCount,
    milestones: Sequence[Milestone],
) -> NqswProgress:
    periods = periods_of(enrolment, clock, held=held, on=on)
    still_open = [milestone for milestone in milestones if milestone.done_on is None]
    standing = milestones_open(enrolment, still_open, on=on, records_begin_on=records_begin_on)
    due_on = clock.next_due_on if clock else None
    days_past = enrolment.days_past_end(on=on)
    return NqswProgress(
        enrolment=enrolment,
        status=enrolment.status_as_at(on=on),
        week=enrolment.week(on=on),
        stage=PAST_THE_END if days_past else enrolment.stage(on=on).label,
        days_past=days_past,
        supervisor=clock.agreement.supervisor if clock else None,
        last_held_on=clock.last_held_on if clock else None,
        next_due_on=due_on,
        days_overdue=days_overdue(next_due_on=due_on, on=on),
        periods_due=len(periods),
        periods_in_time=sum(period.in_time for period in periods),
        mentor=mentor,
        mentor_unknown=mentor_unknown,
        cases=snapshot.total if snapshot else None,
        counted_on=snapshot.counted_on if snapshot else None,
        limit=limit,
        attendance=attendance,
        milestones_done=len(milestones) - len(still_open),
        milestones_late=standing.late,
        milestones_before=standing.before,
        next_milestone=standing.next,
        runs=enrolment.ended_on is None or enrolment.ended_on > on,
    )


def mentors_unknown(
    enrolments: Sequence[Enrolment], mentors: Collection[int], *, on: date, records_begin_on: date | None
) -> set[int]:
    """Of these enrolments (by key) without a mentor, those whose mentor may not have been entered yet."""
    asked = [one for one in enrolments if one.pk not in mentors]
    if not asked:
        return set()
    may_be_late = records_begin_on is not None and on <= mentors_entered_by(records_begin_on)
    first = MentorAssignment.objects.first_mentored_on(asked) if may_be_late else {}
    return {
        one.pk
        for one in asked
        if is_mentor_unknown(
            here_from=one.here_from,
            first_mentored_on=first.get(one.pk),
            recorded_on=one.recorded_on,
            records_begin_on=records_begin_on,
            on=on,
        )
    }


def periods_of(
    enrolment: Enrolment, clock: ClockFacts | None, *, held: Sequence[date], on: date
) -> Sequence[DuePeriod]:
    """The due periods of an enrolment that were over before the day, for its compliance."""
    until = on - ONE_DAY
    if clock is None or until < enrolment.here_from:
        return ()
    return due_periods(
        policy=clock.promise,
        clock_started_on=clock.agreement.clock_started_on,
        held_on=held,
        absences=clock.absences,
        holidays=days_off(),
        within=Interval(enrolment.here_from, until),
        records=clock.records,
        first_due_on=clock.agreement.first_due_on,
    )


def clocks_of(workers: Collection[int], *, on: date) -> Mapping[int, ClockFacts]:
    """The clock of each worker with an agreement in force on the day, as it stood then."""
    agreements = Agreement.objects.in_force(on=on).filter(supervisee__in=workers).with_people()
    return {facts.agreement.supervisee_id: facts for facts in read_clocks(agreements, on=on)}


def held_days(workers: Collection[int], *, until: date) -> Mapping[int, list[date]]:
    """The days on which each worker's clock was moved, in order."""
    found: dict[int, list[date]] = defaultdict(list)
    rows = (
        Attendance.objects.filter(supervisee__in=workers, moves_clock=True, held_on__lte=until)
        .order_by("held_on")
        .values_list("supervisee", "held_on")
    )
    for worker, day in rows:
        if day:
            found[worker].append(day)
    return found


def latest_counts(workers: Collection[int], *, on: date) -> Mapping[int, CaseloadSnapshot]:
    """Each worker's last caseload count on or before the day."""
    snapshots = CaseloadSnapshot.objects.filter(worker__in=workers).newest(on=on)
    return {snapshot.worker_id: snapshot for snapshot in snapshots}


def attendance_of(workers: Collection[int], *, on: date) -> Mapping[int, AttendanceCount]:
    """How often each worker's place in a class was marked attended, apologies or absent."""
    rows = (
        marked(on=on)
        .filter(worker__in=workers)
        .values_list("worker", "mark")
        .annotate(number=Count("pk"))
        .order_by()
    )
    marks: dict[int, Counter[str]] = defaultdict(Counter)
    for worker, mark, number in rows:
        marks[worker]["attended" if mark in ATTENDED_MARKS else mark] += number
    return {worker: AttendanceCount(**count) for worker, count in marks.items()}


def milestones_of(enrolments: Collection[Enrolment]) -> Mapping[int, list[Milestone]]:
    """Each enrolment's milestones in order of their due day."""
    found: dict[int, list[Milestone]] = defaultdict(list)
    for milestone in Milestone.objects.filter(enrolment__in=enrolments).order_by("due_on", "pk"):
        found[milestone.enrolment_id].append(milestone)
    return found


def on_programme(*, on: date, cohort: str = "", among: WorkerQuerySet | None = None) -> list[Enrolment]:
    """Enrolments running on the day: of one cohort where it is named, among some workers where given."""
    wanted = Q(cohort__name__iexact=cohort) if cohort else Q()
    if among is not None:
        wanted &= Q(worker__in=among.values("pk"))
    return list(Enrolment.objects.running(on=on).filter(wanted).with_people())
