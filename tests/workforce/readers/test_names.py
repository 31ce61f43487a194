"""A name is matched to one person, or it is said that it cannot be."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workforce.readers.names import NameIndex, Outcome, as_typed, folded, in_normal_case, name_readings


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


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Allen,  Carys", [("Carys", "Allen")]),
        ("  Mary  Jane Smith ", [("Mary", "Jane Smith"), ("Mary Jane", "Smith")]),
        ("de Souza, Ana Maria", [("Ana Maria", "de Souza")]),
        ("Allen", []),
        (", Carys", []),
        ("Allen, ", []),
        ("Allen, Carys, Ms", []),
    ],
)
def test_a_name_is_read_in_every_way_that_it_can_be(text, readings):
    assert [(name.given, name.family) for name in name_readings(text)] == readings


def test_a_name_that_can_be_cut_in_two_ways_is_ambiguous_when_both_work_here():
    both = [Person("Mary Jane", "Smith"), Person("Mary", "Jane Smith")]
    match = NameIndex(both).match("Mary Jane Smith")
    assert (match.outcome, set(match.candidates)) == (Outcome.AMBIGUOUS, set(both))
    assert NameIndex(both).match("smith, mary jane").candidates == (both[0],)


def test_who_is_unknown_has_no_candidates():
    match = NameIndex(PEOPLE).match("Caris Allen")
    assert (match.candidates, match.person) == ((), None)


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("O`Neill", "o'neill"),
        ("O\u2018Neill", "o'neill"),
        ("SMITH\u2013JONES", "smith-jones"),
        ("Smith\u2010Jones", "smith-jones"),
        (" \u00c5str\u00f6m  B ", "astrom b"),
        ("STRAßE", "strasse"),
        ("ﬁeld", "field"),
    ],
)
def test_names_are_compared_without_case_accents_and_kinds_of_hyphen(typed, same):
    assert folded(typed) == same


def test_letters_alike_but_for_the_kind_of_apostrophe_are_the_same_letters():
    assert as_typed(" O\u2019Neill  \u2013 B") == "O'Neill - B"
    assert as_typed("Zoe\u0308") == "Zo\u00eb"
    one, other = Person("Zoë", "O\u2019Neill"), Person("Zoe", "O'Neill")
    assert NameIndex([one, other]).match("Zoë O'Neill").person is one


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("ST JOHN'S", "St John's"),
        ("O'SHEA", "O'Shea"),
        ("D\u2019S", "D\u2019s"),
        ("MCKAY MCLEAN", "McKay McLean"),
        ("MCA", "Mca"),
        ("MC", "Mc"),
        ("SMITH MC", "Smith Mc"),
        ("AL", "Al"),
        ("VAN DER BERG", "Van Der Berg"),
    ],
)
def test_a_surname_in_capitals_keeps_its_apostrophes_and_its_mc(typed, written):
    assert in_normal_case(typed) == written
