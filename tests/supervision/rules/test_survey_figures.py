"""From all that is told of a round nobody works out a group in which all, or none, are of one mind.

What can be worked out is found by an oracle of its own: of every set of cells it asks whether the shown
groups add up to it, and what it says then.
"""

from fractions import Fraction
from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from supervision.rules.survey_figures import Figures
from supervision.rules.survey_groups import Cell, groups_of, shown
from tests.properties.profiles import runs
from workforce.rules.small_numbers import blurred

SERVICES = {1: 1, 2: 1, 3: 2, 4: 2}


def solved(groups, figures, wanted):
    """The figure of these cells where the groups add up to them; None where they do not."""
    keys = sorted({cell for group in groups for cell in group.cells} | wanted)
    rows = [
        [Fraction(cell in group.cells) for cell in keys] + [Fraction(figures[group.key])] for group in groups
    ]
    target = [Fraction(cell in wanted) for cell in keys] + [Fraction()]
    for column in range(len(keys)):
        first = next((row for row in rows if row[column]), None)
        if first is None:
            continue
        rows.remove(first)
        for row in [*rows, target]:
            if row[column]:
                times = row[column] / first[column]
                row[:] = [one - times * other for one, other in zip(row, first, strict=True)]
    return None if any(target[:-1]) else -target[-1]


def worked_out(groups, figures, people):
    """Each set of people about whom the figures tell: how many they are, and how many said it."""
    cells = [cell for cell, number in people.items() if number]
    for some in chain.from_iterable(combinations(cells, size) for size in range(1, len(cells) + 1)):
        peopled = [
            type(group)(group.kind, group.cells & set(cells), group.service, group.team) for group in groups
        ]
        if (said := solved(peopled, figures, set(some))) is not None:
            yield some, sum(people[cell] for cell in some), said


def council(numbers):
    cells = [Cell(team, is_agency) for team in SERVICES for is_agency in (False, True)]
    return {cell: number for cell, number in zip(cells, numbers, strict=True) if number}


def told(people, said, readers=None):
    groups = shown(groups_of(list(people), SERVICES), people, readers=readers or {})
    true = {group.key: group.number(said) for group in groups}
    figures = Figures(groups, true, people, readers or {}).told()
    return [group for group in groups if group.key in figures], figures, true


@st.composite
def rounds(draw):
    people = council([draw(st.sampled_from((0, 0, 1, 3, 5, 6, 9))) for _ in range(2 * len(SERVICES))])
    said = {cell: draw(st.one_of(st.sampled_from((0, n)), st.integers(0, n))) for cell, n in people.items()}
    readers = {cell: 1 for cell in people if draw(st.integers(0, 5)) == 0}
    return people, said, readers


@runs(400)
@given(rounds())
def test_nothing_that_can_be_worked_out_is_of_one_mind(one):
    people, said, readers = one
    groups, figures, _ = told(people, said, readers)
    for some, number, figure in worked_out(groups, figures, people):
        spare = 2 if any(readers.get(cell) for cell in some) else 1
        assert spare <= figure <= number - spare, (some, number, figure)


def test_blurred_one_by_one_a_team_of_one_mind_is_worked_out():
    """The fault that this is about: eight of eleven, less three of six."""
    people, said = council([5, 0, 6, 0, 5, 0, 5, 0]), {Cell(1, False): 5, Cell(2, False): 3}
    groups, figures, true = told(people, said)
    alone = {group.key: blurred(true[group.key], group.number(people)) for group in groups}
    without = [group for group in groups if group.key != "team:1"]
    assert (alone["team:1"], solved(without, alone, {Cell(1, False)})) == (4, 5)
    assert (figures["team:1"], solved(without, figures, {Cell(1, False)})) == (4, 4)


def test_where_nobody_is_of_one_mind_every_figure_is_the_true_one():
    people = council([6, 5, 7, 0, 8, 5, 6, 0])
    said = {cell: number // 2 for cell, number in people.items()}
    groups, figures, true = told(people, said)
    assert len(groups) > 6
    assert figures == true


def test_agency_staff_of_one_mind_move_by_one():
    people = council([6, 5, 7, 0, 8, 0, 6, 0])
    said = {cell: number if cell.is_agency else 3 for cell, number in people.items()}
    _, figures, true = told(people, said)
    assert (true["agency:"], figures["agency:"], figures["everyone:"]) == (5, 4, true["everyone:"])


def test_agency_staff_of_a_service_that_is_not_told_are_not():
    people = council([5, 5, 0, 0, 0, 0, 3, 0])
    groups, figures, _ = told(people, {})
    assert "service:1" not in figures and not any(key.startswith("service_agency") for key in figures)
    assert all(group.key in figures for group in groups)
