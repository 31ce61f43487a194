"""Every measure over three months: the rows of each month together, closed months as they were known then."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cached_property

from tracker.measures.by_team import ByTeam, rows_by_team
from tracker.measures.dashboard import everybody_or
from tracker.measures.definitions import SAME_ROWS
from tracker.measures.figures import Figure, Measure
from tracker.measures.kept import figures_kept, kept_rows
from tracker.measures.many_months import rows_together
from tracker.measures.rows import Row, month_of
from tracker.measures.scope import EVERYBODY
from tracker.models import KeptMonth
from tracker.quarterly.quarter import MONTHS, Quarter
from workforce.rules.working_days import add_months
from workforce.web.viewer import Viewer

#: Months of a trend.
YEAR = 12


class QuarterFigures:
    """The figures of a quarter and of the one before, of the people whom a viewer answers for."""

    def __init__(self, viewer: Viewer, quarter: Quarter) -> None:
        self.viewer, self.quarter = viewer, quarter
        first = add_months(quarter.first, MONTHS - YEAR)
        self.months = [
            month for number in range(YEAR) if (month := add_months(first, number)) <= month_of(viewer.on)
        ]
        self.kept = {
            one.starts_on: one for one in KeptMonth.objects.filter(starts_on__range=(first, quarter.last))
        }

    @property
    def _is_of_everybody(self) -> bool:
        """Each closed month has the figures of everybody: no rows are read of those in neither quarter."""
        return everybody_or(self.viewer) is None

    @property
    def _two(self) -> set[date]:
        """The months of both quarters."""
        return {*self.quarter.months, *self.quarter.before.months}

    @cached_property
    def _rows(self) -> ByTeam:
        """Of two quarters; of a manager's own people of the year where months are closed."""
        closed = [one for month, one in self.kept.items() if month in self._two or not self._is_of_everybody]
        now = self._two & {*self.months} - {*self.kept}
        last = self._last if self._is_of_everybody else None
        return rows_by_team(self.viewer, closed=closed, now=now, standing_in=last)

    @property
    def _last(self) -> set[date]:
        """The last month of each quarter that has begun: it says how things stood in the quarter."""
        begun = [
            [month for month in quarter.months if month <= month_of(self.viewer.on)]
            for quarter in (self.quarter, self.quarter.before)
        ]
        return {months[-1] for months in begun if months}

    def _is_read(self, measure: Measure, month: date) -> bool:
        """The rows of a measure in a closed month are among those read."""
        if not self._is_of_everybody:
            return True
        return month in (self._last if measure.stands else self._two)

    def rows(self, measure: Measure, quarter: Quarter, *, team: int | None = None) -> list[Row]:
        """The rows of a quarter, of those of its months that have begun."""
        months = [month for month in quarter.months if month <= month_of(self.viewer.on)]
        return rows_together(measure, months, lambda some: self._of(measure, some, team))

    @cached_property
    def _listed(self) -> dict[tuple[date, str, int | None], list[Row]]:
        """The same of each team, and of all together."""
        found: defaultdict[tuple[date, str, int | None], list[Row]] = defaultdict(list)
        for (month, key, team), rows in self._rows.items():
            found[month, key, team] = rows
            found[month, key, None] += rows
        return found

    def _of(self, measure: Measure, months: Iterable[date], team: int | None) -> list[Row]:
        key = SAME_ROWS.get(measure.key, measure.key)
        return [row for month in months for row in self._listed.get((month, key, team), ())]

    def figure(self, measure: Measure, quarter: Quarter | None = None, *, team: int | None = None) -> Figure:
        """The figure of this quarter, or of another."""
        return measure.figure(self.rows(measure, quarter or self.quarter, team=team))

    def people(self, measure: Measure, quarter: Quarter, *, team: int | None = None) -> frozenset[int]:
        """Whom the rows of a quarter are about."""
        return frozenset(row.worker for row in self.rows(measure, quarter, team=team))

    def people_of_month(self, measure: Measure, month: date) -> frozenset[int]:
        """Whom the rows of one month are about."""
        rows = self._of(measure, [month], None)
        if month in self.kept and not self._is_read(measure, month):
            found = kept_rows([self.kept[month]], [measure], people=None, scope=EVERYBODY)
            rows = [row for some in found.values() for row in some]
        return frozenset(row.worker for row in rows)

    @property
    def teams(self) -> set[int]:
        """Every team that has a row, those too in which nobody is any more."""
        return {team for _, _, team in self._rows}

    def of_month(self, measure: Measure, month: date) -> Figure | None:
        """The figure of one month; None where the month is not closed, and is in neither quarter."""
        if self._is_of_everybody and month in self.kept:
            return self._kept_figures.get((month, measure.key))
        known = {*self.kept, *self._two}
        return measure.figure(self._of(measure, [month], None)) if month in known else None

    @cached_property
    def _kept_figures(self) -> dict[tuple[date, str], Figure]:
        return figures_kept(self.kept.values())

    @property
    def is_over(self) -> bool:
        """The quarter has ended."""
        return self.quarter.last < self.viewer.on

    @property
    def is_closed(self) -> bool:
        """All its months are closed: the report says the same for ever."""
        return all(month in self.kept for month in self.quarter.months)
