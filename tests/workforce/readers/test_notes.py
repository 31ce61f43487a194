"""Nothing in a file is dropped, guessed or defaulted without a word."""

from datetime import date, datetime

import pytest

from workforce.readers.allocations import read_allocations
from workforce.readers.caseloads import read_caseloads
from workforce.readers.establishment import read_establishment
from workforce.readers.notes import Note, Noted, Notes, left_out, understood

from .test_establishment import HEADINGS, person

TODAY = date(2026, 11, 2)


def said(reading):
    return [str(note) for note in reading.notes]


@pytest.fixture
def read(workbook_of):
    def reading(*rows, headings=HEADINGS):
        return read_establishment(workbook_of([headings, *rows]), "hr.xlsx", today=TODAY)

    return reading


def test_a_column_that_is_not_read_is_named_with_its_filled_cells(read):
    reading = read(
        [*person(1), "green", None], [*person(2), "blue", " "], headings=[*HEADINGS, "Favourite", "Spare"]
    )
    assert said(reading) == [
        "Column “Favourite” is not read: 2 filled cells.",
        "Column “Spare” is not read: no filled cells.",
    ]
    assert reading.ignored == ("Favourite", "Spare")


def test_cells_under_no_heading_are_named_by_the_letter_of_their_column(read):
    reading = read([*person(1), None, "see file"], person(2))
    assert said(reading) == ["Column R has no heading and is not read: 1 filled cell."]


def test_titles_totals_and_headings_that_stand_again_are_named(workbook_of):
    rows = [["Staff list"], ["Confidential"], HEADINGS, person(1), HEADINGS, person(2), ["Grand total", 2]]
    assert said(read_establishment(workbook_of(rows), "hr.xlsx")) == [
        "2 rows above the headings: taken as a title.",
        "The headings stand again in 1 row: left out.",
        "“Grand total 2” (row 7) is read as a total or count, not as a row.",
    ]


@pytest.mark.parametrize(
    "word",
    [
        "-",
        "--",
        "–",
        "N/A",
        "n/a",
        "N/A.",
        "NA",
        "TBC",
        "tbc",
        "Pending",
        "Vacant",
        "None",
        "nil",
        "?",
        "(blank)",
    ],
)
@pytest.mark.parametrize("heading", ["Email Address", "Leaving Date", "SWE Reg No", "Line Mgr Emp No"])
def test_a_word_in_place_of_a_value_is_read_as_empty_and_named_once(read, word, heading):
    reading = read(person(1, **{heading: word}), person(2, **{heading: f" {word} "}))
    assert reading.is_sound
    assert said(reading) == [f"“{word}” under “{heading}” is read as empty: 2 cells."]
    assert {
        (row.email, row.left_on, row.swe_number, row.line_manager_staff_number) for row in reading.rows
    } == {(None, None, None, None)}


@pytest.mark.parametrize("word", ["TBC", "Vacant", "-", "N/A", "?"])
@pytest.mark.parametrize("heading", ["Surname", "Start Date", "Emp No"])
def test_a_word_in_place_of_a_value_that_is_needed_is_an_error(read, word, heading):
    reading = read(person(1, **{heading: word}))
    assert [(error.column, error.value) for error in reading.errors] == [(heading, word)]
    assert reading.rows == ()


@pytest.mark.parametrize("name", ["Null", "None", "Na", "Nil"])
def test_a_name_that_is_also_such_a_word_is_a_name(read, name):
    (row,) = read(person(1, **{"Surname": name})).rows
    assert row.family_name == name


@pytest.mark.parametrize("word", ["N/K", "not known", "unknown"])
def test_a_number_that_there_is_and_nobody_knows_is_no_empty_cell(read, word):
    assert [error.value for error in read(person(1, **{"SWE Reg No": word})).errors] == [word]


@pytest.mark.parametrize(
    "typed",
    ["31/12/9999", "31/12/4712", "31/12/2999", "9999-12-31", "31 Dec 9999", "01/01/3000", 2958465,
     datetime(9999, 12, 31), date(9999, 12, 31)],
)  # fmt: skip
def test_a_day_that_stands_for_no_end_is_read_so_and_named_once(read, typed):
    away = {"Absent From": "01/10/2026", "Absent To": typed, "Absence Reason": "Sickness"}
    reading = read(
        person(1, **{"Leaving Date": typed}), person(2, **{"Leaving Date": typed}), person(3, **away)
    )
    assert reading.errors == ()
    assert [row.left_on for row in reading.rows] == [None, None, None]
    assert reading.rows[2].absence.ended_on is None
    assert [(note.kind, note.column, note.number, note.row) for note in reading.notes] == [
        (Noted.NO_END, "Leaving Date", 2, 2), (Noted.NO_END, "Absent To", 1, 4),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "typed"),
    [
        ("Leaving Date", "31/12/2099"),
        ("Leaving Date", "30/06/9999"),
        ("Leaving Date", "31/12/1900"),
        ("Start Date", "01/09/2098"),
        ("Start Date", "31/12/9999"),
        ("Start Date", "01/01/1900"),
        ("Start Date", date(2029, 1, 1)),
        ("Leaving Date", date(2037, 1, 1)),
    ],
)
def test_a_year_that_no_working_life_has_is_an_error(read, heading, typed):
    (error,) = read(person(1, **{heading: typed})).errors
    assert (error.row, error.column) == (2, heading)
    assert error.problem.startswith("The year ")


def test_a_start_next_year_and_a_contract_that_ends_in_years_are_possible(read):
    assert read(person(1, **{"Start Date": "01/09/2028", "Leaving Date": "31/08/2036"})).is_sound


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("01/09/98", date(1998, 9, 1)), ("1-Sep-67", date(1967, 9, 1)), ("01.09.26", date(2026, 9, 1)),
     ("1 Sept 00", date(2000, 9, 1))],
)  # fmt: skip
def test_a_year_of_two_digits_is_of_a_working_life_and_told_once_for_its_column(read, typed, meant):
    reading = read(person(1, **{"Start Date": typed}), person(2, **{"Start Date": "02/09/25"}), person(3))
    assert reading.rows[0].started_on == meant
    example = f"such as “{typed}”, read as {meant.day} {meant:%B %Y}"
    assert said(reading) == [f"Years of two digits under “Start Date”, {example}: 2 cells."]


def test_an_allocation_without_an_end_is_still_held(csv_of):
    headings = ("Person ID", "Involvement", "Allocated worker SWE", "Allocated from", "Allocated to")
    row = ("P100", "CIN", "SW7", "01/10/2026", "31/12/9999")
    reading = read_allocations(csv_of([headings, row]), "cases.csv")
    assert reading.rows[0].allocated_to is None
    assert said(reading) == ["“31/12/9999” under “Allocated to” is read as no end: 1 cell (row 2)."]


def test_a_dash_for_no_cases_is_none_and_named(csv_of):
    rows = [["Worker", "SWE No", "CIN", "CP", "Total"], ["Carys Allen", "SW7", 3, "-", 3]]
    reading = read_caseloads(csv_of(rows), "count.csv", counted_on=TODAY)
    assert (reading.rows[0].cases["cp"], said(reading)) == (
        0,
        ["“-” under “CP” is read as empty: 1 cell (row 2)."],
    )


def test_a_note_comes_back_from_where_it_is_kept_as_it_was():
    note = Note(Noted.READ_AS, "Private fostering", 3, "Involvement", 7, "other")
    assert Note.from_json(note.as_json()) == note
    assert str(note) == "“Private fostering” under “Involvement” is read as other: 3 cells."


def test_what_is_left_out_is_told_apart_from_what_is_read_in_a_special_way():
    notes = Notes()
    for kind in reversed(Noted):
        notes.add(kind, "x", column="y", row=1)
    told = notes.told()
    assert [note.kind for note in told] == list(Noted)
    assert [*left_out(told), *understood(told)] == list(told)
    assert {Noted.COLUMN, Noted.SHEET, Noted.ROW} <= {note.kind for note in left_out(told)}
    assert {Noted.HIDDEN_ROWS, Noted.EMPTY, Noted.NO_END} <= {note.kind for note in understood(told)}
    assert all(str(note).endswith(".") for note in told)
