"""What another start day would change, worked out without writing anything."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from nqsw.mentors.reports.mentors import mentor_not_entered, without_mentor
from nqsw.models import Enrolment, Milestone
from supervision.clock.due_days import read_clocks
from supervision.clock.due_periods import periods_right
from supervision.clock.due_status import frequencies
from supervision.clock.timeliness import days_overdue
from supervision.models import Agreement, ImportedLog
from supervision.overdue.reports.compliance import Share
from supervision.records.cases import cases_not_discussed
from workforce.models import StartDay, Worker, supposing_records_begin
from workforce.rules.working_days import ONE_DAY, add_months

#: Months of due days that are counted, as in the supervision report.
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure as it is, and as it would be."""

    label: str
    now: str
    then: str


def effect_of(day: date, *, on: date) -> list[Measure]:
    """The figures of the first page, now and with records that begin on another day."""
    now = list(_figures(on=on))
    with supposing_records_begin(day):
        then = list(_figures(on=on))
    return [Measure(label, before, after) for (label, before), (_, after) in zip(now, then, strict=True)]


def _figures(*, on: date) -> Iterator[tuple[str, str]]:
    due_days = [facts.next_due_on for facts in read_clocks(Agreement.objects.in_force(on=on))]
    yield "Overdue for supervision", str(sum(days_overdue(next_due_on=one, on=on) > 0 for one in due_days))
    everyone = Worker.objects.all()
    share = _held_in_time(add_months(on, -MONTHS), on - ONE_DAY)
    held = (
        "nothing due yet"
        if share.percent is None
        else f"{share.percent}%: {share.in_time} of {share.periods}"
    )
    yield f"Held in time, last {MONTHS} months", held
    enrolments = Enrolment.objects.all()
    begins_on = StartDay.objects.records_begin_on()
    alone = without_mentor(enrolments, on=on, records_begin_on=begins_on)
    yield "NQSWs without a mentor", str(alone.count())
    not_entered = mentor_not_entered(enrolments, on=on, records_begin_on=begins_on)
    yield "NQSWs whose mentor is not entered yet", str(not_entered.count())
    yield "Milestones late", str(Milestone.objects.late(on=on).count())
    yield "Milestones from before records began", str(Milestone.objects.before_records().count())
    undiscussed = cases_not_discussed(everyone.employed(on=on), on=on)
    yield "Cases not discussed", str(sum(len(cases) for _, cases in undiscussed))


def _held_in_time(first: date, last: date) -> Share:
    """The share of due periods between two days, from the history: those stored are of the day that holds."""
    agreements = Agreement.objects.filter(starts_on__lte=last).in_force_from(first)
    found = periods_right(list(read_clocks(agreements)), policies=frequencies())
    periods = [one for _, periods in found for one in periods if first <= one.due_on <= last]
    in_time = sum(one.held_on is not None and one.held_on <= one.due_on for one in periods)
    return Share("", in_time, len(periods))


def history() -> Sequence[StartDay]:
    """Every start day that was set, the newest first."""
    return list(StartDay.objects.select_related("set_by").order_by("-pk"))


def logs() -> Sequence[ImportedLog]:
    """The imported logs that begin records of their own."""
    return list(ImportedLog.objects.order_by("starts_on", "pk"))
