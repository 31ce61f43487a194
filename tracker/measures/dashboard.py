"""The page of all measures: this month beside the last, a year's trend, and what got worse."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.urls import reverse

from supervision.start_day.reports.counting import counting
from tracker.measures.definitions import MEASURES, SAME_ROWS
from tracker.measures.figures import Figure, Kind, Measure
from tracker.measures.kept import KeptRows, figures_kept, figures_of, kept_rows
from tracker.measures.known import Facts
from tracker.measures.plots import Point, Trend, small_trend
from tracker.measures.rows import Row, Span, month_of, span_of
from tracker.measures.scope import MeasuresForm, Scope
from tracker.measures.sources import rows_of, rows_of_one
from tracker.measures.there import MONTHS
from workforce.models import WorkerQuerySet
from workforce.permissions import people_answered_for
from workforce.rules.working_days import add_months
from workforce.web.viewer import Viewer

#: So many measures that got worse are named above the others.
WORSE_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of one month, and the addresses of its rows."""

    measure: Measure
    figure: Figure
    address: str
    #: As it would be now, where the month is closed and something was recorded since.
    now: Figure | None = None

    def _with(self, name: str, value: str) -> str:
        return f"{self.address}{'&' if '?' in self.address else '?'}{name}={value}"

    @property
    def counted_address(self) -> str:
        """The rows that count."""
        return self._with("counted", "yes")

    @property
    def others_address(self) -> str:
        """The rows that do not."""
        return self._with("counted", "no")

    @property
    def changed_address(self) -> str:
        """The rows that are otherwise now."""
        return self._with("changed", "yes")

    @property
    def others(self) -> int:
        return self.figure.lines - self.figure.counted

    @property
    def is_count(self) -> bool:
        """The figure is the number of its rows."""
        return self.figure.kind is Kind.NUMBER

    @property
    def row_words(self) -> str:
        """ "of 24 due days": what it was made of."""
        one, several = self.measure.rows
        return one if self.figure.lines == 1 else several


@dataclass(frozen=True, slots=True)
class Line:
    """One measure on the page."""

    measure: Measure
    this: Cell
    before: Cell
    trend: Trend
    address: str
    #: Something is on record of the month before.
    is_compared: bool = True

    @property
    def change(self) -> str:
        """Against the month before: "better", "worse", "the same"; empty where it cannot be said."""
        this, before = self.this.figure.shown, self.before.figure.shown
        if not self.is_compared or this is None or before is None or self.measure.more_is_better is None:
            return ""
        if this == before:
            return "Same"
        return "Better" if (this > before) == self.measure.more_is_better else "Worse"

    @property
    def colour(self) -> str:
        return {"Better": "green", "Worse": "red"}.get(self.change, "grey")

    @property
    def by_how_much(self) -> float:
        """The change as a share of what it was."""
        this, before = self.this.figure.shown or 0, self.before.figure.shown or 0
        return abs(this - before) / max(this, before, 1)


class Dashboard:
    """All measures of the people whom a viewer answers for, in one month and the one before."""

    def __init__(self, viewer: Viewer, form: MeasuresForm) -> None:
        self.viewer, self.form, self.scope = viewer, form, form.scope
        self.span = form.span
        self.month = self.span.month
        self.before = span_of(add_months(self.month, -1), today=viewer.on)
        self.kept = form.there.year_to(self.month)

    @cached_property
    def is_kept(self) -> bool:
        """The month that is shown is closed, and shown as it was known then."""
        return self.form.day is None and self.month in self.kept

    @cached_property
    def now(self) -> dict[date, Mapping[str, Figure]]:
        """The figures of both months as they are known now, by the first day of each."""
        return {span.month: self._figures(self.facts, span) for span in (self.before, self.span)}

    @cached_property
    def facts(self) -> Facts:
        """What is known now for the figures of both months."""
        return Facts.seen_by(self.viewer, [self.before, self.span], self.scope)

    def _figures(self, facts: Facts, span: Span) -> Mapping[str, Figure]:
        rows = rows_of(facts, span)
        return {
            measure.key: measure.figure(self.scope.among(rows[measure.key], facts.place))
            for measure in MEASURES
        }

    @cached_property
    def then(self) -> Mapping[tuple[date, str], Figure]:
        """The figures of every closed month of the year, as they were known then."""
        if self._is_of_everybody:
            return figures_kept(self.kept.values())
        return figures_of(self.rows_then, self.kept)

    @cached_property
    def rows_then(self) -> KeptRows:
        """The rows by month, measure and team, as they were known then: of every closed month of the year. Of
        everybody the month that is shown is enough, since each closed month has the figures of everybody.
        """
        months = [self.kept[self.month]] if self._is_of_everybody else self.kept.values()
        people = everybody_or(self.viewer)
        return kept_rows(months, MEASURES, people=people, scope=self.scope, place="team")

    @property
    def _is_of_everybody(self) -> bool:
        return everybody_or(self.viewer) is None and not self.scope

    @cached_property
    def is_compared(self) -> bool:
        """Records, or a log, begin before the month before is over: else a 0 of it says nothing."""
        there = counting()
        known_from = there.log_starts_on or there.records_begin_on
        return known_from is None or known_from <= self.before.on

    @cached_property
    def lines(self) -> list[Line]:
        return [self._line(measure) for measure in MEASURES]

    def _line(self, measure: Measure) -> Line:
        return Line(
            measure=measure,
            this=self._cell(measure, self.span),
            before=self._cell(measure, self.before),
            trend=small_trend(self._points(measure)),
            address=reverse("tracker:measure", args=[measure.key], query=self.form.in_address() or None),
            is_compared=self.is_compared,
        )

    def _cell(self, measure: Measure, span: Span) -> Cell:
        month, now = span.month, self.now[span.month][measure.key]
        is_shown = month == self.month
        query = self.form.in_address() if is_shown else self.form.in_address(month)
        address = reverse("tracker:measure_rows", args=[measure.key], query=query or None)
        then = self.then.get((month, measure.key)) if not is_shown or self.is_kept else None
        if then is None:
            return Cell(measure, now, address)
        return Cell(measure, then, address, now if then != now else None)

    def _points(self, measure: Measure) -> list[Point]:
        months = [add_months(self.month, -back) for back in range(MONTHS, -1, -1)]
        return [self._point(measure, month) for month in months]

    def _point(self, measure: Measure, month: date) -> Point:
        if month == self.month and not self.is_kept:
            is_so_far = month == month_of(self.viewer.on) or self.form.day is not None
            return Point(month, self.now[month][measure.key], is_so_far)
        then = self.then.get((month, measure.key))
        if then is None and month == self.before.month:
            return Point(month, self.now[month][measure.key])
        return Point(month, then, is_kept=then is not None)

    @property
    def worse(self) -> list[Line]:
        """What got worse since the month before, in order; of many, those that did the most."""
        found = [line for line in self.lines if line.change == "Worse"]
        most = sorted(found[1:], key=lambda line: -line.by_how_much)[: WORSE_SHOWN - 1]
        return [line for line in found if line is found[0] or line in most]

    @property
    def rows_in_all(self) -> int:
        """How many rows there are behind the figures of the month."""
        return sum(line.this.figure.lines for line in self.lines if line.measure.key not in SAME_ROWS)

    @property
    def is_empty(self) -> bool:
        """Nothing was counted in either month."""
        return not any(line.this.figure.lines or line.before.figure.lines for line in self.lines)


def everybody_or(viewer: Viewer) -> WorkerQuerySet | None:
    """None where the viewer answers for everybody."""
    return None if viewer.is_principal_social_worker else people_answered_for(viewer)


def rows_now(viewer: Viewer, measure: Measure, span: Span, scope: Scope) -> tuple[Facts, list[Row]]:
    """The rows of one measure as they are known now."""
    key = SAME_ROWS.get(measure.key, measure.key)
    facts = Facts.seen_by(viewer, [span], scope, measure=key)
    return facts, scope.among(rows_of_one(measure, facts, span), facts.place)
