"""The programme's rules on dates and numbers: due days, pauses, the protected share, attendance.

Plain functions: no database, no today. A pause stops the programme's own calendar: whatever
lies after its first day comes later by as many days as it lasts.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from workforce.rules.working_days import (
    ONE_DAY,
    ClosedInterval,
    Interval,
    ShareStep,
    add_months,
    is_working_day,
)

START_DAYS = 14
"""What is due "at the start" is due within two weeks. *Local.*"""

LONGEST_MONTHS = 24
"""A programme is finished within 24 months, pauses included. Source: Dorset ASYE arrangements."""

MONTHS_IN_STAGE = 3


def counted_pauses(pauses: Iterable[Interval]) -> list[ClosedInterval]:
    """Pauses with an end, in order, those that touch or overlap made one.

    A pause without an end moves nothing yet: no one knows by how much.
    """
    ended = [ClosedInterval(p.starts_on, p.ends_on) for p in pauses if p.ends_on is not None]
    merged: list[ClosedInterval] = []
    for pause in sorted(ended, key=lambda p: p.starts_on):
        before = merged[-1] if merged else None
        if before and pause.starts_on <= before.return_day:
            merged[-1] = ClosedInterval(before.starts_on, max(before.ends_on, pause.ends_on))
        else:
            merged.append(pause)
    return merged


def moved_by_pauses(day: date, pauses: Iterable[Interval]) -> date:
    """The day later by the whole length of each pause that starts on it or before it.

    A day that a first pause moves past the start of a second one is moved by that one too.
    """
    for pause in counted_pauses(pauses):
        if pause.starts_on <= day:
            day += pause.return_day - pause.starts_on
    return day


def paused_days(pauses: Iterable[Interval], *, until: date) -> int:
    """Days before this one on which the programme stood still; an open pause counts so far."""
    yesterday = until - ONE_DAY
    so_far = [
        Interval(pause.starts_on, min(pause.ends_on or yesterday, yesterday))
        for pause in pauses
        if pause.starts_on <= yesterday
    ]
    return sum((pause.return_day - pause.starts_on).days for pause in counted_pauses(so_far))


def expected_end_on(*, started_on: date, months: int, pauses: Iterable[Interval] = ()) -> date:
    """Last day of a programme of so many months: the day before the same day that many months on.

    Twelve months from 7 September end on 6 September; pauses move the end by their length.
    """
    return moved_by_pauses(add_months(started_on, months) - ONE_DAY, pauses)


def latest_end_on(started_on: date) -> date:
    """Last day by which a programme must be over, pauses included."""
    return add_months(started_on, LONGEST_MONTHS) - ONE_DAY


def milestone_due_on(
    *, started_on: date, month: int, pauses: Iterable[Interval] = (), holidays: Collection[date] = ()
) -> date:
    """Due day of what the programme asks for by the end of a month.

    The last day of that month of the programme, moved by pauses, then back to a working day
    where it is none: no one is asked for a review on a Sunday. Month 0 means "at the start",
    within two weeks of it.
    """
    last = started_on + timedelta(START_DAYS) if month == 0 else add_months(started_on, month) - ONE_DAY
    due_on = moved_by_pauses(last, pauses)
    while not is_working_day(due_on, holidays=holidays):
        due_on -= ONE_DAY
    return due_on


@dataclass(frozen=True, slots=True)
class ShareSpell:
    """Days on which one protected share is promised; the last has no end until the programme has."""

    starts_on: date
    ends_on: date | None
    share: Decimal


def protected_spells(
    *, steps: Sequence[ShareStep], started_on: date, pauses: Iterable[Interval] = ()
) -> list[ShareSpell]:
    """When each step of a ramp is in force, for one NQSW.

    A step starts on the same day of its month, moved by pauses: a pause is no practice, so the
    ramp waits. The last share stands until the programme is really over, not until it was meant
    to be. Raises ValueError when there are no steps.
    """
    if not steps:
        raise ValueError("A protected share needs at least one step.")
    pauses = list(pauses)
    starts = [
        started_on
        if step.from_month == 0
        else moved_by_pauses(add_months(started_on, step.from_month), pauses)
        for step in steps
    ]
    starts[0] = started_on
    ends = [later - ONE_DAY for later in starts[1:]]
    return [
        ShareSpell(starts_on, ends_on, step.share)
        for starts_on, ends_on, step in zip(starts, [*ends, None], steps, strict=True)
    ]


def parted(spells: Iterable[ShareSpell], *, at: Iterable[date]) -> list[ShareSpell]:
    """The spells, each parted on the days from which the number that they are a share of is another one."""
    found = []
    for spell in spells:
        last = spell.ends_on or date.max
        inside = [day for day in sorted(set(at)) if spell.starts_on < day <= last]
        starts = [spell.starts_on, *inside]
        ends = [*(day - ONE_DAY for day in inside), spell.ends_on]
        found += [ShareSpell(first, last, spell.share) for first, last in zip(starts, ends, strict=True)]
    return found


def programme_week(*, started_on: date, on: date, pauses: Iterable[Interval] = ()) -> int:
    """Which week of the programme a day is in, days in a pause not counted; the first is 1."""
    return _days_along(started_on, on, pauses) // 7 + 1


def programme_weeks(*, months: int, started_on: date) -> int:
    """How many weeks a programme of so many months has, one that has started included; 52 for a year."""
    return (add_months(started_on, months) - started_on).days // 7


@dataclass(frozen=True, slots=True)
class ProgrammeStage:
    """A quarter of a year of a programme, such as its months 4 to 6."""

    first_month: int

    @property
    def last_month(self) -> int:
        return self.first_month + MONTHS_IN_STAGE - 1

    @property
    def label(self) -> str:
        return f"Months {self.first_month} to {self.last_month}"

    def __str__(self) -> str:
        return self.label


def stage_of_programme(*, started_on: date, on: date, pauses: Iterable[Interval] = ()) -> ProgrammeStage:
    """The quarter that a day is in, pauses not counted; before the start, the first one."""
    practised_to = started_on + timedelta(_days_along(started_on, on, pauses))
    months = 0
    while add_months(started_on, months + MONTHS_IN_STAGE) <= practised_to:
        months += MONTHS_IN_STAGE
    return ProgrammeStage(months + 1)


def _days_along(started_on: date, on: date, pauses: Iterable[Interval]) -> int:
    return max(0, (on - started_on).days - paused_days(pauses, until=on))


@dataclass(frozen=True, slots=True)
class AttendanceCount:
    """Master classes with a mark in the register: attended (late and left early too), and not."""

    attended: int = 0
    apologies: int = 0
    absent: int = 0

    @property
    def rate(self) -> Decimal | None:
        """Share attended, 0 to 1, of all that were marked; None where nothing was."""
        marked = self.attended + self.apologies + self.absent
        return Decimal(self.attended) / marked if marked else None


def planned_protected_hours(*, weekly_hours: Decimal, fte: Decimal, percent: int, weeks: Decimal) -> Decimal:
    """Hours of protected time that so many weeks should hold: a share of the hours worked.

    Source: LGA employer standards and the ASYE framework, 10% of working time.
    """
    return (weekly_hours * fte * percent / 100 * weeks).quantize(Decimal("0.1"))


FEWEST_SHOWN = 5
"""A count of people from 1 to 4 is not shown in anything exported."""


def suppressed(counts: Sequence[int]) -> list[int | None]:
    """The parts of a total, with small ones hidden (None), and one more where one could be worked out.

    A count from 1 to 4 is hidden. Where that hides just one part, the smallest other part that is
    not 0 is hidden too, so that the total does not give the first away.
    """
    hidden = [1 <= count < FEWEST_SHOWN for count in counts]
    if sum(hidden) == 1:
        others = [index for index, count in enumerate(counts) if count and not hidden[index]]
        if others:
            hidden[min(others, key=lambda index: counts[index])] = True
    return [None if hide else count for count, hide in zip(counts, hidden, strict=True)]


def weeks_of_practice(days: Interval, pauses: Iterable[Interval]) -> Decimal:
    """Weeks of practice in a spell of days: those in a pause do not count."""
    last = days.ends_on or days.starts_on
    paused = sum(
        (min(pause.ends_on or last, last) - max(pause.starts_on, days.starts_on)).days + 1
        for pause in pauses
        if pause.overlaps(Interval(days.starts_on, last))
    )
    return Decimal((last - days.starts_on).days + 1 - paused) / 7
