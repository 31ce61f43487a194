"""A measure over a year as a drawing: coordinates only; the template draws."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from tracker.measures.figures import Figure


class Point(NamedTuple):
    """One month: its figure, if any; `is_so_far` while the month runs, `is_kept` once it is closed."""

    month: date
    figure: Figure | None
    is_so_far: bool = False
    is_kept: bool = False


class Label(NamedTuple):
    """Words at a place."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Trend:
    """Ready to draw. Months without a figure are a gap in the line, never a zero."""

    width: int
    height: int
    lines: list[str]
    dots: list[tuple[float, float, bool]]
    levels: list[Label]
    months: list[Label]
    left: int
    #: What a reader who cannot see it is told.
    words: str
    points: Sequence[Point]

    @property
    def is_drawn(self) -> bool:
        """There are two months or more to set side by side."""
        return len(self.dots) > 1


def small_trend(points: Sequence[Point]) -> Trend:
    """A line for a table: no axes."""
    return _trend(points, width=150, height=36, left=4, bottom=4, has_axes=False)


def large_trend(points: Sequence[Point]) -> Trend:
    """A drawing of its own, with axes."""
    return _trend(points, width=720, height=220, left=48, bottom=26, has_axes=True)


def _trend(
    points: Sequence[Point], *, width: int, height: int, left: int, bottom: int, has_axes: bool
) -> Trend:
    right = 22 if has_axes else 8
    shown = [_shown(one) for one in points]
    known = [(place, value) for place, value in enumerate(shown) if value is not None]
    is_share = any(one.figure.is_share for one in points if one.figure)
    top = 100.0 if is_share else _round_up(max((value for _, value in known), default=1) or 1)
    most = max(top, max((value for _, value in known), default=0))
    step = (width - left - right) / max(1, len(points) - 1)

    def x(place: int) -> float:
        return round(left + step * place, 1)

    def y(value: float) -> float:
        return round(height - bottom - (height - bottom - 6) * value / most, 1)

    return Trend(
        width=width,
        height=height,
        lines=[" ".join(f"{x(place)},{y(value)}" for place, value in run) for run in _unbroken(known)],
        dots=[(x(place), y(value), points[place].is_so_far) for place, value in known],
        levels=[Label(left - 8, y(level), _level(level, is_share)) for level in (0, most / 2, most)]
        if has_axes
        else [],
        months=[Label(x(place), height - 8, f"{one.month:%b}") for place, one in enumerate(points)]
        if has_axes
        else [],
        left=left,
        words=_in_words(points),
        points=points,
    )


def _shown(point: Point) -> float | None:
    """The number of a point; None where there is none."""
    shown = point.figure.shown if point.figure else None
    return None if shown is None else float(shown)


def _unbroken(known: Iterable[tuple[int, float]]) -> Iterator[list[tuple[int, float]]]:
    run: list[tuple[int, float]] = []
    for place, value in known:
        if run and place - run[-1][0] > 1:
            yield run
            run = []
        run.append((place, value))
    if run:
        yield run


def _round_up(number: float) -> float:
    """A round number that is not less: 1, 2, 5, 10, 20, 50 and so on, times ten."""
    size = 1.0
    while True:
        for times in (1, 2, 5):
            if times * size >= number:
                return times * size
        size *= 10


def _level(level: float, is_share: bool) -> str:
    number = f"{level:,.1f}".removesuffix(".0")
    return f"{number}%" if is_share else number


def _in_words(points: Sequence[Point]) -> str:
    known = [(one, one.figure.label) for one in points if one.figure and _shown(one) is not None]
    if not known:
        return "No figures yet"
    (first, was), (last, label) = known[0], known[-1]
    said = f"{first.month:%B %Y}: {was}"
    if first is last:
        return said
    return f"{said}; {last.month:%B %Y}{' so far' if last.is_so_far else ''}: {label}"
