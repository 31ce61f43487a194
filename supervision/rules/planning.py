"""Working out whether people can meet, and what else would suit: plain rules on times and days.

Pure: what people have on is handed in; nothing is looked up.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from supervision.rules.repeating import NoSuchTime, Pattern, instant
from workforce.rules.working_days import Interval, is_working_day

#: Starts that a working day offers when the wanted one does not suit.
USUAL_STARTS = (time(9), time(10), time(11), time(13), time(14), time(15))
#: How many days before and after are looked at for another time.
NEARBY_DAYS = 4
ALTERNATIVES = 3

type Times = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Commitments:
    """What one person has on: their busy times and the days they are away."""

    name: str
    busy: Sequence[Times] = ()
    away: Sequence[Interval] = ()

    def clash(self, times: Times, *, on: date) -> str:
        """In words, why this person cannot meet then; empty when they can."""
        if any(interval.contains(on) for interval in self.away):
            return f"{self.name} is away"
        if any(starts_at < times[1] and times[0] < ends_at for starts_at, ends_at in self.busy):
            return f"{self.name} is busy"
        return ""


@dataclass(frozen=True, slots=True)
class Planned:
    """One day of a series: its times, why they do not suit (if so), and what would."""

    on: date
    times: Times | None
    clash: str = ""
    alternatives: tuple[Times, ...] = ()


def plan(
    pattern: Pattern,
    people: Sequence[Commitments],
    *,
    holidays: Collection[date],
    after: datetime,
    taken: Collection[date] = (),
) -> list[Planned]:
    """Every day of a pattern, checked against everyone's commitments; later days do not clash with
    earlier ones, as a pattern never overlaps itself. On the days `taken` they meet already."""
    return [_planned(pattern, day, people, holidays, after, taken) for day in pattern.days]


def _planned(
    pattern: Pattern,
    day: date,
    people: Sequence[Commitments],
    holidays: Collection[date],
    after: datetime,
    taken: Collection[date],
) -> Planned:
    try:
        times = pattern.times_on(day)
    except NoSuchTime as error:
        return Planned(day, None, str(error))
    clash = why_not(times, people, holidays=holidays, after=after)
    if not clash and day in taken:
        clash = "supervision is booked that day already"
    if not clash:
        return Planned(day, times)
    length = times[1] - times[0]
    others = other_times(day, pattern.starts, length, people, holidays=holidays, after=after, taken=taken)
    return Planned(day, times, clash, tuple(others))


def why_not(
    times: Times, people: Sequence[Commitments], *, holidays: Collection[date], after: datetime
) -> str:
    """In words, why these people cannot meet at these times; empty when they can."""
    on = times[0].date()
    if times[0] <= after:
        return "this time is in the past"
    if on in holidays:
        return "a bank holiday"
    return next(filter(None, (person.clash(times, on=on) for person in people)), "")


def other_times(
    day: date,
    starts: time,
    length: timedelta,
    people: Sequence[Commitments],
    *,
    holidays: Collection[date],
    after: datetime,
    number: int = ALTERNATIVES,
    taken: Collection[date] = (),
) -> list[Times]:
    """The nearest times that suit everyone: other hours of the day, then the same hour nearby, then any."""
    found: list[Times] = []
    for on, at in _candidates(day, starts):
        if not is_working_day(on, holidays=holidays) or on in taken:
            continue
        times = instant(on, at), instant(on, at) + length
        if not why_not(times, people, holidays=holidays, after=after) and times not in found:
            found.append(times)
        if len(found) == number:
            break
    return found


def _candidates(day: date, starts: time) -> Iterator[tuple[date, time]]:
    nearby = [day + timedelta(sign * number) for number in range(1, NEARBY_DAYS + 1) for sign in (1, -1)]
    yield from ((day, at) for at in USUAL_STARTS)
    yield from ((on, starts) for on in nearby)
    yield from ((on, at) for on in nearby for at in USUAL_STARTS)
