"""How rows become a figure. Plain Python: what a page, a workbook or a kept month says is worked out here."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from statistics import median
from typing import NamedTuple

from tracker.measures.rows import Row
from workforce.rules.percentages import whole_percent

#: The heading of the day of what stands on a day.
STANDS = "As at"


class Kind(StrEnum):
    """What a figure is, of its rows."""

    #: So many count of so many.
    SHARE = "share"
    #: How many there are.
    NUMBER = "number"
    #: The one in the middle of the values, and the greatest.
    MEDIAN = "median"
    LONGEST = "longest"
    #: The values together.
    TOTAL = "total"
    #: The values together, of what they are measured against.
    RATIO = "ratio"


class Figure(NamedTuple):
    """A figure with what it was made of: `lines` are the rows that its list has."""

    kind: Kind
    unit: str
    lines: int
    counted: int
    #: A share as 0 to 1, else a number; None where there is nothing to say.
    value: float | None

    @property
    def label(self) -> str:
        """ "87%", "12", "21 days"; a dash where there is nothing to say."""
        if self.value is None:
            return "–"
        if self.is_share:
            return f"{self.percent}%"
        number = f"{self.value:,.1f}".removesuffix(".0")
        return f"{number} {self.unit if self.value != 1 else self.unit.removesuffix('s')}".strip()

    @property
    def is_share(self) -> bool:
        return self.kind in (Kind.SHARE, Kind.RATIO)

    @property
    def percent(self) -> int | None:
        """Rounded to a whole number; 100 and 0 only when it is all or none."""
        if self.value is None:
            return None
        rounded = whole_percent(self.value)
        if self.value < 1 <= rounded / 100:
            return 99
        return 1 if rounded == 0 and self.value > 0 else rounded

    @property
    def shown(self) -> float | None:
        """The number that a page says: of a share its percentage."""
        return self.percent if self.is_share else self.value


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure, or one of the parts of a measure that has several, such as 5a and 5b."""

    number: str
    key: str
    title: str
    #: What it counts, in one or two sentences, with the source.
    definition: str
    kind: Kind
    unit: str = ""
    #: True where more is better, False where less is, None where neither is.
    more_is_better: bool | None = None
    #: What a row is, one and several.
    rows: tuple[str, str] = ("row", "rows")
    #: Of a share, what counts, and what does not.
    counted: tuple[str, str] = ("counted", "not counted")
    #: Of a row: what its value is, its day, and the other day.
    columns: tuple[str, str, str] = ("", "Day", "")
    #: The page of the thing that a row is about.
    route: str = ""
    #: Rows about the same thing are one line: a group session is one session.
    is_of_things: bool = False
    #: What rows are told apart by, and what it is called.
    parts: tuple[tuple[str, str], ...] = ()

    def lines(self, rows: Iterable[Row]) -> list[list[Row]]:
        """The rows as the list shows them: those about one thing together, in the order given."""
        if not self.is_of_things:
            return [[row] for row in rows]
        found: dict[tuple[int | None, object], list[Row]] = {}
        for row in rows:
            found.setdefault((row.thing, row.day), []).append(row)
        return list(found.values())

    def figure(self, rows: Collection[Row]) -> Figure:
        """The figure of these rows."""
        lines, counted = self._counted(rows)
        return Figure(self.kind, self.unit, lines, counted, VALUES[self.kind](rows, counted, lines))

    @property
    def is_tallied(self) -> bool:
        """Its figure follows from how many rows there are, and how many of them count."""
        return self.kind in (Kind.SHARE, Kind.NUMBER) and not self.is_of_things

    def tallied(self, lines: int, counted: int) -> Figure:
        """The figure of so many rows of which so many count: of a measure that `is_tallied`."""
        return Figure(self.kind, self.unit, lines, counted, VALUES[self.kind]((), counted, lines))

    def _counted(self, rows: Collection[Row]) -> tuple[int, int]:
        """How many lines there are, and how many of them count: those of which every row does."""
        if not self.is_of_things:
            return len(rows), sum(row.counts for row in rows)
        found: dict[tuple[int | None, object], bool] = {}
        for row in rows:
            key = (row.thing, row.day)
            found[key] = row.counts and found.get(key, True)
        return len(found), sum(found.values())

    @property
    def stands(self) -> bool:
        """It says how things stand on a day; otherwise what happened in a time."""
        return self.columns[1] == STANDS

    def label_of(self, part: str) -> str:
        """What a part is called; empty for none."""
        return dict(self.parts).get(part, "")


def _share(rows: Collection[Row], counted: int, lines: int) -> float | None:
    return counted / lines if lines else None


def _number(rows: Collection[Row], counted: int, lines: int) -> float | None:
    return lines


def _median(rows: Collection[Row], counted: int, lines: int) -> float | None:
    return float(median(float(row.value or 0) for row in rows)) if rows else None


def _longest(rows: Collection[Row], counted: int, lines: int) -> float | None:
    return float(max(row.value or 0 for row in rows)) if rows else None


def _total(rows: Collection[Row], counted: int, lines: int) -> float | None:
    return float(sum(row.value or 0 for row in rows))


def _ratio(rows: Collection[Row], counted: int, lines: int) -> float | None:
    of = sum(row.of or 0 for row in rows)
    return float(sum(row.value or 0 for row in rows)) / float(of) if of else None


VALUES: dict[Kind, Callable[[Collection[Row], int, int], float | None]] = {
    Kind.SHARE: _share,
    Kind.NUMBER: _number,
    Kind.MEDIAN: _median,
    Kind.LONGEST: _longest,
    Kind.TOTAL: _total,
    Kind.RATIO: _ratio,
}
