"""One person's caseload over time as a drawing: a line of counts against the stepped limit.

Days without a count are a gap in the line, never a zero. Coordinates only; the template draws.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from workforce.caseloads.reports.board import Count
from workforce.rules.in_words import many

WIDTH, HEIGHT = 720, 220
LEFT, RIGHT, TOP, BOTTOM = 34, 8, 12, 26
GRID_LINES = 4
#: Longer than this between two counts is a gap in the line.
A_GAP = timedelta(days=21)


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a place."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class CaseloadPlot:
    """Ready to draw: lines as SVG points, dots for counts, steps of the limit, labels of both axes."""

    lines: list[str]
    dots: list[tuple[float, float]]
    limits: list[str]
    months: list[Label]
    levels: list[Label]
    words: str
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT


def plot_of(
    counts: Sequence[Count], limit_of: Callable[[date], int | None], *, on: date
) -> CaseloadPlot | None:
    """The drawing of these counts up to the day; None when there are none."""
    if not counts:
        return None
    first, last = counts[0].on, max(on, counts[0].on + timedelta(days=1))
    days = [first + timedelta(n) for n in range((last - first).days + 1)]
    limits = [limit_of(day) for day in days]
    top = _round_up(max(*(count.cases for count in counts), *(limit or 0 for limit in limits), 1))

    def x(day: date) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (day - first).days / (last - first).days, 1)

    def y(cases: int) -> float:
        return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * cases / top, 1)

    return CaseloadPlot(
        lines=[" ".join(f"{x(c.on)},{y(c.cases)}" for c in run) for run in unbroken(counts)],
        dots=[(x(count.on), y(count.cases)) for count in counts],
        limits=[f"{x(start)},{y(cases)} {x(end)},{y(cases)}" for start, end, cases in steps(days, limits)],
        months=[Label(x(day), HEIGHT - 8, f"{day:%b}") for day in _months(days)],
        levels=[
            Label(LEFT - 6, y(level), str(level)) for level in range(0, top + 1, max(1, top // GRID_LINES))
        ],
        words=_in_words(counts),
    )


def unbroken(counts: Sequence[Count]) -> Iterator[list[Count]]:
    """The counts in runs; a count that came too late after the one before starts a new run."""
    run: list[Count] = []
    for count in counts:
        if run and count.on - run[-1].on > A_GAP:
            yield run
            run = []
        run.append(count)
    if run:
        yield run


def steps(days: Sequence[date], limits: Sequence[int | None]) -> Iterator[tuple[date, date, int]]:
    """Spells of one limit as (first day, day after its last, cases); none where there is no limit."""
    start = 0
    for place in range(1, len(days) + 1):
        if place == len(days) or limits[place] != limits[start]:
            if (cases := limits[start]) is not None:
                yield days[start], days[min(place, len(days) - 1)], cases
            start = place


def _months(days: Sequence[date]) -> list[date]:
    firsts = [day for day in days if day.day == 1]
    return firsts[:: max(1, len(firsts) // 12 + (len(firsts) % 12 > 0))]


def _round_up(number: int) -> int:
    return -(-number // GRID_LINES) * GRID_LINES


def _in_words(counts: Sequence[Count]) -> str:
    first, last = counts[0], counts[-1]
    gaps = sum(1 for _ in unbroken(counts)) - 1
    words = f"From {many(first.cases, 'case')} on {first.on:%d/%m/%Y} to {last.cases} on {last.on:%d/%m/%Y}"
    return words + (f", with {many(gaps, 'gap')} in the counts" if gaps else "")
