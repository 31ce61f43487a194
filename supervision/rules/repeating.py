"""Repeating times: which days a pattern falls on, and which instants these are.

Pure: days, wall-clock times and a time zone in, days and instants out. A pattern keeps its
wall-clock time: ten o'clock stays ten o'clock when the clocks change.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from workforce.rules.refusal import Refusal

LONDON = ZoneInfo("Europe/London")
#: No one publishes or books further ahead than this, in days.
FURTHEST_AHEAD = 366
#: What goes on past midnight (23:00 to 00:30) takes no longer than this; 14:00 to 13:00 is a slip.
LONGEST_OVER_MIDNIGHT = timedelta(hours=4)


class NoSuchTime(Refusal):
    """A wall-clock time that the clocks skip in spring; the message is for people."""


def instant(day: date, at: time, *, zone: ZoneInfo = LONDON) -> datetime:
    """The instant of a wall-clock time on a day, aware; the first of two when clocks go back.

    Raises NoSuchTime for a time that the clocks skip.
    """
    local = datetime.combine(day, at, tzinfo=zone)
    if local.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise NoSuchTime(f"The clocks go forward that night: there is no {at:%H:%M} on {day:%d/%m/%Y}.")
    return local


def lasts(starts: time, ends: time) -> timedelta:
    """How long it is from one time on the clock to the next, past midnight if need be."""
    minutes = (ends.hour - starts.hour) * 60 + ends.minute - starts.minute
    return timedelta(minutes=minutes) if minutes > 0 else timedelta(days=1, minutes=minutes)


def can_end(starts: time, ends: time) -> bool:
    """Whether the end comes after the start: on the same day, or soon after midnight of the next."""
    return ends > starts or lasts(starts, ends) <= LONGEST_OVER_MIDNIGHT


def instants(day: date, starts: time, ends: time, *, zone: ZoneInfo = LONDON) -> tuple[datetime, datetime]:
    """Start and end of what starts on a day; an end that is no later on the clock is of the next day.

    Raises NoSuchTime.
    """
    last = day if ends > starts else day + timedelta(days=1)
    return instant(day, starts, zone=zone), instant(last, ends, zone=zone)


def start_of(day: date) -> datetime:
    """Midnight, by the clock of this country, with which the day starts."""
    return datetime.combine(day, time.min, tzinfo=LONDON)


@dataclass(frozen=True, slots=True)
class Pattern:
    """The same wall-clock time every so many weeks; once only when `every_weeks` is 0.

    `until` is the last day that may be in it. Days in `except_on` are left out. Raises
    ValueError when the pattern does not end within `FURTHEST_AHEAD` days.
    """

    first_on: date
    starts: time
    ends: time
    every_weeks: int = 0
    until: date | None = None
    except_on: Collection[date] = ()

    def __post_init__(self) -> None:
        if not can_end(self.starts, self.ends):
            raise Refusal("The end time must be after the start time.")
        if self.every_weeks and self.until is None:
            raise Refusal("A repeating time needs a last day.")
        if self.until and not 0 <= (self.until - self.first_on).days <= FURTHEST_AHEAD:
            raise Refusal("The last day must be within a year of the first.")

    @property
    def days(self) -> Iterator[date]:
        """The pattern's days in order, exceptions left out."""
        day = self.first_on
        while day <= (self.until if self.every_weeks and self.until else self.first_on):
            if day not in self.except_on:
                yield day
            if not self.every_weeks:
                return
            day += timedelta(weeks=self.every_weeks)

    def times_on(self, day: date, *, zone: ZoneInfo = LONDON) -> tuple[datetime, datetime]:
        """Start and end on one of the pattern's days, as instants. Raises NoSuchTime."""
        return instants(day, self.starts, self.ends, zone=zone)
