"""What is typed and what it is found by, in the same letters."""

import pytest

from workforce.rules.searching import has_words, reference_key, same_number


@pytest.mark.parametrize(
    ("name", "text", "has"),
    [
        ("Bea O’Neil", "neil, bea", True),
        ("Bea O’Neil", "oneil", True),
        ("Siân Jones", "sian", True),
        ("Bea O’Neil", "bea jones", False),
        ("Bea O’Neil", "", True),
    ],
)
def test_a_name_has_every_word_that_was_typed(name, text, has):
    assert has_words(name, text) is has


@pytest.mark.parametrize(
    ("word", "number"),
    [("00101", "101"), ("0101", "101"), ("101", ""), ("0X1", ""), ("X101", ""), ("", "")],
)
def test_a_number_is_the_same_without_the_zeros_before_it(word, number):
    assert same_number(word) == number


@pytest.mark.parametrize("written", ["CS-0102", "cs 0102", "Cs0102", "cs - 01 02"])
def test_a_case_reference_is_one_whatever_its_capitals_blanks_and_hyphens(written):
    assert reference_key(written) == "CS0102"


def test_other_letters_of_a_case_reference_stay():
    assert reference_key("x/7") == "X/7"
