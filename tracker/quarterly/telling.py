"""How a report tells its figures: whole, inside the authority."""

from collections.abc import Sequence
from typing import NamedTuple

from tracker.measures.figures import Figure, Measure
from tracker.measures.plots import Point
from tracker.quarterly.sentences import direction, figure_in_words, sentence

#: Workers by their keys.
type People = frozenset[int]
NOBODY: People = frozenset()


class Two(NamedTuple):
    """The figure of a quarter and of the one before, and whom each is about; of a team, or of all."""

    name: str
    now: Figure
    before: Figure
    people: People = NOBODY
    people_before: People = NOBODY


class Telling:
    """Every figure as it is."""

    #: Each sentence leads to its rows.
    leads_to_rows = True
    #: Whether it asks whom a figure is about.
    counts_people = False

    def opening(self, *, is_closed: bool) -> Sequence[str]:
        """What the report says of it at its beginning; a closed quarter's figures change no more."""
        return ()

    def sentence(self, measure: Measure, two: Two, *, part_of: Two | None = None) -> str:
        """One figure, and what became of it; beside the one that it is a part of, if any."""
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

    def point(self, point: Point, *, people: People) -> Point:
        """One month of a drawing, and whom it is about."""
        return point
