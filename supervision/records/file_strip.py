"""The gaps of a supervision file drawn to scale: a line of days, a tick a session, late days shaded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from supervision.clock.periods import DuePeriod
from workforce.rules.in_words import many

WIDTH, HEIGHT = 1000, 56
LINE = 30


@dataclass(frozen=True, slots=True)
class StripItem:
    """Something on the strip at an x, with its width where it has one, in the drawing's units."""

    x: str
    width: str = "0"
    words: str = ""


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """One due period: from which day, by when supervision was due, when it was held, and how that stands."""

    started_on: date
    due_on: date
    held_on: date | None
    stands: str


@dataclass(frozen=True, slots=True)
class Strip:
    """From the clock's start to today: sessions in time and late, overdue days, years, and each period."""

    first_on: date
    last_on: date
    periods: list[PeriodRow]
    in_time: list[StripItem]
    late: list[StripItem]
    overdue: list[StripItem]
    years: list[StripItem]
    words: str
    width: int = WIDTH
    height: int = HEIGHT
    line: int = LINE


def strip_of(periods: Sequence[DuePeriod], *, held: Sequence[date], on: date) -> Strip | None:
    """The strip of these due periods up to a day; None when there is nothing to draw."""
    if not periods:
        return None
    first, last = periods[0].period_started_on, max(on, *held) if held else on
    if first > last:
        return None
    scale = WIDTH / max(1, (last - first).days)

    def at(day: date) -> float:
        return max(0.0, min(WIDTH, (day - first).days * scale))

    late_days = {period.held_on for period in periods if period.held_on and not period.in_time}
    shaded = [
        StripItem(f"{at(each.due_on):.1f}", f"{at(min(each.held_on or on, last)) - at(each.due_on):.1f}")
        for each in periods
        if each.due_on < (each.held_on or on)
    ]
    shown = [day for day in held if day >= first]
    return Strip(
        first_on=first,
        last_on=last,
        periods=[_row(period, on=on) for period in periods],
        in_time=[StripItem(f"{at(day):.1f}") for day in shown if day not in late_days],
        late=[StripItem(f"{at(day):.1f}") for day in shown if day in late_days],
        overdue=shaded,
        years=[StripItem(f"{at(day):.1f}", words=str(day.year)) for day in _new_years(first, last)],
        words=_words(len(shown), len(late_days), first, last),
    )


def _row(period: DuePeriod, *, on: date) -> PeriodRow:
    late = ((period.held_on or on) - period.due_on).days
    if period.held_on:
        stands = f"{many(late, 'day')} late" if late > 0 else "In time"
    else:
        stands = f"Overdue by {many(late, 'day')}" if late > 0 else "Not held yet"
    return PeriodRow(period.period_started_on, period.due_on, period.held_on, stands)


def _new_years(first: date, last: date) -> list[date]:
    return [date(year, 1, 1) for year in range(first.year + 1, last.year + 1)]


def _words(held: int, late: int, first: date, last: date) -> str:
    days = (last - first) // timedelta(days=1)
    sessions = f"{many(held, 'session')} in {many(days, 'day')}, {late} of them late"
    return f"{sessions}; days without a due session are shaded"
