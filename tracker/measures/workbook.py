"""The measures as a workbook: cover, every figure, a year with its charts, and of each measure its rows."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from textwrap import wrap
from typing import Any

from tracker.exports.kinds import filters_in_words
from tracker.measures.dashboard import Cell, Dashboard
from tracker.measures.definitions import MEASURES, SAME_ROWS
from tracker.measures.figures import Figure, Kind, Measure
from tracker.measures.plots import Point
from tracker.measures.rows import Row
from tracker.measures.sources import rows_of
from workforce.authority_settings import authority_settings
from workforce.models import Worker
from workforce.web.cell_values import Share
from workforce.web.sheet_look import Band, SheetChart
from workforce.web.tags import day
from workforce.web.workbook import CellKind, Sheet, SheetColumn

TITLE = "Measures"
YEAR = "A year"
DAY, WHOLE, DECIMAL = CellKind.DATE, CellKind.WHOLE, CellKind.DECIMAL
#: A definition stands on the cover in lines of so many letters: a longer one would shrink the paper.
WIDEST = 110
COVER = (SheetColumn("About", 44), SheetColumn("What", WIDEST))
PERSON = (SheetColumn("Person", 26), SheetColumn("Staff number", 14), SheetColumn("Team", 26))
#: What the value of a row is measured against.
MEASURED_AGAINST = {
    "over-limit": "Limit",
    "protected-time": "Hours planned",
    "mentor-load": "Most",
}
#: Measures whose value is so many days too late.
LATE = ("overdue", "actions-overdue", "milestones-late")
#: Whose rows they are, by their team, as they stood on the day.
type Placed = list[tuple[int, Row]]


class MeasuresBook:
    """What the page of the measures shows, with the rows behind every figure of the month that it shows."""

    def __init__(self, page: Dashboard) -> None:
        self.page = page
        self.rows = _rows_shown(page)
        self.people = _people(page, {row.worker for placed in self.rows.values() for _, row in placed})

    @property
    def number(self) -> int:
        """How many rows there are behind the figures."""
        return sum(len(self.rows[measure.key]) for measure in MEASURES if measure.key not in SAME_ROWS)

    def sheets(self) -> list[Sheet]:
        """Every sheet, in order."""
        months = list(self._year())
        charts = list(_charts(months))
        return [
            Sheet("Cover", COVER, self._cover()),
            Sheet(TITLE, self._figure_columns(), self._figures()),
            Sheet(YEAR, YEAR_COLUMNS, months),
            Sheet("Charts", DRAWN, ((one.title,) for one in charts), charts),
            *(self._sheet(measure) for measure in MEASURES if measure.key not in SAME_ROWS),
        ]

    def _cover(self) -> Iterator[tuple[str, Any]]:
        form = self.page.form
        yield "Report", TITLE
        yield "Authority", authority_settings().shown_name
        yield "Month", f"{form.chosen_month:%B %Y}"
        yield "Figures", self._known()
        yield from (one for one in filters_in_words(form) if one[0] not in ("Month", "Or as at"))
        yield "Made on", self.page.viewer.on
        yield "Left out", "Numbers, days and choices alone: nothing that was said in supervision."
        for measure in MEASURES:
            first, *others = wrap(measure.definition, WIDEST)
            yield f"{measure.number} {measure.title}", first
            yield from (("", words) for words in others)

    def _known(self) -> str:
        form = self.page.form
        if form.day:
            return f"As at {day(form.day)}: the month up to that day, from what is recorded now"
        if self.page.is_kept:
            return "As they were known when the month was closed"
        return "As they are known now: the month is not closed"

    def _figure_columns(self) -> tuple[SheetColumn, ...]:
        this, before = (f"{span.month:%B %Y}" for span in (self.page.span, self.page.before))
        return (
            SheetColumn("Number", 9),
            SheetColumn("Measure", 44),
            SheetColumn("Change", 10),
            SheetColumn("Unit", 10),
            SheetColumn(this, 14),
            SheetColumn(f"Counted, {this}", 14, WHOLE),
            SheetColumn(f"Of, {this}", 14, WHOLE),
            SheetColumn("With what was recorded since", 16),
            SheetColumn(before, 14),
            SheetColumn(f"Counted, {before}", 14, WHOLE),
            SheetColumn(f"Of, {before}", 14, WHOLE),
        )

    def _figures(self) -> Iterator[Sequence[Any]]:
        for line in self.page.lines:
            measure = line.measure
            now = number_of(line.this.now) if line.this.now else None
            unit = "share" if line.this.figure.is_share else measure.unit or "number"
            named = measure.number, measure.title, line.change, unit
            yield *named, *_made_of(line.this), now, *_made_of(line.before)

    def _year(self) -> Iterator[Sequence[Any]]:
        lines = self.page.lines
        for place, point in enumerate(lines[0].trend.points):
            figures = (line.trend.points[place].figure for line in lines)
            numbers = (number_of(figure) if figure else None for figure in figures)
            yield f"{point.month:%b %Y}", _stands(point), *numbers

    def _sheet(self, measure: Measure) -> Sheet:
        return Sheet(f"{measure.number} {measure.title}", self._columns(measure), self._rows_of(measure))

    def _columns(self, measure: Measure) -> tuple[SheetColumn, ...]:
        value, on, other = measure.columns
        band = Band.OVERDUE if measure.key in LATE else Band.NONE
        columns = [*PERSON]
        if measure.kind is Kind.SHARE:
            columns.append(SheetColumn("Counted", 22))
        if measure.parts:
            columns.append(SheetColumn("What", 34))
        columns.append(SheetColumn(on, 12, DAY))
        if other:
            columns.append(SheetColumn(other, 12, DAY))
        if value:
            kind = DECIMAL if measure.kind is Kind.RATIO else WHOLE
            columns.append(SheetColumn(value, 12, kind, band))
            if measure.key in MEASURED_AGAINST:
                columns.append(SheetColumn(MEASURED_AGAINST[measure.key], 12, kind))
        if measure.is_of_things:
            columns.append(SheetColumn("Session", 12, WHOLE))
        return tuple(columns)

    def _rows_of(self, measure: Measure) -> Iterator[Sequence[Any]]:
        value, _, other = measure.columns
        teams, in_order = self.page.form.teams, sorted(self.rows[measure.key], key=self._place)
        for team, row in in_order:
            cells: list[Any] = [*self.people.get(row.worker, ("", "")), teams.get(team, "")]
            if measure.kind is Kind.SHARE:
                words = measure.counted[0 if row.counts else 1]
                cells.append(words[:1].upper() + words[1:])
            if measure.parts:
                cells.append(", ".join(filter(None, map(measure.label_of, row.parts))))
            cells.append(row.day)
            if other:
                cells.append(row.other_day)
            if value:
                numbers = (row.value, row.of) if measure.key in MEASURED_AGAINST else (row.value,)
                cells += map(whole_where_it_is, numbers)
            if measure.is_of_things:
                cells.append(row.thing)
            yield cells

    def _place(self, placed: tuple[int, Row]) -> tuple[Any, ...]:
        _, row = placed
        name, _number = self.people.get(row.worker, ("", ""))
        return -(row.value or 0), row.day, name.casefold(), row.worker, row.thing or 0


def _column_of_year(measure: Measure) -> SheetColumn:
    is_share = measure.figure([]).is_share
    kind = CellKind.PERCENT if is_share else DECIMAL if measure.kind is Kind.MEDIAN else WHOLE
    return SheetColumn(f"{measure.number} {measure.title}", 13, kind)


#: So wide that two charts stand on one paper.
DRAWN = (SheetColumn("Drawn below", 140),)
YEAR_COLUMNS = (SheetColumn("Month", 11), SheetColumn("Known", 12), *map(_column_of_year, MEASURES))


def _rows_shown(page: Dashboard) -> Mapping[str, Placed]:
    """Of every measure the rows of the month that the page shows: as it was closed, or as it is known now."""
    found: dict[str, Placed] = {measure.key: [] for measure in MEASURES}
    if page.is_kept:
        for (month, key, team), some in page.rows_then.items():
            if month == page.month:
                found[key] += [(team, row) for row in some]
        return found
    place = page.facts.place
    for key, each in rows_of(page.facts, page.span).items():
        found[key] = [(place(row.worker, row.day).team, row) for row in page.scope.among(each, place)]
    return found


def _people(page: Dashboard, keys: set[int]) -> dict[int, tuple[str, str | None]]:
    """Names and staff numbers."""
    named = Worker.objects.order_by().only("given_name", "family_name", "known_as", "staff_number")
    there = named.filter(pk__in=keys)
    return {one.pk: (one.full_name, one.staff_number) for one in there}


def number_of(figure: Figure) -> float | None:
    """A share as a percentage, another figure as a number in its unit."""
    if figure.value is not None and figure.is_share:
        return Share(figure.value)
    return whole_where_it_is(figure.value)


def whole_where_it_is(number: float | Decimal | None) -> float | None:
    """The number: 138 and not 138.00, which a CSV would show of a month that was closed."""
    if number is None:
        return None
    return int(number) if number == int(number) else float(number)


def _made_of(cell: Cell) -> tuple[float | None, int | None, int]:
    figure = cell.figure
    counted = figure.counted if figure.kind is Kind.SHARE else None
    return number_of(figure), counted, figure.lines


def _stands(point: Point) -> str:
    if point.is_so_far:
        return "So far"
    return "Closed" if point.is_kept else "Not closed"


def _charts(months: Sequence[Sequence[Any]]) -> Iterator[SheetChart]:
    """Of every measure with two months or more, its year."""
    for measure, column in zip(MEASURES, range(3, 3 + len(MEASURES)), strict=True):
        if sum(row[column - 1] is not None for row in months) > 1:
            is_share = measure.figure([]).is_share
            title = f"{measure.number} {measure.title}"
            yield SheetChart(title, YEAR, 1, column, 2, len(months) + 1, is_line=True, is_share=is_share)
