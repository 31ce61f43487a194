"""The report as it may leave the authority: no number under five, and none that gives one back.

A number of one to four is never said, nor a share that counts, or leaves out, so few; nor any figure about
fewer than five people, however many rows they have; nor the longest of anything, which is one person's. Team
by team a figure is also left out where the others, taken from everybody's, would give it back
(`workforce.rules.small_numbers`), and a part of another measure where the rest of that one would be small.
Nothing, and all, are said: they are about everybody.
"""

from collections.abc import Sequence

from tracker.measures.figures import Figure, Kind, Measure
from tracker.measures.plots import Point
from tracker.quarterly.sentences import direction, figure_in_words, sentence
from tracker.quarterly.telling import People, Telling, Two
from workforce.rules.small_numbers import FEWEST, may_be_shown

FEW = f"fewer than {FEWEST}"
NOT_SHOWN = "not shown"
OPENING = (
    f"For publication: numbers under {FEWEST} are not shown, nor figures about fewer than {FEWEST} people, "
    "nor those from which they could be worked out."
)
NOT_CLOSED = (
    "Not to be published yet: the months of this quarter are not all closed. Figures can still change, and "
    "two versions made on different days, one taken from the other, can tell of one person."
)
#: Of a share: how many rows it is of, how many count, and the rest of them.
COUNTED, REST = 1, 2
COUNTED_AND_REST = (COUNTED, REST)


def is_small(number: int) -> bool:
    """So few that they could be known to a reader; nobody is no one to know."""
    return 0 < number < FEWEST


def hides(figure: Figure) -> bool:
    """Whether a figure cannot be said as it is."""
    if is_small(figure.lines):
        return True
    is_part = figure.kind is Kind.SHARE
    return is_part and (is_small(figure.counted) or is_small(figure.lines - figure.counted))


def about_few(people: People) -> bool:
    """A figure about so few people, whatever it counts of them."""
    return is_small(len(people))


def withheld(figure: Figure, people: People) -> bool:
    """Whether nothing that a figure says can be said."""
    is_one_of_them = figure.kind is Kind.LONGEST and figure.value is not None
    return is_one_of_them or (about_few(people) and not is_small(figure.lines))


def gives_back(part: Two, whole: Two) -> bool:
    """Whether a part, taken from the whole, leaves so few, now or in the quarter before."""
    now = (part.now, whole.now, whole.people - part.people)
    before = (part.before, whole.before, whole.people_before - part.people_before)
    for one, all_of_it, people in (now, before):
        lines, counted = all_of_it.lines - one.lines, all_of_it.counted - one.counted
        few = any(is_small(number) for number in (lines, counted, lines - counted))
        if lines and (few or len(people) < FEWEST):
            return True
    return False


def in_words(measure: Measure, figure: Figure) -> str:
    """ "87% (640 of 731 due days)", "fewer than 5 people", "fewer than 5 of 53 people"."""
    if not hides(figure):
        return figure_in_words(measure, figure)
    several = measure.rows[1]
    if not is_small(figure.lines):
        few = FEW if is_small(figure.counted) else f"all but {FEW}"
        return f"{few} of {figure.lines:,} {several}"
    return f"{FEW} {several}" if figure.kind is Kind.NUMBER else f"{NOT_SHOWN}, {FEW} {several}"


class ForPublication(Telling):
    """Nothing from which a reader could tell who is meant."""

    leads_to_rows = False
    counts_people = True

    def opening(self, *, is_closed: bool) -> Sequence[str]:
        return (OPENING,) if is_closed else (NOT_CLOSED, OPENING)

    def sentence(self, measure: Measure, two: Two, *, part_of: Two | None = None) -> str:
        if withheld(two.now, two.people) or (part_of and two.now.lines and gives_back(two, part_of)):
            return f"{measure.title}: {NOT_SHOWN}."
        if hides(two.now):
            return f"{measure.title}: {in_words(measure, two.now)}."
        if hides(two.before) or withheld(two.before, two.people_before):
            said = figure_in_words(measure, two.now)
            return f"{measure.title}: {said}; the quarter before is {NOT_SHOWN}."
        return sentence(measure, two.now, two.before)

    def rows(self, measure: Measure, teams: Sequence[Two], whole: Two) -> list[tuple[str, ...]]:
        now = shown_teams([one.now for one in teams], whole.now, [one.people for one in teams])
        earlier = [one.people_before for one in teams]
        before = shown_teams([one.before for one in teams], whole.before, earlier)
        return [
            (
                one.name,
                figure_in_words(measure, one.now) if is_now else NOT_SHOWN.capitalize(),
                one.before.label if is_before else NOT_SHOWN.capitalize(),
                direction(measure, one.now, one.before).capitalize() if is_now and is_before else "",
            )
            for one, is_now, is_before in zip(teams, now, before, strict=True)
        ]

    def point(self, point: Point, *, people: People) -> Point:
        is_hidden = point.figure and (hides(point.figure) or about_few(people))
        return point._replace(figure=None) if is_hidden else point


def shown_teams(teams: Sequence[Figure], whole: Figure, people: Sequence[People]) -> list[bool]:
    """Of which teams a share may be shown beside everybody's, the largest teams first."""
    shown = _by_numbers(teams, whole)
    shown = [is_shown and not about_few(some) for is_shown, some in zip(shown, people, strict=True)]
    smallest_first = sorted(range(len(teams)), key=lambda place: len(people[place]))
    for place in smallest_first:
        left_out = frozenset[int]().union(
            *(some for is_shown, some in zip(shown, people, strict=True) if not is_shown)
        )
        if about_few(left_out) and people[place]:
            shown[place] = False
    return shown


def _by_numbers(teams: Sequence[Figure], whole: Figure) -> list[bool]:
    parts = [(one.lines, one.counted, one.lines - one.counted) for one in teams]
    cells = {(place, part): parts[place][part] for place in range(len(teams)) for part in COUNTED_AND_REST}
    everybody = [list(cells)]
    if not hides(whole):
        everybody.append([cell for cell in cells if cell[1] == COUNTED])
    in_order = sorted(range(len(teams)), key=lambda place: -teams[place].lines)
    of_teams = [
        [(place, part)] if part else [(place, one) for one in COUNTED_AND_REST]
        for place in in_order
        for part in (0, *COUNTED_AND_REST)
    ]
    allowed = iter(may_be_shown(cells, [*everybody, *of_teams])[len(everybody) :])
    shown = [False] * len(teams)
    for place in in_order:
        # Nobody is no one to know: a part without anyone need not be allowed.
        of_parts = [next(allowed) or not number for number in parts[place]]
        shown[place] = all(of_parts)
    return shown
