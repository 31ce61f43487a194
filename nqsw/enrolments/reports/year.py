"""One enrolment's page: the next thing to do, the year as a drawing, and the facts behind it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, QuerySet
from django.utils import timezone

from nqsw.enrolments.reports.next_thing import NextThing, next_thing
from nqsw.enrolments.reports.progress import Keys, NqswProgress, progress_among, progress_asked
from nqsw.enrolments.timeline import Band, Drawing, TimelineEvent, Year, draw
from nqsw.milestones.signers import Signing, signings_among
from nqsw.models import (
    AttendanceMark,
    Enrolment,
    EnrolmentStatus,
    MentorAssignment,
    Milestone,
    MilestoneSignature,
    OutcomeStep,
    Seat,
    SeatStatus,
    Step,
)
from nqsw.models.master_class import ATTENDED_MARKS
from supervision.clock.due_days import ClockFacts
from supervision.clock.periods import due_periods
from supervision.models import Session
from supervision.models.session import COMING_STATUSES
from supervision.rules.repeating import start_of
from workforce.authority_settings import days_off
from workforce.models import CaseloadLimit, CaseloadSnapshot, StartDay
from workforce.rules.in_words import many
from workforce.rules.working_days import ONE_DAY, ClosedInterval, Interval
from workforce.web.tags import short_day
from workforce.web.together import together

#: How a milestone stands, by the state of its mark.
STANDS = {"done": "done", "open": "due", "late": "late"}


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of the table behind the drawing."""

    on: date
    what: str
    kind: str
    outcome: str


@dataclass(frozen=True, slots=True)
class EnrolmentYear:
    """Everything that an enrolment's page says, worked out once."""

    progress: NqswProgress
    next_thing: NextThing
    drawing: Drawing
    happenings: list[Happening]
    booked: Session | None
    mentors: list[MentorAssignment]
    places: list[Seat]
    milestones: list[Milestone]
    signings: Mapping[int, Signing]
    #: Of the outcome, those that stand.
    steps: list[OutcomeStep]
    weeks: int
    records_begin_on: date | None

    @property
    def week(self) -> int:
        """How far along; never beyond the last."""
        return min(self.progress.week, self.weeks)


def year_of(enrolment: Enrolment, *, on: date) -> EnrolmentYear:
    """The page of one enrolment as at a day."""
    asked = year_asked([enrolment.pk], [enrolment.worker_id], on=on, begins=start_of(on))
    return year_among(enrolment, together(asked), on=on)


def year_asked(
    enrolments: Keys, workers: Keys, *, on: date, begins: datetime
) -> dict[str, QuerySet[Any, Any]]:
    """What `year_among` is told of one enrolment and of whose it is, by key; the day begins at an instant."""
    coming = Session.objects.filter(
        attendances__supervisee__in=workers, status__in=COMING_STATUSES, starts_at__gte=begins
    )
    places = Seat.objects.filter(worker__in=workers, master_class__cancelled_at=None)
    places = places.exclude(status=SeatStatus.WITHDRAWN).select_related("master_class")
    counts = CaseloadSnapshot.objects.filter(
        worker__enrolments__in=enrolments, counted_on__gte=F("worker__enrolments__started_on")
    )
    protected = CaseloadLimit.objects.filter(worker__in=workers, is_protected=True)
    asked = progress_asked(enrolments, workers, on=on)
    return {
        **asked,
        "milestones": asked["milestones"].select_related("done_by", "template"),
        "signatures": MilestoneSignature.objects.current()
        .filter(milestone__enrolment__in=enrolments)
        .select_related("worker"),
        "steps": OutcomeStep.objects.standing().filter(enrolment__in=enrolments),
        "booked": Session.objects.filter(pk__in=coming.order_by("starts_at", "pk").values("pk")[:1]),
        "places": places.order_by("master_class__starts_at", "pk"),
        "counts": counts.order_by("counted_on", "pk").values("counted_on", "total"),
        "protected": protected.values("starts_on", "ends_on", "cases"),
    }


def year_among(enrolment: Enrolment, found: Mapping[str, list[Any]], *, on: date) -> EnrolmentYear:
    """The same, of rows that are read; the enrolment knows its people and pauses."""
    milestones, mentors, steps = found["milestones"], found["mentors"], found["steps"]
    for one in milestones:
        one.enrolment = enrolment
    (progress,) = progress_among([enrolment], found, on=on)
    signings = signings_among(
        milestones,
        [one for one in mentors if one.is_in_force(on=on)],
        found["signatures"],
        [one for one in steps if one.step == Step.RECOMMENDED],
    )
    records_begin_on = StartDay.objects.records_begin_on()
    before = {one.pk for one in milestones if one.is_before_records(records_begin_on)}
    year = _year(progress, found, before=before, on=on)
    booked = next(iter(found["booked"]), None)
    to_sign = [one for one in milestones if signings[one.pk].asked_of(enrolment.worker)]
    return EnrolmentYear(
        progress=progress,
        next_thing=next_thing(progress, steps=steps, booked=booked, to_sign=to_sign, on=on),
        drawing=draw(year),
        happenings=sorted(_happenings(year), key=lambda one: one.on),
        booked=booked,
        mentors=mentors,
        places=found["places"],
        milestones=milestones,
        signings=signings,
        steps=steps,
        weeks=enrolment.weeks,
        records_begin_on=records_begin_on,
    )


def _year(
    progress: NqswProgress, found: Mapping[str, list[Any]], *, before: Collection[int], on: date
) -> Year:
    enrolment, clock = progress.enrolment, progress.clock
    # A programme that is past its end and still runs is drawn up to today.
    so_far = on if enrolment.days_past_end(on=on) else enrolment.started_on
    days = ClosedInterval(enrolment.started_on, max(enrolment.expected_end_on, enrolment.ended_on or so_far))
    last = enrolment.ended_on or days.ends_on
    sessions, gaps = _sessions(progress, days=days, on=min(on, last))
    may_be_late = enrolment.is_current and enrolment.status_as_at(on=on) != EnrolmentStatus.PAUSED
    return Year(
        days=days,
        today=on,
        bands=list(_bands(clock, ClosedInterval(days.starts_on, last))),
        sessions=sessions,
        gaps=gaps,
        milestones=[
            _milestone_mark(one, may_be_late=may_be_late and one.pk not in before, on=on)
            for one in found["milestones"]
        ],
        classes=[_class_mark(seat, on=on) for seat in found["places"]],
        mentors=[Band(Interval(one.starts_on, one.ends_on), str(one.mentor)) for one in found["mentors"]],
        pauses=enrolment.pause_intervals,
        counts=[(one.counted_on, one.total) for one in found["counts"] if one.counted_on <= days.ends_on],
        limits=[(Interval(one.starts_on, one.ends_on), one.cases) for one in found["protected"]],
    )


def _bands(clock: ClockFacts | None, days: ClosedInterval) -> Iterator[Band]:
    if clock is None:
        return
    for spell in clock.promise.spells(clock.agreement.clock_started_on):
        last = min(spell.until - ONE_DAY, days.ends_on) if spell.until else days.ends_on
        first = max(spell.starts_on, days.starts_on) if spell.policy else spell.starts_on
        if last >= first:
            yield Band(Interval(first, last), spell.stage.label)


def _sessions(
    progress: NqswProgress, *, days: ClosedInterval, on: date
) -> tuple[list[TimelineEvent], list[Interval]]:
    """Sessions held, in time or late, and the days by which the promise was exceeded."""
    # The days before the programme too: the promise goes on from them.
    history = [day for day in progress.held if day <= min(on, days.ends_on)]
    held = [day for day in history if day >= days.starts_on]
    if (clock := progress.clock) is None:
        return [TimelineEvent(day, "held", f"Supervision held {short_day(day)}") for day in held], []
    periods = due_periods(
        policy=clock.promise,
        clock_started_on=clock.agreement.clock_started_on,
        held_on=history,
        absences=clock.absences,
        holidays=days_off(),
        within=Interval(days.starts_on, on),
        records=clock.records,
        first_due_on=clock.agreement.first_due_on,
    )
    late = {period.held_on for period in periods if period.held_on and not period.in_time}
    marks = [
        TimelineEvent(day, "late", f"Supervision held late, {short_day(day)}")
        if day in late
        else TimelineEvent(day, "held", f"Supervision held in time, {short_day(day)}")
        for day in held
    ]
    missed = [p for p in periods if not p.in_time and (p.held_on or on) > p.due_on]
    return marks, [Interval(p.due_on + ONE_DAY, max(p.due_on + ONE_DAY, (p.held_on or on))) for p in missed]


def _milestone_mark(milestone: Milestone, *, may_be_late: bool, on: date) -> TimelineEvent:
    if milestone.done_on:
        done = f"done {short_day(milestone.done_on)}"
        if milestone.before_tracker:
            day = f"on {short_day(milestone.done_on)}" if milestone.day_known else "day not known"
            done = f"done before the tracker, {day}"
        return TimelineEvent(milestone.done_on, "done", f"{milestone.title}: {done}")
    is_late = may_be_late and milestone.due_on < on and not milestone.is_optional
    return TimelineEvent(
        milestone.due_on,
        "late" if is_late else "open",
        f"{milestone.title}: {'was due' if is_late else 'due'} {short_day(milestone.due_on)}",
    )


def _class_mark(seat: Seat, *, on: date) -> TimelineEvent:
    starts_on = timezone.localtime(seat.master_class.starts_at).date()
    if seat.mark:
        missed = "open" if seat.mark == AttendanceMark.APOLOGIES else "late"
        state = "done" if seat.mark in ATTENDED_MARKS else missed
        return TimelineEvent(
            starts_on, state, f"{seat.master_class.title}: {seat.get_mark_display().lower()}"
        )
    return TimelineEvent(starts_on, "open", f"{seat.master_class.title}: {seat.get_status_display().lower()}")


def _happenings(year: Year) -> Iterator[Happening]:
    for mark in year.sessions:
        yield Happening(mark.on, mark.words.rpartition(", ")[0], "Supervision", "")
    for mark in year.milestones:
        yield Happening(mark.on, mark.words.rpartition(": ")[0], "Milestone", STANDS[mark.state])
    for mark in year.classes:
        what, _, outcome = mark.words.rpartition(": ")
        yield Happening(mark.on, what, "Master class", outcome)
    for gap in year.gaps:
        yield Happening(
            gap.starts_on, f"Supervision overdue until {short_day(gap.ends_on)}", "Supervision", "late"
        )
    for pause in year.pauses:
        until = f"until {short_day(pause.ends_on)}" if pause.ends_on else "no last day yet"
        yield Happening(pause.starts_on, f"Programme paused, {until}", "Pause", "")
    for mentor in year.mentors:
        yield Happening(mentor.days.starts_on, f"{mentor.label} becomes mentor", "Mentor", "")
    for day, number in year.counts:
        yield Happening(day, many(number, "case"), "Caseload", "")
    for days, cases in year.limits:
        yield Happening(days.starts_on, f"At most {many(cases, 'case')} from here", "Caseload", "")
