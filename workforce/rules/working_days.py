"""Working days, spells of time and the caseload limit: plain rules on dates and numbers.

Every function that counts working days is told the bank holidays; none looks them up.
"""

import calendar
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_FLOOR, Decimal

ONE_DAY = timedelta(days=1)
FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Interval:
    """A spell of whole days, both ends included; without an end it is still running.

    Raises ValueError when it ends before it starts.
    """

    starts_on: date
    ends_on: date | None = None

    def __post_init__(self) -> None:
        if self.ends_on is not None and self.ends_on < self.starts_on:
            raise ValueError(f"An interval cannot end ({self.ends_on}) before {self.starts_on}.")

    @property
    def is_open_ended(self) -> bool:
        """True while no one knows the last day."""
        return self.ends_on is None

    @property
    def return_day(self) -> date | None:
        """The day after the last one: for an absence, the day of return."""
        return None if self.ends_on is None else self.ends_on + ONE_DAY

    def contains(self, day: date) -> bool:
        """True on the first day, the last day and every day between."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)

    def overlaps(self, other: "Interval") -> bool:
        """True when the two have at least one day in common."""
        return (other.ends_on is None or self.starts_on <= other.ends_on) and (
            self.ends_on is None or other.starts_on <= self.ends_on
        )


@dataclass(frozen=True, slots=True)
class ClosedInterval(Interval):
    """A spell of whole days of which the last one is known."""

    ends_on: date = field()

    @property
    def return_day(self) -> date:
        """The day after the last one."""
        return self.ends_on + ONE_DAY


def is_working_day(day: date, *, holidays: Collection[date]) -> bool:
    """Monday to Friday, bank holidays excepted."""
    return day.weekday() <= FRIDAY and day not in holidays


def next_working_day(day: date, *, holidays: Collection[date]) -> date:
    """The day itself when it is a working day, otherwise the first working day after it."""
    while not is_working_day(day, holidays=holidays):
        day += ONE_DAY
    return day


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def first_working_day_of_week(day: date, *, holidays: Collection[date]) -> date:
    """The first working day on or after the Monday of a day's week."""
    return next_working_day(monday_of(day), holidays=holidays)


def back_working_days(day: date, number: int, *, holidays: Collection[date]) -> date:
    """The first day since which so many working days have passed at most, the day itself counted.

    Back 5 from a Friday is the Saturday before: days of rest belong to the working day that follows them.
    Raises ValueError for fewer than one.
    """
    if number < 1:
        raise ValueError("At least one working day back.")
    earlier = day - ONE_DAY
    number -= is_working_day(day, holidays=holidays)
    while number or not is_working_day(earlier, holidays=holidays):
        number -= is_working_day(earlier, holidays=holidays)
        earlier -= ONE_DAY
    return earlier + ONE_DAY


def add_working_days(day: date, number: int, *, holidays: Collection[date]) -> date:
    """The nth working day after the day; the day itself is not counted, and is returned for 0.

    Five working days after a Monday are the next Monday, when no bank holiday falls between.
    Raises ValueError for a negative number.
    """
    if number < 0:
        raise ValueError("Working days can only be added, not taken away.")
    while number:
        day += ONE_DAY
        if is_working_day(day, holidays=holidays):
            number -= 1
    return day


def working_days(first: date, last: date, *, holidays: Collection[date]) -> list[date]:
    """The working days from the first day to the last, both included, in order; none when reversed."""
    days = (first + timedelta(number) for number in range((last - first).days + 1))
    return [day for day in days if is_working_day(day, holidays=holidays)]


def working_days_between(first: date, last: date, *, holidays: Collection[date]) -> int:
    """Number of working days from the first day to the last, both included; 0 when reversed."""
    return len(working_days(first, last, holidays=holidays))


def has_working_days(interval: Interval, number: int, *, holidays: Collection[date]) -> bool:
    """True when the interval holds at least so many working days; one without an end does."""
    if interval.ends_on is None:
        return True
    nth = add_working_days(interval.starts_on - ONE_DAY, number, holidays=holidays)
    return nth <= interval.ends_on


def add_months(day: date, months: int) -> date:
    """Same day of a later month; the last day of the month when there is no such day.

    A month after 31 January is 28 February (29 in a leap year).
    """
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    if day.day <= 28:
        return date(year, month, day.day)
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


@dataclass(frozen=True, slots=True)
class ShareStep:
    """Share of the experienced worker's limit, in force from a month of the programme on."""

    from_month: int
    share: Decimal


FULL_SHARE = (ShareStep(0, Decimal("1.00")),)

PROTECTED_SHARE = (ShareStep(0, Decimal("0.90")),)
"""An NQSW's caseload leaves 10% of the time for development, the whole programme long."""


def limit_for(*, experienced_limit: int, share: Decimal, fte: Decimal) -> int:
    """Most cases that a worker should hold, in whole cases.

    The experienced full-time worker's limit, times the share that the worker may carry
    (1 for the experienced; 0.90 for an NQSW, whose other 10% is development time), times
    the part of full time that the worker is employed for. Rounded down (*local*), because a part of a
    case is a case too many: 18 × 0.6 = 10.8 promises no more than 10, so that 11 are one over.
    Source: LGA standards for employers of social workers in England, standard 3 (safe workloads), and
    the ASYE's 90%; neither says how to round.
    """
    return int((experienced_limit * share * fte).to_integral_value(rounding=ROUND_FLOOR))
