"""Due periods: from a held session to the day by which the next was due. Dates alone, no database."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import zip_longest
from typing import NamedTuple

from supervision.clock.clock import Reckoning, reckon
from supervision.clock.frequency import Frequency
from workforce.rules.working_days import Interval


class DuePeriod(NamedTuple):
    """The days from one held session, or the clock's start, to the next due day."""

    period_started_on: date
    due_on: date
    held_on: date | None
    """The session that moved the clock on; None while nothing has been held since."""

    @property
    def in_time(self) -> bool:
        """True when a session was held on the due day or before it."""
        return self.held_on is not None and self.held_on <= self.due_on


def due_periods(
    *,
    policy: Frequency,
    clock_started_on: date,
    held_on: Sequence[date],
    absences: Sequence[Interval],
    holidays: Collection[date],
    within: Interval,
    records: Sequence[Interval] = (),
    first_due_on: date | None = None,
) -> list[DuePeriod]:
    """Every due period whose due day lies in the reporting window, for compliance.

    A period runs from a held session to the next, in a chain from the clock's start, and
    has one due day: a missed one is counted once however long it stays missed, because the
    due day stays until a session is held. A period that an absence without an end suspends
    has no due day and is left out. `held_on` is in order; sessions up to and on the clock's
    start, and second ones of a day, move nothing. Absences are as known now, not as known
    then. The window should end on a day that is over: a period due on its last day and not
    yet held counts as missed. Of days without `records` nothing counts: a period that is due on one
    runs from the day on which records begin again, unless a session was held by then.
    """

    def reckoned(last_on: date) -> Reckoning:
        return reckon(
            policy=policy,
            clock_started_on=clock_started_on,
            last_held_on=last_on,
            absences=absences,
            holidays=holidays,
            records=records,
            first_due_on=first_due_on,
        )

    days = within.starts_on, within.ends_on or date.max
    return list(chained(reckoned, clock_started_on=clock_started_on, held_on=held_on, within=days))


def chained(
    reckoned: Callable[[date], Reckoning],
    *,
    clock_started_on: date,
    held_on: Iterable[date],
    within: tuple[date, date],
) -> Iterator[DuePeriod]:
    """The periods of `due_periods` from a first to a last day; `reckoned` is what a session on a day, or the
    clock's start, promises.
    """
    days = [clock_started_on, *dict.fromkeys(day for day in held_on if day > clock_started_on)]
    first, last = within
    for last_on, next_on in zip_longest(days, days[1:]):
        if last_on > last:  # and so is all that it promises
            return
        reckoning = reckoned(last_on)
        due_on, begun_on = reckoning.due_on, reckoning.counted_from
        is_off_record = begun_on is not None and next_on is not None and next_on <= begun_on
        if due_on is not None and first <= due_on <= last and not is_off_record:
            yield DuePeriod(reckoning.last_on, due_on, next_on)
