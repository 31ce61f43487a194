"""Every measure over the months of a pack: closed months as they were known then, others as they are now."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from tracker.inspection.asked import OWN, Asked
from tracker.measures.dashboard import everybody_or
from tracker.measures.definitions import MEASURES, SAME_ROWS
from tracker.measures.figures import Figure, Measure
from tracker.measures.kept import kept_rows
from tracker.measures.known import Facts
from tracker.measures.many_months import rows_together
from tracker.measures.rows import Row, span_of
from tracker.measures.sources import rows_of
from tracker.models import KeptMonth


class PackFigures:
    """The figures of the people of a pack."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        found = KeptMonth.objects.filter(starts_on__range=(asked.first, asked.last_month))
        self.kept = {one.starts_on: one for one in found}

    @cached_property
    def _rows(self) -> dict[tuple[date, str], list[Row]]:
        asked, viewer = self.asked, self.asked.viewer
        people = asked.among if asked.whom == OWN else everybody_or(viewer)
        kept = kept_rows(self.kept.values(), MEASURES, people=people, scope=asked.scope)
        found = {(month, key): rows for (month, key, _), rows in kept.items()}
        spans = [span_of(month, today=viewer.on) for month in asked.months if month not in self.kept]
        if spans:
            facts = Facts.of(asked.among, spans) if asked.whom == OWN else Facts.seen_by(viewer, spans)
            for span in spans:
                for key, rows in rows_of(facts, span).items():
                    found[span.month, key] = asked.scope.among(rows, facts.place)
        return found

    def _of(self, measure: Measure, months: Iterable[date]) -> list[Row]:
        key = SAME_ROWS.get(measure.key, measure.key)
        return [row for month in months for row in self._rows.get((month, key), ())]

    def rows(self, measure: Measure) -> list[Row]:
        """The rows of the whole time."""
        return rows_together(measure, self.asked.months, lambda months: self._of(measure, months))

    def figure(self, measure: Measure) -> Figure:
        """Of the whole time."""
        return measure.figure(self.rows(measure))

    def of_month(self, measure: Measure, month: date) -> Figure:
        """Of one month."""
        return measure.figure(self._of(measure, [month]))

    @property
    def closed(self) -> str:
        """Which months stay as they are."""
        names = ", ".join(f"{month:%B %Y}" for month in self.asked.months if month in self.kept)
        if not names:
            return "No month of the time is closed: figures are as they are known today."
        return f"Closed, and as known then: {names}. Other months are as they are known today."
