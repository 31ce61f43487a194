from datetime import date

import pytest

from workforce.rules.in_words import day_in_full, listed, many, of_so_many


@pytest.mark.parametrize(
    ("number", "words", "said"),
    [
        (0, ("row",), "0 rows"),
        (1, ("row",), "1 row"),
        (2, ("row",), "2 rows"),
        (1, ("person is", "people are"), "1 person is"),
        (1200, ("person is", "people are"), "1,200 people are"),
    ],
)
def test_a_number_of_things_is_said_in_the_right_number(number, words, said):
    assert many(number, *words) == said


def test_a_day_is_said_with_its_year():
    assert day_in_full(date(2026, 11, 3)) == "3 November 2026"


@pytest.mark.parametrize(
    ("several", "one"),
    [
        ("services added", "service added"),
        ("people who are not in the file", "person who is not in the file"),
        ("classes added", "class added"),
        ("sign-in addresses changed", "sign-in address changed"),
        ("posts that have not started", "post that has not started"),
        ("rows that repeat a session", "row that repeats a session"),
        ("attendance marks", "attendance mark"),
        ("supervisor has left", "supervisor has left"),
        ("left out", "left out"),
        ("addresses that have gone and need a name", "address that has gone and needs a name"),
        ("classes this has as is", "class this has as is"),
    ],
)
def test_what_is_counted_is_said_of_one_and_of_several(several, one):
    assert [of_so_many(number, several) for number in (0, 1, 2)] == [several, one, several]


@pytest.mark.parametrize(
    ("words", "said"),
    [(["Ada"], "Ada"), (["Ada", "Bo"], "Ada and Bo"), (["Ada", "Bo", "Cy"], "Ada, Bo and Cy")],
)
def test_a_list_is_said_with_an_and(words, said):
    assert listed(words) == said
