"""Bands of timeliness: the status of a due day on a given day, with its words and colour."""

from collections.abc import Collection
from datetime import date, timedelta
from enum import Enum

from workforce.rules.working_days import ONE_DAY, add_working_days


class Timeliness(Enum):
    """Band of a due day; `colour` is that of the GOV.UK tag, never shown without the label.

    `least_days` and `most_days` bound the days overdue of a band, both included; None where
    there is no bound.
    """

    label: str
    colour: str
    least_days: int | None
    most_days: int | None

    SUSPENDED = ("suspended", "Clock suspended", "grey", None, None)
    IN_TIME = ("in-time", "In time", "green", None, None)
    DUE_SOON = ("due-soon", "Due soon", "yellow", None, None)
    OVERDUE_1_TO_7 = ("overdue-1-to-7", "Overdue 1 to 7 days", "orange", 1, 7)
    OVERDUE_8_TO_14 = ("overdue-8-to-14", "Overdue 8 to 14 days", "red", 8, 14)
    OVERDUE_15_OR_MORE = ("overdue-15-or-more", "Overdue 15 days or more", "red", 15, None)

    def __new__(
        cls, value: str, label: str, colour: str, least_days: int | None, most_days: int | None
    ) -> "Timeliness":
        band = object.__new__(cls)
        band._value_ = value
        band.label = label
        band.colour = colour
        band.least_days = least_days
        band.most_days = most_days
        return band

    @property
    def is_overdue(self) -> bool:
        """True for the three bands after the due day."""
        return self.least_days is not None


def days_overdue(*, next_due_on: date | None, on: date) -> int:
    """Calendar days from the due day to another; 0 up to and on it, and while the clock is suspended."""
    return 0 if next_due_on is None else max(0, (on - next_due_on).days)


def due_soon_until(*, on: date, holidays: Collection[date], soon: int) -> date:
    """Last due day that counts as soon: so many working days after today (*local*, usually 3)."""
    return add_working_days(on, soon, holidays=holidays)


def timeliness(*, next_due_on: date | None, on: date, holidays: Collection[date], soon: int) -> Timeliness:
    """Band of a due day on a given day.

    Due soon runs from today to so many working days after today (`soon`); overdue starts on the day
    after the due day and is banded by calendar days: 1 to 7, 8 to 14, 15 or more.
    """
    if next_due_on is None:
        return Timeliness.SUSPENDED
    overdue = days_overdue(next_due_on=next_due_on, on=on)
    if overdue >= 15:
        return Timeliness.OVERDUE_15_OR_MORE
    if overdue >= 8:
        return Timeliness.OVERDUE_8_TO_14
    if overdue:
        return Timeliness.OVERDUE_1_TO_7
    is_soon = next_due_on <= due_soon_until(on=on, holidays=holidays, soon=soon)
    return Timeliness.DUE_SOON if is_soon else Timeliness.IN_TIME


def due_days_of(
    band: Timeliness, *, on: date, holidays: Collection[date], soon: int
) -> tuple[date | None, date | None]:
    """First and last due day that put a clock in the band on a given day; None where unbounded.

    The same rule as `timeliness`, the other way round. Raises ValueError for SUSPENDED, which
    has no due day.
    """
    if band is Timeliness.SUSPENDED:
        raise ValueError("A suspended clock has no due day.")
    last_soon = due_soon_until(on=on, holidays=holidays, soon=soon)
    if band is Timeliness.IN_TIME:
        return last_soon + ONE_DAY, None
    if band is Timeliness.DUE_SOON:
        return on, last_soon
    earliest = None if band.most_days is None else on - timedelta(band.most_days)
    return earliest, on - timedelta(band.least_days or 1)
