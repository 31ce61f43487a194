"""Registers of past classes: which classes, on which days, and what a mark says."""

from datetime import date, datetime

import pytest

from tests.writers import openpyxl_xlsx
from workforce.readers.cells import CellProblem
from workforce.readers.class_register import Attended, mark_of, read_register
from workforce.readers.refusals import UnreadableFile

ON = date(2026, 11, 26)
MARCH, MAY = date(2026, 3, 12), date(2026, 5, 14)
COURT = "Court skills"
LIST = ("Name", "Staff number", "SWE number", "Team", "Class", "Date", "Attended")


def read(*rows):
    return read_register(openpyxl_xlsx({"Register": [list(row) for row in rows]}), "register.xlsx", on=ON)


def classes(*rows):
    """Of each row who it is of, and the day and mark of each class."""
    return {row.name: [(one.held_on, one.mark) for one in row.classes] for row in read(*rows).rows}


def problems(*rows):
    return [(error.row, error.column, error.problem) for error in read(*rows).errors]


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        ("present", "Present, attended, Y, yes, X, p, 1, Done, complete, Completed, ✓, ✔, √, ☑, Yes!, y."),
        ("late", "Late, arrived late, L"),
        ("left_early", "Left early, left, Early"),
        (
            "apologies",
            "Apologies, apol, apols, apologies sent, Sent apologies, Sick, leave, al, on leave",
        ),
        ("absent", "Absent, N, no, 0, DNA, did not attend, Not attended, no show, ✗, ✘"),
    ],
)
def test_what_a_mark_says(mark, words):
    said = {word: mark_of(word) for word in words.split(", ")}
    assert said == dict.fromkeys(said, mark)


def test_a_box_that_is_ticked_is_a_mark_too():
    assert (mark_of(True), mark_of(False), mark_of(1), mark_of(0)) == (
        *("present", "absent"),
        *("present", "absent"),
    )


@pytest.mark.parametrize("word", ["perhaps", "not late", "yes and no", "lateness"])
def test_another_word_is_no_mark_and_how_to_write_one_is_said(word):
    with pytest.raises(CellProblem) as problem:
        mark_of(word)
    assert str(problem.value) == (
        "This is not a word we know here. Write Attended, Late, Left early, Apologies or Absent."
    )


def test_a_list_has_a_row_for_each_person_and_class():
    (row,) = read(LIST, ("Amelia Stone", 12, "SW123", "East", COURT, "14/05/2026", "Late")).rows
    assert (row.name, row.staff_number, row.swe_number, row.team) == ("Amelia Stone", "12", "SW123", "East")
    assert row.classes == (Attended(COURT, MAY, "late"),)


def test_a_name_may_stand_in_two_columns_and_a_number_may_stand_for_it():
    two = ("Forename", "Surname", "Class", "Date", "Attended")
    assert classes(two, ("Amelia", "Stone", COURT, MAY, "Y")) == {"Amelia Stone": [(MAY, "present")]}
    assert classes(two, (None, "Stone", COURT, MAY, "Y")) == {"Stone": [(MAY, "present")]}
    for number in ((7, None), (None, "SW123")):
        (row,) = read(LIST, (None, *number, None, COURT, MAY, "Y")).rows
        assert (row.name, row.staff_number or row.swe_number) == ("", str(number[0] or number[1]))


def test_without_a_column_for_it_a_row_says_that_someone_was_there_and_that_is_told():
    reading = read(LIST[:6], ("Amelia Stone", None, None, None, COURT, MAY))
    assert [one.mark for row in reading.rows for one in row.classes] == ["present"]
    assert [str(note) for note in reading.notes if "attendance" in str(note)] == [
        "“a row” under “Class” is read as attended, as there is no column for attendance: 1 cell (row 2)."
    ]


def test_an_empty_mark_says_nothing():
    assert classes(LIST, ("Amelia Stone", None, None, None, COURT, MAY, None)) == {}


@pytest.mark.parametrize(
    ("row", "column", "problem"),
    [
        (("Amelia Stone", COURT, None, "Y"), "Date", "Every row needs the day of the class."),
        (("Amelia Stone", None, MAY, "Y"), "Class", "Every row needs the class."),
        (
            ("Amelia Stone", COURT, date(2026, 11, 27), "Y"),
            "Date",
            "This class is still to come. Remove the row.",
        ),
        ((None, COURT, MAY, "Y"), "Name", "This row has no name and no number. Add one, or remove the row."),
    ],
)
def test_what_a_row_of_a_list_needs(row, column, problem):
    heading = ("Name", "Class", "Date", "Attended")
    rows = (heading, ("Ben Wright", COURT, MAY, "Y"), row)
    assert problems(*rows) == [(3, column, problem)]
    assert classes(*rows) == {"Ben Wright": [(MAY, "present")]}


def test_a_class_of_the_day_itself_has_been():
    assert classes(LIST, ("Amelia Stone", None, None, None, COURT, ON, "Y")) == {
        "Amelia Stone": [(ON, "present")]
    }


@pytest.mark.parametrize(
    ("above", "headings", "below"),
    [
        ((), ("Name", "Court skills (14/05/2026)", "Risk - 12 March 2026"), ()),
        ((), ("Name", "14/05/2026 Court skills", "Risk: 12/03/26"), ()),
        ((), ("Name", COURT, "Risk"), (None, datetime(2026, 5, 14), "12/03/2026")),
        ((None, MAY, MARCH), ("Name", COURT, "Risk"), ()),
    ],
    ids=["day behind", "day before", "days below", "days above"],
)
def test_a_matrix_has_a_column_for_each_class_with_its_day(above, headings, below):
    marks = ("Amelia Stone", "Y", "late")
    reading = read(*filter(None, (("Classes of 2026",), above, headings, below, marks)))
    assert [row.classes for row in reading.rows] == [
        (Attended(COURT, MAY, "present"), Attended("Risk", MARCH, "late"))
    ]
    assert reading.errors == ()


def test_a_class_without_a_title_is_called_one_and_a_long_title_is_cut():
    long = "Chronologies " * 14
    (row,) = read(("Name", "12/03/2026", f"{long} 14/05/2026"), ("Amelia Stone", "Y", "Y")).rows
    assert [one.title for one in row.classes] == ["Master class", long.strip()[:160]]
    (row,) = read(LIST, ("Amelia Stone", None, None, None, long, MAY, "Y")).rows
    assert [one.title for one in row.classes] == [long.strip()[:160]]


def test_a_class_that_is_still_to_come_has_no_mark():
    heading = "Risk 01/02/2027"
    rows = (
        ("Name", heading, "Court skills 14/05/2026"),
        ("Amelia Stone", "Y", "Y"),
        ("Ben Wright", None, "N"),
    )
    assert problems(*rows) == [(2, heading, "The class on 01/02/2027 is still to come. Remove the mark.")]
    assert classes(*rows) == {"Ben Wright": [(MAY, "absent")]}


def test_a_column_of_a_matrix_without_a_day_is_no_class():
    rows = (("Name", "Comments", "Court skills 14/05/2026"), ("Amelia Stone", "keen", "Y"))
    assert classes(*rows) == {"Amelia Stone": [(MAY, "present")]}


def test_a_file_without_classes_says_what_it_needs():
    with pytest.raises(UnreadableFile, match=r"No class was found\. .* the columns Class and Date"):
        read(("Name", "Team", "Comments"), ("Amelia Stone", "East", "keen"))


@pytest.mark.parametrize("tick", ["✓", "✔", "√", "☑"])
def test_where_others_have_a_tick_an_x_is_the_opposite_of_one(tick):
    rows = [("Name", "Court skills 14/05/2026"), ("Amelia Stone", " X "), ("Ben Wright", tick)]
    assert classes(*rows) == {"Amelia Stone": [(MAY, "absent")], "Ben Wright": [(MAY, "present")]}
    in_list = [LIST[:1] + LIST[4:], ("Amelia Stone", COURT, MAY, "x"), ("Ben Wright", COURT, MAY, tick)]
    assert classes(*in_list) == {"Amelia Stone": [(MAY, "absent")], "Ben Wright": [(MAY, "present")]}
