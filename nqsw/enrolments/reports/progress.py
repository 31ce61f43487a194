"""Where each NQSW stands on a day: supervision, mentor, caseload, classes, milestones.

A fixed number of questions to the database, however many NQSWs there are.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from nqsw.classes.reports import marked
from nqsw.enrolments.reports.standing import Flagged, milestones_open
from nqsw.models import Enrolment, MentorAssignment, Milestone, Pause
from nqsw.models.enrolment_status import EnrolmentStatus
from nqsw.models.master_class import ATTENDED_MARKS
from nqsw.rules.programme_days import AttendanceCount
from nqsw.rules.start_day import is_mentor_unknown
from supervision.clock.clock_rows import clocks_asked, clocks_found, held_days
from supervision.clock.due_days import ClockFacts
from supervision.clock.periods import DuePeriod, due_periods
from supervision.clock.timeliness import days_overdue
from workforce.authority_settings import days_off
from workforce.caseloads.limits_in_force import LimitInForce, limit_among
from workforce.models import CaseloadLimit, CaseloadSnapshot, StartDay, Worker, WorkerQuerySet
from workforce.rules.in_words import many
from workforce.rules.working_days import ONE_DAY, Interval
from workforce.web.together import by_key, together, with_children

#: Of rows, their keys or a query of these.
type Keys = Collection[int] | QuerySet[Any, Any]
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
    #: What the promise is and was, the days on which it was kept, and what of it was due before the day.
    clock: ClockFacts | None
    held: Sequence[date]
    periods: Sequence[DuePeriod]
    mentor: Worker | None
    mentor_unknown: bool
    cases: int | None
    counted_on: date | None
    limit: LimitInForce | None
    attendance: AttendanceCount
    milestones_done: int
    milestones_late: int
    milestones_before: int
    first_late: Milestone | None
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
    def periods_due(self) -> int:
        return len(self.periods)

    @property
    def periods_in_time(self) -> int:
        return sum(period.in_time for period in self.periods)

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
    keys = [enrolment.pk for enrolment in chosen]
    workers = {enrolment.worker_id for enrolment in chosen}
    asked = progress_asked(keys, workers, on=on) | {"pauses": Pause.objects.filter(enrolment__in=keys)}
    found = together(asked)
    with_children(chosen, "pauses", found["pauses"], of="enrolment_id")
    return progress_among(chosen, found, on=on)


def progress_asked(enrolments: Keys, workers: Keys, *, on: date) -> dict[str, QuerySet[Any, Any]]:
    """What `progress_among` is told of enrolments and of whose they are, each by their keys."""
    return {
        **clocks_asked(workers, on=on),
        "mentors": MentorAssignment.objects.filter(enrolment__in=enrolments).select_related("mentor"),
        "newest_counts": CaseloadSnapshot.objects.filter(worker__in=workers).newest(on=on),
        "limits": CaseloadLimit.objects.in_force(on=on)
        .filter(worker__in=workers)
        .order_by("starts_on", "pk"),
        "marks": marked(on=on).filter(worker__in=workers).order_by().values("worker", "mark"),
        "milestones": Milestone.objects.filter(enrolment__in=enrolments).order_by("due_on", "pk"),
    }


def progress_among(
    chosen: Iterable[Enrolment], found: Mapping[str, list[Any]], *, on: date
) -> list[NqswProgress]:
    """The progress of each enrolment on a day, of rows that are read; they know their pauses."""
    held = held_days(found)
    clocks = clocks_found(found, held)
    counts = {one.worker_id: one for one in found["newest_counts"]}
    attendance = _attendance(found["marks"])
    mentors, milestones = (by_key(found[name], "enrolment_id") for name in ("mentors", "milestones"))
    limits = by_key(found["limits"], "worker_id")
    records_begin_on = StartDay.objects.records_begin_on()
    return [
        _progress(
            enrolment,
            on=on,
            clock=clocks.get(enrolment.worker_id),
            held=held.get(enrolment.worker_id, ()),
            mentors=mentors[enrolment.pk],
            records_begin_on=records_begin_on,
            snapshot=counts.get(enrolment.worker_id),
            limit=limit_among(limits[enrolment.worker_id], enrolment.worker, on=on),
            attendance=attendance.get(enrolment.worker_id, AttendanceCount()),
            milestones=milestones[enrolment.pk],
        )
        for enrolment in chosen
    ]


def _progress(
    enrolment: Enrolment,
    *,
    on: date,
    clock: ClockFacts | None,
    held: Sequence[date],
    mentors: Sequence[MentorAssignment],
    records_begin_on: date | None,
    snapshot: CaseloadSnapshot | None,
    limit: LimitInForce | None,
    attendance: AttendanceCount,
    milestones: Sequence[Milestone],
) -> NqswProgress:
    periods = _periods(enrolment, clock, held=held, on=on)
    still_open = [milestone for milestone in milestones if milestone.done_on is None]
    standing = milestones_open(enrolment, still_open, on=on, records_begin_on=records_begin_on)
    due_on = clock.next_due_on if clock else None
    days_past = enrolment.days_past_end(on=on)
    mentor = next((one.mentor for one in reversed(mentors) if one.is_in_force(on=on)), None)
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
        clock=clock,
        held=held,
        periods=periods,
        mentor=mentor,
        mentor_unknown=mentor is None
        and _is_mentor_unknown(enrolment, mentors, on=on, records_begin_on=records_begin_on),
        cases=snapshot.total if snapshot else None,
        counted_on=snapshot.counted_on if snapshot else None,
        limit=limit,
        attendance=attendance,
        milestones_done=len(milestones) - len(still_open),
        milestones_late=len(standing.late),
        first_late=next(iter(standing.late), None),
        milestones_before=standing.before,
        next_milestone=standing.next,
        runs=enrolment.ended_on is None or enrolment.ended_on > on,
    )


def _is_mentor_unknown(
    enrolment: Enrolment,
    mentors: Sequence[MentorAssignment],
    *,
    on: date,
    records_begin_on: date | None,
) -> bool:
    """Of an enrolment without a mentor on the day: one may not have been entered yet."""
    return is_mentor_unknown(
        here_from=enrolment.here_from,
        first_mentored_on=min((one.starts_on for one in mentors), default=None),
        recorded_on=enrolment.recorded_on,
        records_begin_on=records_begin_on,
        on=on,
    )


def _periods(
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


def _attendance(marks: Iterable[Any]) -> Mapping[int, AttendanceCount]:
    """How often each worker's place in a class was marked attended, apologies or absent."""
    counted: dict[int, Counter[str]] = defaultdict(Counter)
    for one in marks:
        counted[one.worker]["attended" if one.mark in ATTENDED_MARKS else one.mark] += 1
    return {worker: AttendanceCount(**count) for worker, count in counted.items()}


def on_programme(*, on: date, cohort: str = "", among: WorkerQuerySet | None = None) -> list[Enrolment]:
    """Enrolments running on the day: of one cohort where it is named, among some workers where given."""
    wanted = Q(cohort__name__iexact=cohort) if cohort else Q()
    if among is not None:
        wanted &= Q(worker__in=among.values("pk"))
    return list(Enrolment.objects.running(on=on).filter(wanted).with_names())
