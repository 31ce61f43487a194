"""Small numbers: what is shown gives no small group back, whatever is added or subtracted."""

from fractions import Fraction
from itertools import chain, combinations, product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from workforce.rules.small_numbers import FEWEST, blurred, in_ten, may_be_shown, tenths


def shown(numbers: dict[str, int], *totals: str) -> list[bool]:
    return may_be_shown(numbers, totals)


@pytest.mark.parametrize(("number", "may"), [(0, False), (1, False), (4, False), (5, True), (6, True)])
def test_a_group_is_shown_from_five_on(number, may):
    assert shown({"a": number}, "a") == [may]


@pytest.mark.parametrize(
    ("numbers", "totals", "expected"),
    [
        pytest.param({"a": 9, "b": 8, "c": 2}, ("abc", "a", "b", "c"), [1, 1, 0, 0], id="the rest is small"),
        pytest.param({"a": 9, "b": 8, "c": 5}, ("abc", "a", "b", "c"), [1, 1, 1, 1], id="none is small"),
        pytest.param(
            {"a": 9, "b": 3, "c": 2}, ("abc", "a", "b", "c"), [1, 1, 0, 0], id="two small ones are five"
        ),
        pytest.param({"a": 9, "b": 2, "c": 2}, ("abc", "a", "b"), [1, 0, 0], id="two small ones are four"),
        pytest.param({"a": 9, "b": 9, "c": 0}, ("abc", "a", "b"), [1, 1, 1], id="nobody in the rest"),
        pytest.param({"a": 9, "b": 9, "c": 1}, ("ab", "abc"), [1, 0], id="one more"),
        pytest.param({"a": 9, "b": 1, "c": 1}, ("ab", "ac"), [1, 0], id="one against another"),
        pytest.param(
            {"a": 1, "b": 9, "c": 9, "d": 1}, ("abcd", "ab", "ad", "cd"), [1, 1, 0, 1], id="across two ways"
        ),
    ],
)
def test_the_totals_that_would_give_a_small_group_back_are_withheld(numbers, totals, expected):
    assert shown(numbers, *totals) == [bool(one) for one in expected]


def test_a_team_is_withheld_whose_agency_staff_would_be_what_is_left_of_the_others():
    """Everyone and agency staff are shown; of the two teams with agency staff, one has a single one else."""
    numbers = {("East", True): 5, ("East", False): 1, ("West", False): 8, ("North", False): 7}
    everyone, agency = list(numbers), [("East", True)]
    east, west, north = ([cell for cell in numbers if cell[0] == team] for team in ("East", "West", "North"))
    assert may_be_shown(numbers, [everyone, agency, west, north, east]) == [True, True, True, False, False]


CELLS = "abcdefg"
TABLES = st.tuples(
    st.fixed_dictionaries({cell: st.integers(0, 7) for cell in CELLS}),
    st.lists(st.sets(st.sampled_from(CELLS), min_size=1).map(frozenset), min_size=1, max_size=7),
)


def rank(rows: list[list[Fraction]]) -> int:
    """As a schoolbook does it."""
    rows, found = [row[:] for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        lead = next((row for row in rows[found:] if row[column]), None)
        if lead is None:
            continue
        rows.remove(lead)
        rows.insert(found, lead)
        for row in rows:
            if row is not lead and row[column]:
                times = row[column] / lead[column]
                row[:] = [one - times * other for one, other in zip(row, lead, strict=True)]
        found += 1
    return found


def small_groups_given_back(numbers: dict[str, int], kept: list[frozenset[str]]) -> list[set[str]]:
    """Every group of fewer than five of which any combination of the totals tells something by itself.

    Some combination holds nothing but the group's cells just where the equations, without these cells,
    are fewer.
    """
    cells = [cell for cell in numbers if numbers[cell]]
    matrix = {cell: [Fraction(cell in total) for total in kept] for cell in cells}

    def independent(some: list[str]) -> int:
        return rank([matrix[cell] for cell in some]) if some else 0

    groups = chain.from_iterable(combinations(cells, size) for size in range(1, FEWEST))
    small = [set(group) for group in groups if sum(numbers[cell] for cell in group) < FEWEST]
    return [
        group for group in small if independent([c for c in cells if c not in group]) < independent(cells)
    ]


@given(TABLES)
def test_no_combination_of_what_is_shown_tells_of_a_small_group(table):
    numbers, totals = table
    kept = [total for total, may in zip(totals, may_be_shown(*table), strict=True) if may]
    assert small_groups_given_back(numbers, kept) == []


@given(TABLES)
def test_every_sum_and_difference_of_what_is_shown_is_nobody_or_five(table):
    """All subtractions: each total taken once, added, subtracted or left out."""
    numbers, totals = table
    kept = [total for total, may in zip(totals, may_be_shown(*table), strict=True) if may]
    for signs in product((-1, 0, 1), repeat=len(kept)):
        left = {
            cell: sum(s for s, total in zip(signs, kept, strict=True) if cell in total) for cell in numbers
        }
        people = sum(numbers[cell] for cell, times in left.items() if times)
        assert people == 0 or people >= FEWEST


@given(TABLES)
def test_nothing_is_withheld_without_need(table):
    """A total that is withheld would give something back beside those that are shown before it."""
    numbers, totals = table
    kept: list[frozenset[str]] = []
    for total, may in zip(totals, may_be_shown(*table), strict=True):
        if may:
            kept.append(total)
            continue
        people = sum(numbers[cell] for cell in total)
        assert people < FEWEST or small_groups_given_back(numbers, [*kept, total])


def test_a_council_of_sixty_teams_is_settled_at_once():
    numbers = {
        (team, agency): 1 + (team * 7) % 4 if agency else 3 + team % 9
        for team in range(60)
        for agency in (0, 1)
    }
    everyone, agency = list(numbers), [cell for cell in numbers if cell[1]]
    services = [[cell for cell in numbers if cell[0] % 8 == service] for service in range(8)]
    theirs = [[cell for cell in some if cell[1]] for some in services]
    teams = [[(team, 0), (team, 1)] for team in range(60)]
    may = may_be_shown(numbers, [everyone, agency, *services, *theirs, *teams])
    assert all(may[:10]) and sum(may[18:]) > 50


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (0, 5, "2 in 10 or fewer"),
        (1, 5, "2 in 10 or fewer"),
        (2, 5, "4 in 10"),
        (4, 5, "8 in 10 or more"),
        (5, 5, "8 in 10 or more"),
        (3, 12, "3 in 10"),
        (0, 12, "1 in 10 or fewer"),
        (11, 12, "9 in 10 or more"),
        (12, 12, "9 in 10 or more"),
        (10, 12, "8 in 10"),
        (50, 100, "5 in 10"),
        (100, 100, "9 in 10 or more"),
    ],
)
def test_shares_are_told_in_tenths(part, whole, words):
    assert in_ten(part, whole) == words


@given(st.integers(5, 400), st.data())
def test_all_and_all_but_one_are_not_told_apart_nor_none_and_one(whole, data):
    part = data.draw(st.integers(0, whole))
    assert in_ten(whole, whole) == in_ten(whole - 1, whole)
    assert in_ten(0, whole) == in_ten(1, whole)
    assert len({in_ten(whole - fewer, whole, spare=2) for fewer in (0, 1, 2)}) == 1
    assert len({in_ten(some, whole, spare=2) for some in (0, 1, 2)}) == 1
    assume(1 < part < whole - 1)
    assert (blurred(part, whole), abs(tenths(part, whole) - 10 * part / whole) <= 0.5) == (part, True)
