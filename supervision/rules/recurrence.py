"""A series as one repeating entry of a calendar: which weekly rule it is, and where each time stands in it.

Pure: starts in, days of a rule out. A series keeps its time on the clock: ten o'clock stays ten o'clock when
the clocks change. What was booked at another day or hour stands as an exception at a day of the rule.
Source: RFC 5545, sections 3.3.10 (RRULE) and 3.8.4.4 (RECURRENCE-ID).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from itertools import count
from math import gcd

from supervision.rules.repeating import LONDON, instant

WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class WeeklyRule:
    """Every so many weeks from a first start, so many times, but for the starts that are `left_out`."""

    first: datetime
    every_weeks: int
    times: int
    left_out: tuple[datetime, ...]


def occurrences(starts: Sequence[datetime]) -> list[datetime]:
    """For each start of a series, in order, the start of the rule that it stands for, each a different one.

    Most stand for themselves. One on another day, or at another hour, stands for the nearest start of the
    rule that is free. Raises ValueError for none.
    """
    if not starts:
        raise ValueError("A series has at least one time.")
    local = [each.astimezone(LONDON) for each in starts]
    weekday, clock = Counter((each.weekday(), each.time()) for each in local).most_common(1)[0][0]
    usual = [each for each in local if (each.weekday(), each.time()) == (weekday, clock)]
    taken = set(usual)
    weeks = _weeks_between(usual)
    found = []
    for each in local:
        if (each.weekday(), each.time()) != (weekday, clock):
            place = next(one for one in _nearest(each, usual[0], weeks) if one not in taken)
            taken.add(place)
        else:
            place = each
        found.append(place)
    return found


def _nearest(start: datetime, usual: datetime, weeks: int) -> Iterator[datetime]:
    """The starts of a rule, those nearest to a day first."""
    steps = round((start.date() - usual.date()) / (weeks * WEEK))
    for away in count():
        for step in {steps - away, steps + away}:
            yield instant(usual.date() + step * weeks * WEEK, usual.time())


def rule_of(starts: Sequence[datetime]) -> WeeklyRule:
    """The weekly rule through starts that are whole weeks apart, without what is none of them."""
    local = sorted(each.astimezone(LONDON) for each in starts)
    weeks, first = _weeks_between(local), local[0]
    times = (local[-1].date() - first.date()) // (weeks * WEEK) + 1
    days = [instant(first.date() + number * weeks * WEEK, first.time()) for number in range(times)]
    return WeeklyRule(first, weeks, times, tuple(day for day in days if day not in local))


def _weeks_between(starts: Sequence[datetime]) -> int:
    """The weeks that lie between any two starts, as many as go into all of them; 1 for a single one."""
    apart = [(later.date() - starts[0].date()).days // 7 for later in starts]
    return reduce(gcd, apart) or 1
