"""Names as spreadsheets write them: read either way round, folded, and put into normal case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workforce.readers.names import folded, in_normal_case, name_readings


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
        ("VAN DER BERG", "van der Berg"),
        ("DE LA CRUZ", "de la Cruz"),
        ("DOS SANTOS-O'BRIEN", "dos Santos-O'Brien"),
        ("VAN MCDONALD", "van McDonald"),
        ("LA ROCHE", "La Roche"),
        ("VAN", "Van"),
        ("DER", "Der"),
        ("SMITH VAN DYKE", "Smith Van Dyke"),
    ],
)
def test_a_surname_in_capitals_keeps_its_apostrophes_its_mc_and_its_small_words(typed, written):
    assert in_normal_case(typed) == written
