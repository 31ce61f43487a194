from datetime import date

import pytest

from workforce.rules.in_words import day_in_full, many


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
