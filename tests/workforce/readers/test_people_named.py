"""Who a name in a file can mean, and how sure that is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workforce.readers.people_named import Closeness, PeopleNamed, Someone

CARYS = Someone(1, "Carys", "Allen", staff_numbers=("00101", "77"), swe_number="SW101")
SIAN = Someone(2, "Siân", "O'Neil", known_as="Shani")
MARY = Someone(3, "Mary Jane", "Smith-Jones")
JADE, OTHER_JADE = Someone(4, "Jade", "Malik"), Someone(5, "Jade", "Malik")
ANA = Someone(6, "Ana", "de Souza")
JOHN = Someone(7, "John", "Malik")
PEOPLE = PeopleNamed([CARYS, SIAN, MARY, JADE, OTHER_JADE, ANA, JOHN])


@pytest.mark.parametrize(
    ("typed", "someone"),
    [
        ("Carys Allen", CARYS),
        ("Allen, Carys", CARYS),
        ("Allen Carys", CARYS),
        ("  ALLEN ,  carys ", CARYS),
        ("Ms Carys Allen", CARYS),
        ("Carys Allen (ASYE)", CARYS),
        ("Carys Allen (Out of Hours (EDT) C)", CARYS),
        ("Carys (known as C) Allen [agency]", CARYS),
        ("Sian O\u2019Neil", SIAN),
        ("Si\u00e2n ONeil", SIAN),
        ("Shani O'Neil", SIAN),
        ("Mary Jane Smith Jones", MARY),
        ("Smith\u2013Jones, Mary Jane", MARY),
        ("Ana de Souza", ANA),
        ("De Souza, Ana", ANA),
    ],
)
def test_a_full_name_is_found_however_it_is_typed(typed, someone):
    found = PEOPLE.find(typed)
    assert (found.people, found.closeness) == ((someone.pk,), Closeness.IN_FULL)


@pytest.mark.parametrize(
    ("typed", "number"),
    [("C Allen 101", ""), ("anything", "101"), ("anything", "00101"), ("Allen (SW101)", ""), ("x", "sw101"),
     ("x", "77")],
)  # fmt: skip
def test_a_number_comes_before_a_name(typed, number):
    found = PEOPLE.find(typed, number)
    assert (found.people, found.closeness) == ((CARYS.pk,), Closeness.BY_NUMBER)


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("C Allen", (CARYS.pk,)),
        ("C. Allen", (CARYS.pk,)),
        ("Allen, C", (CARYS.pk,)),
        ("J Malik", (JADE.pk, OTHER_JADE.pk, JOHN.pk)),
        ("Mary Smith-Jones", (MARY.pk,)),
        ("Smith-Jones, M", (MARY.pk,)),
    ],
)
def test_initials_and_a_first_name_of_several_are_names_in_part(typed, people):
    found = PEOPLE.find(typed)
    assert (found.people, found.closeness) == (people, Closeness.IN_PART)


def test_one_word_is_the_least_sure():
    assert PEOPLE.find("Carys").closeness is Closeness.ONE_WORD
    assert PEOPLE.find("Malik").people == (JADE.pk, OTHER_JADE.pk, JOHN.pk)


def test_two_people_of_one_name_are_both_found():
    assert PEOPLE.find("Malik, Jade").people == (JADE.pk, OTHER_JADE.pk)


@pytest.mark.parametrize("typed", ["Caris Allen", "Nobody Known", "", ",", "A, B, C", "()", "999"])
def test_nobody_is_guessed(typed):
    assert PEOPLE.find(typed).people == ()


@given(st.text())
def test_any_text_can_be_asked_about(text):
    assert set(PEOPLE.find(text, text).people) <= {1, 2, 3, 4, 5, 6, 7}
