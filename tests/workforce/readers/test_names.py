"""A name is matched to one person, or it is said that it cannot be."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workforce.readers.names import NameIndex, Outcome, in_normal_case, name_readings


@dataclass(frozen=True)
class Person:
    given_name: str
    family_name: str
    number: int = 0


CARYS = Person("Carys", "Allen")
ZOE = Person("Zoë", "Young")
MARY_JANE = Person("Mary Jane", "Smith")
DE_SOUZA = Person("Ana", "de Souza")
JADE, OTHER_JADE = Person("Jade", "Malik", 1), Person("Jade", "Malik", 2)
ONEILL = Person("Laura", "O'Neill")
PEOPLE = [CARYS, ZOE, MARY_JANE, DE_SOUZA, JADE, OTHER_JADE, ONEILL]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Carys Allen", CARYS),
        ("Allen, Carys", CARYS),
        ("  allen ,  CARYS ", CARYS),
        ("Zoë Young", ZOE),
        ("Zoe Young", ZOE),
        ("Zoe\u0308 Young", ZOE),
        ("Mary Jane Smith", MARY_JANE),
        ("Smith, Mary Jane", MARY_JANE),
        ("Ana de Souza", DE_SOUZA),
        ("Laura O\u2019Neill", ONEILL),
    ],
)
def test_a_name_is_found_either_way_round_whatever_its_case_and_accents(text, person):
    match = NameIndex(PEOPLE).match(text)
    assert (match.outcome, match.person) == (Outcome.FOUND, person)


@pytest.mark.parametrize("text", ["Jade Malik", "Malik, Jade", "JADE MALIK"])
def test_two_people_of_one_name_are_ambiguous(text):
    match = NameIndex(PEOPLE).match(text)
    assert (match.outcome, match.candidates) == (Outcome.AMBIGUOUS, (JADE, OTHER_JADE))
    assert match.person is None


@pytest.mark.parametrize(
    "text",
    ["Caris Allen", "C Allen", "Allen", "Allen Carys", "Mary Smith", "", ",", "Allen,", "A, B, C"],
)
def test_nothing_is_guessed(text):
    assert NameIndex(PEOPLE).match(text).outcome is Outcome.UNKNOWN


def test_the_same_letters_come_before_the_same_but_for_accents():
    plain = Person("Zoe", "Young")
    people = NameIndex([ZOE, plain])
    assert people.match("Zoe Young").person is plain
    assert people.match("Young, Zoë").person is ZOE
    assert people.match("ZOE YOUNG").outcome is Outcome.AMBIGUOUS


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("KELLY", "Kelly"),
        ("MCCARTHY", "McCarthy"),
        ("O'NEILL", "O'Neill"),
        ("O\u2019NEILL", "O\u2019Neill"),
        ("MACDONALD", "Macdonald"),
        ("SMITH-JONES", "Smith-Jones"),
        ("ÅSTRÖM", "Åström"),
        ("NG", "Ng"),
        ("McCarthy", "McCarthy"),
        ("van der Berg", "van der Berg"),
        ("X", "X"),
        ("张", "张"),
    ],
)
def test_a_surname_in_capitals_is_written_as_its_owner_writes_it(typed, written):
    assert in_normal_case(typed) == written


@given(st.text())
def test_any_text_can_be_asked_about(text):
    assert NameIndex(PEOPLE).match(text).outcome in Outcome
    assert all(name.given and name.family for name in name_readings(text))
    in_normal_case(text)
