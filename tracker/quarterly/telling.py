"""How a report tells its figures: whole, inside the authority."""

from collections.abc import Sequence
from typing import NamedTuple

from tracker.measures.figures import Figure, Measure
from tracker.measures.plots import Point
from tracker.quarterly.sentences import direction, figure_in_words, sentence


class Two(NamedTuple):
    """The figure of a quarter, and of the one before; of a team, or of everybody."""

    name: str
    now: Figure
    before: Figure


class Telling:
    """Every figure as it is."""

    #: What the report says of it at its beginning.
    opening: Sequence[str] = ()
    #: Each sentence leads to its rows.
    leads_to_rows = True

    def sentence(self, measure: Measure, two: Two) -> str:
        """One figure, and what became of it."""
        return sentence(measure, two.now, two.before)

    def rows(self, measure: Measure, teams: Sequence[Two], whole: Two) -> list[tuple[str, ...]]:
        """Of each team: its name, its figure, that of the quarter before, and what became of it."""
        return [
            (
                one.name,
                figure_in_words(measure, one.now),
                one.before.label,
                direction(measure, one.now, one.before).capitalize(),
            )
            for one in teams
        ]

    def point(self, point: Point) -> Point:
        """One month of a drawing."""
        return point
