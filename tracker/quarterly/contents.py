"""What a report says, before it is a page, a Word document or a PDF."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tracker.measures.figures import Figure, Measure
from tracker.measures.plots import Point, Trend, large_trend


@dataclass(frozen=True, slots=True)
class Chart:
    """One measure over months."""

    title: str
    months: tuple[Point, ...]
    is_share: bool

    @property
    def trend(self) -> Trend:
        """As a page draws it."""
        return large_trend(self.months)

    @property
    def values(self) -> list[tuple[str, float | None]]:
        """Each month, and its figure as it is shown; None where it is not known, or nothing was counted."""
        return [(f"{one.month:%b %y}", one.figure.shown if one.figure else None) for one in self.months]

    @property
    def is_empty(self) -> bool:
        """No month has a figure that is shown."""
        return all(value is None for _, value in self.values)

    @property
    def alternative(self) -> str:
        """In words, for a reader who does not see it."""
        unit = "%" if self.is_share else ""
        said = (f"{label} {value:g}{unit}" for label, value in self.values if value is not None)
        return f"{self.title}: {', '.join(said) or 'nothing was counted'}"


class Table(NamedTuple):
    """Text in rows; `numbers` are the places of columns that stand to the right."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()

    @property
    def labelled(self) -> list[list[tuple[str, str]]]:
        """Each row with the heading of each value: a narrow page has it beside the value."""
        return [list(zip(self.headings, row, strict=True)) for row in self.rows]


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, and the figure that it says, so that a reader can follow it to its rows."""

    measure: Measure
    now: Figure
    before: Figure | None
    text: str

    @property
    def shows(self) -> str:
        """What the link behind its number leads to; the number stands where the braces are."""
        one, several = self.measure.rows
        return f"Show {{}} {one if self.now.lines == 1 else several}"


@dataclass(frozen=True, slots=True)
class Section:
    """One subject: what was counted, drawn, and written about it."""

    key: str
    title: str
    said: tuple[Said, ...]
    charts: tuple[Chart, ...]
    tables: tuple[Table, ...]
    #: What the writer of the report adds; empty until they do.
    words: str = ""

    @property
    def sentences(self) -> list[str]:
        return [one.text for one in self.said]


@dataclass(frozen=True, slots=True)
class Contents:
    """The whole report."""

    title: str
    subtitle: str
    author: str
    opening: Sequence[str]
    sections: Sequence[Section]
    closing: Sequence[str]
