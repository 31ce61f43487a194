"""The supervision clock a second time: slow, day by day, sharing no rule with the first.

It reads a policy's plain data and walks the calendar one day at a time, so that a mistake in
the fast clock's arithmetic cannot be in here too.
"""

from calendar import monthrange
from collections.abc import Collection, Sequence
from datetime import date, timedelta

from supervision.clock.clock import Frequency, Period
from workforce.rules.working_days import Interval

DAY = timedelta(days=1)


def slow_next_due_on(**history) -> date | None:
    """Last day on which the next session is in time, found by trying each day."""
    return slow_reckoning(**history)[0]


def slow_reckoning(
    *,
    policy: Frequency,
    clock_started_on: date,
    last_held_on: date | None,
    absences: Sequence[Interval],
    holidays: Collection[date],
    records: Sequence[Interval] = (),
    first_due_on: date | None = None,
) -> tuple[date | None, date | None]:
    """The due day, and the day on which records begin where the promise is counted from there."""
    last, begun = clock_started_on, None
    if last_held_on is not None and last_held_on > clock_started_on:
        last = last_held_on
    due = _due_from(policy, clock_started_on, last, absences, holidays, None)
    while due is not None and records and not _is_kept(due, records):
        day = due
        while not _is_kept(day, records):
            day += DAY
        agreed = None
        if records[-1].starts_on == day and first_due_on is not None and first_due_on >= day:
            agreed = first_due_on
        due, begun = _due_from(policy, clock_started_on, day, absences, holidays, agreed), day
    return due, begun


def _is_kept(day: date, records: Sequence[Interval]) -> bool:
    """Records of this day are kept, as far as one list of spells says so, the last one unending."""
    return any(
        spell.starts_on <= day and (spell.ends_on is None or spell.ends_on >= day) for spell in records
    )


def _due_from(
    policy: Frequency,
    start: date,
    last: date,
    absences: Sequence[Interval],
    holidays: Collection[date],
    agreed: date | None,
) -> date | None:
    due = last
    while due != agreed and not _is_broken(*_promise_on(policy, start, due), last, due + DAY):
        due += DAY
    policy, _ = _promise_on(policy, start, due)
    while True:
        allowed = _is_allowed(policy, absences, holidays, last, due)
        if allowed is None:
            return None
        if allowed:
            return due
        due += DAY


def _promise_on(policy: Frequency, start: date, day: date) -> tuple[Frequency, date]:
    """The promise that holds on a day, which alone judges whether it is the last one in time."""
    for one in policy.earlier:
        if day < one.until:
            return one.policy, one.counts_from
    return policy, policy.counts_from or start


def _is_broken(policy: Frequency, start: date, last: date, day: date) -> bool:
    """Rule 1 on one day."""
    in_force = policy.stages[0]
    for stage in policy.stages:
        if _later(start, stage.starts_at) <= day:
            in_force = stage
    return day > _later(last, in_force.every)


def _later(day: date, period: Period) -> date:
    """One period later, a day or a month at a time."""
    if period.unit.value == "month":
        year, month = day.year, day.month
        for _ in range(period.number):
            month += 1
            if month == 13:
                year, month = year + 1, 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    for _ in range(period.number * {"day": 1, "week": 7}[period.unit.value]):
        day += DAY
    return day


def _is_allowed(
    policy: Frequency,
    absences: Sequence[Interval],
    holidays: Collection[date],
    last: date,
    due: date,
) -> bool | None:
    """Rules 2 and 3 of one candidate day: it may stand, it may not, or (None) suspended."""
    for absence in absences:
        if not _overlaps(absence, last, due):
            continue
        if absence.ends_on is None:
            return None
        if _rest_of(absence, holidays) < policy.counted_absence_working_days:
            continue
        worked, day = 0, absence.ends_on + DAY
        while day < due:
            day += DAY
            worked += _works(day, holidays)
        back = due > absence.ends_on
        if not back or worked < policy.return_grace_working_days:
            return False
    return not policy.moves_to_working_day or _works(due, holidays)


def _overlaps(absence: Interval, last: date, due: date) -> bool:
    """On a day from the last session to the due day, both included."""
    day = min(last, due)
    while day <= due:
        if absence.starts_on <= day and (absence.ends_on is None or day <= absence.ends_on):
            return True
        day += DAY
    return False


def _rest_of(absence: Interval, holidays: Collection[date]) -> int:
    """Working days in an absence that has an end."""
    assert absence.ends_on is not None
    days, day = 0, absence.starts_on
    while day <= absence.ends_on:
        days += _works(day, holidays)
        day += DAY
    return days


def _works(day: date, holidays: Collection[date]) -> bool:
    return day.strftime("%a") not in {"Sat", "Sun"} and day not in holidays
