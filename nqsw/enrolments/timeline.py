"""An NQSW's year as a drawing: where each fact lies on one strip of time. Plain geometry, no Django.

Lanes from the top: supervision, milestones, master classes, mentor, caseload; pauses lie across all.
A template only writes the numbers down.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from workforce.rules.in_words import many
from workforce.rules.working_days import ONE_DAY, Interval, add_months

WIDTH = 1120
LEFT = 118
RIGHT = 18
TOP = 34
LANES = {"supervision": 74, "milestones": 46, "classes": 40, "mentor": 40, "caseload": 104}
LANE_GAP = 10
MONTHS_HEIGHT = 26
SESSIONS_BELOW = 48
IN_A_COLUMN = 4
COLUMN_WIDTH = 14
CLUSTER_WIDTH = 10
LONGEST_STRIDE_DAYS = 35
"""Two counts of cases further apart than this are not joined: a gap is a gap, not a line."""


@dataclass(frozen=True, slots=True)
class Band:
    """Days with one promise of supervision, in its words."""

    days: Interval
    label: str


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """Something that happens on one day; `state` says how it is drawn, `words` what it is."""

    on: date
    state: str
    words: str


@dataclass(frozen=True, slots=True)
class Year:
    """The facts of one enrolment, as the drawing needs them."""

    days: Interval
    today: date
    bands: Sequence[Band] = ()
    sessions: Sequence[TimelineEvent] = ()
    gaps: Sequence[Interval] = ()
    milestones: Sequence[TimelineEvent] = ()
    classes: Sequence[TimelineEvent] = ()
    mentors: Sequence[Band] = ()
    pauses: Sequence[Interval] = ()
    counts: Sequence[tuple[date, int]] = ()
    limits: Sequence[tuple[Interval, int]] = ()


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the drawing, with its name at the left."""

    name: str
    top: float
    height: float

    @property
    def middle(self) -> float:
        return self.top + self.height / 2

    @property
    def bottom(self) -> float:
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with words; `fits` is false where the words would not fit inside."""

    x: float
    width: float
    words: str = ""
    fits: bool = False

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)


@dataclass(frozen=True, slots=True)
class Point:
    """A mark at a place."""

    x: float
    y: float
    state: str
    words: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything with its place, in units of the drawing's own width."""

    width: int
    height: float
    left: int
    right: float
    lanes: dict[str, Lane]
    months: list[Box]
    bands: list[Box]
    sessions: list[Point]
    gaps: list[Box]
    milestones: list[Point]
    classes: list[Point]
    mentors: list[Box]
    pauses: list[Box]
    today_x: float | None
    caseload: "Chart"

    @property
    def sessions_y(self) -> float:
        """The line on which sessions are marked."""
        return self.lanes["supervision"].top + SESSIONS_BELOW

    @property
    def body(self) -> float:
        """Height of everything under the months."""
        return self.height - MONTHS_HEIGHT


@dataclass(frozen=True, slots=True)
class Chart:
    """The caseload lane: lines of counts, the stepped limit, and the two ends of the scale."""

    most: int = 0
    lines: list[str] = field(default_factory=list)
    dots: list[Point] = field(default_factory=list)
    limit: str = ""
    limit_labels: list[Point] = field(default_factory=list)


def draw(year: Year) -> Drawing:
    """Lay the facts of a year out on the strip."""
    lanes = _lanes()
    place = _Scale(year.days)
    last = list(lanes.values())[-1]
    return Drawing(
        width=WIDTH,
        height=last.bottom + 8,
        left=LEFT,
        right=WIDTH - RIGHT,
        lanes=lanes,
        months=_months(year.days, place),
        bands=_boxes(((band.days, band.label) for band in year.bands), place),
        sessions=_points(year.sessions, place, lanes["supervision"].top + SESSIONS_BELOW),
        gaps=_boxes(((gap, "") for gap in year.gaps), place),
        milestones=_spread(year.milestones, place, lanes["milestones"]),
        classes=_points(year.classes, place, lanes["classes"].middle),
        mentors=_boxes(((band.days, band.label) for band in year.mentors), place),
        pauses=_boxes(((pause, "Paused") for pause in year.pauses), place),
        today_x=place.x(year.today) if year.days.contains(year.today) else None,
        caseload=_chart(year, place, lanes["caseload"]),
    )


class _Scale:
    """Turns days into places from left to right; days outside the strip lie at its ends."""

    def __init__(self, days: Interval) -> None:
        self.first = days.starts_on
        self.last = days.ends_on or days.starts_on
        self.a_day = (WIDTH - LEFT - RIGHT) / max(1, (self.last - self.first).days + 1)

    def x(self, day: date) -> float:
        inside = min(max(day, self.first), self.last + ONE_DAY)
        return round(LEFT + (inside - self.first).days * self.a_day, 1)

    def box(self, days: Interval) -> tuple[float, float] | None:
        """Where a spell starts and how wide it is; None where it lies outside."""
        if not days.overlaps(Interval(self.first, self.last)):
            return None
        x, end = self.x(days.starts_on), self.x(days.return_day or self.last + ONE_DAY)
        return x, round(end - x, 1)


def _lanes() -> dict[str, Lane]:
    top = float(TOP)
    found: dict[str, Lane] = {}
    for name, height in LANES.items():
        found[name] = Lane(name.capitalize(), top, height)
        top += height + LANE_GAP
    return found


def _months(days: Interval, place: _Scale) -> list[Box]:
    """Calendar months with their names, the year at the first and at each January."""
    first = days.starts_on.replace(day=1)
    found: list[Box] = []
    for number in range(40):
        start = add_months(first, number)
        where = place.box(Interval(start, add_months(start, 1) - ONE_DAY))
        if where is None:
            break
        words = f"{start:%b}" if found and start.month != 1 else f"{start:%b %Y}"
        found.append(_box(*where, words))
    return found


def _boxes(spells: Iterable[tuple[Interval, str]], place: _Scale) -> list[Box]:
    return [_box(*where, words) for days, words in spells if (where := place.box(days))]


def _box(x: float, width: float, words: str) -> Box:
    return Box(x, width, words, fits=len(words) * 6.6 + 6 <= width)


def _points(marks: Iterable[TimelineEvent], place: _Scale, y: float) -> list[Point]:
    return [Point(place.x(mark.on), y, mark.state, mark.words) for mark in marks]


def _spread(marks: Sequence[TimelineEvent], place: _Scale, lane: Lane) -> list[Point]:
    """Marks of the same few days beneath each other, then in a column to the left: each can be seen."""
    found: list[Point] = []
    cluster: list[float] = []
    for mark in sorted(marks, key=lambda m: m.on):
        x = place.x(mark.on)
        cluster = [*cluster, x] if cluster and x - cluster[0] < CLUSTER_WIDTH else [x]
        columns, row = divmod(len(cluster) - 1, IN_A_COLUMN)
        y = lane.top + 8 + row * 10
        found.append(Point(round(x - columns * COLUMN_WIDTH, 1), y, mark.state, mark.words))
    return found


def _chart(year: Year, place: _Scale, lane: Lane) -> Chart:
    numbers = [number for _, number in year.counts] + [cases for _, cases in year.limits]
    if not numbers:
        return Chart()
    most = max(4, *numbers) * 1.15
    base, height = lane.bottom - 4, lane.height - 16

    def y(number: float) -> float:
        return round(base - number / most * height, 1)

    dots = [
        Point(place.x(day), y(number), "over" if _over(year, day, number) else "within", many(number, "case"))
        for day, number in year.counts
    ]
    steps = [(where, cases) for days, cases in year.limits if (where := place.box(days))]
    return Chart(
        most=max(numbers),
        lines=[_path(run) for run in _runs(year.counts, dots) if len(run) > 1],
        dots=dots,
        limit=" ".join(
            f"{'L' if index else 'M'}{x} {y(cases)} H{x + width:.1f}"
            for index, ((x, width), cases) in enumerate(steps)
        ),
        limit_labels=[Point(x + 4, y(cases) - 5, "limit", f"limit {cases}") for (x, _), cases in steps],
    )


def _over(year: Year, day: date, number: int) -> bool:
    return any(days.contains(day) and number > cases for days, cases in year.limits)


def _runs(counts: Sequence[tuple[date, int]], dots: Sequence[Point]) -> list[list[Point]]:
    """Counts near enough to each other to be joined by a line."""
    runs = [[dots[0]]] if dots else []
    for (before, after), dot in zip(pairwise(day for day, _ in counts), dots[1:], strict=True):
        if (after - before).days > LONGEST_STRIDE_DAYS:
            runs.append([])
        runs[-1].append(dot)
    return runs


def _path(run: Sequence[Point]) -> str:
    return " ".join(f"{'L' if index else 'M'}{dot.x} {dot.y}" for index, dot in enumerate(run))
