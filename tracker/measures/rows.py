"""What every figure is made of: one row for each thing that a measure counts, of one person on one day."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from workforce.rules.working_days import ONE_DAY, add_months

#: Stages of the programme from here on are counted together: those that were paused or extended.
LAST_STAGE = 13


class Row(NamedTuple):
    """One thing that a measure counts. `value` is in the measure's unit; nothing in it is note text."""

    worker: int
    #: The day to which it belongs: due, held, planned, or the day on which things stood so.
    day: date
    #: Counts towards a share; of a plain number every row does.
    counts: bool = True
    value: Decimal | int | None = None
    #: What the value is measured against, where it is.
    of: Decimal | int | None = None
    #: Key of the session, milestone or agreement that it is about.
    thing: int | None = None
    #: The other end of it: of a due day the day held, of a gap its first day.
    other_day: date | None = None
    #: Which parts of the measure it belongs to, by their keys.
    parts: tuple[str, ...] = ()


class Place(NamedTuple):
    """Where someone stood on a day: keys of team, service and cohort; role by census list B; the contract.

    `stage` is the first month of the quarter of the NQSW programme; it and the cohort are of NQSWs alone.
    """

    team: int
    service: int
    role: int
    contract: str
    stage: int | None = None
    cohort: int | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """The days of one figure.

    What happens is counted from the first day to the last, both over; what stands, as it stood on `on`. What
    needs time (a signature) is counted where its time was over by `known`.
    """

    first: date
    last: date
    on: date
    known: date

    @property
    def month(self) -> date:
        """The first day of its month."""
        return self.first.replace(day=1)


def month_of(day: date) -> date:
    """The first day of a day's month."""
    return day.replace(day=1)


def end_of(month: date) -> date:
    """The last day of a month."""
    return add_months(month, 1) - ONE_DAY


def span_of(month: date, *, today: date) -> Span:
    """A whole month that is over; of the month that runs the days up to yesterday, and what stands today."""
    yesterday, end = today - ONE_DAY, end_of(month)
    if end < today:
        return Span(month, end, end, yesterday)
    return Span(month, yesterday, today, yesterday)


def span_as_at(day: date, *, today: date) -> Span:
    """The month up to a day, as it was known by the end of that day."""
    if day >= today:
        return span_of(month_of(today), today=today)
    return Span(month_of(day), day, day, day)
