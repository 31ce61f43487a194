"""Spreading first due days over the working days that there are: evenly, for each supervisor. Pure."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from workforce.rules.working_days import Interval, working_days

MOST_A_DAY = 4
"""Sessions of 90 minutes that a supervisor can hold on one day beside anything else. *Local.*"""


@dataclass(frozen=True, slots=True)
class ToPlace:
    """Someone whose first due day is to be proposed: up to when, and on which days one of the two is away."""

    key: int
    supervisor: int
    last_day: date
    away: tuple[Interval, ...] = ()
    is_waiting: bool = False
    """Has waited longer than promised: seen on the supervisor's first days, one a day."""
    fixed_on: date | None = None
    """A day that is agreed already: it is kept, and counts as taken."""


def spread(people: Sequence[ToPlace], *, first: date, holidays: Collection[date]) -> dict[int, date]:
    """A working day for each, from the first day to their last one; the people given first come first.

    A supervisor's days are taken evenly, and no day by more than there must be. Days on which one of
    the two is away are avoided while there are others. Someone without a working day is left out.
    """
    by_supervisor: dict[int, list[tuple[int, ToPlace]]] = defaultdict(list)
    for one in people:
        theirs = by_supervisor[one.supervisor]
        theirs.append((len(theirs), one))
    placed: dict[int, date] = {}
    for theirs in by_supervisor.values():
        placed |= _spread_of_one(theirs, first=first, holidays=holidays)
    return placed


def _spread_of_one(
    theirs: Sequence[tuple[int, ToPlace]], *, first: date, holidays: Collection[date]
) -> dict[int, date]:
    """Whose time is shortest chooses first: the emptiest day, the nearest to their place in line."""
    last = max(one.last_day for _, one in theirs)
    days = working_days(first, last, holidays=holidays)
    placed = {one.key: one.fixed_on for _, one in theirs if one.fixed_on}
    taken = Counter(placed.values())
    for place, one in sorted(theirs, key=lambda pair: pair[1].last_day):
        if one.fixed_on:
            continue
        possible = [day for day in days if day <= one.last_day]
        present = [day for day in possible if not any(away.contains(day) for away in one.away)]
        wanted = place if one.is_waiting else place * len(days) // len(theirs)
        choices = present or possible
        if choices:
            day = min(choices, key=lambda day: (taken[day], abs(days.index(day) - wanted), day))
            taken[day] += 1
            placed[one.key] = day
    return placed
