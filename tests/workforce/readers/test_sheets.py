"""One sheet per team, headings over two rows, and what is said of sheets and columns that are not read."""

import copy
import json
from dataclasses import replace
from datetime import date

import pytest

from tests import writers
from tests.spreadsheets import columns_not_read
from workforce.readers import places
from workforce.readers.establishment import read_establishment
from workforce.readers.notes import Note, Noted
from workforce.readers.places import RowNumber, number_of, sheet_of
from workforce.readers.refusals import UnreadableFile
from workforce.readers.sheet import ExpectedColumn, find_table
from workforce.readers.supervision_log import read_supervision_log

from .test_establishment import HEADINGS, person

COLUMNS = (
    ExpectedColumn("number", ("Emp No", "Staff Number"), needed=True),
    ExpectedColumn("name", ("Surname",), needed=True),
    ExpectedColumn("team", ("Team",)),
    ExpectedColumn("manager", ("Manager Number",)),
)
HEAD = ["Emp No", "Surname", "Team"]
WRITERS = {"xlsx": writers.openpyxl_xlsx, "xls": writers.xls, "ods": writers.ods, "xlsb": writers.xlsb}


def table_of(sheets, **how):
    return find_table(writers.openpyxl_xlsx(sheets, **how), "staff.xlsx", COLUMNS)


def said(table):
    return [str(note) for note in table.notes.told()]


def read(table):
    """What each row says under the columns of ours, with its place as words."""
    return [
        (str(row.number), *(row.cells[place] for _, place in sorted(table.positions.items())))
        for row in table.rows
    ]


@pytest.mark.parametrize("kind", WRITERS)
def test_sheets_with_the_same_headings_are_one_list(kind):
    sheets = {"North": [HEAD, [1, "Ahmed", "N"]], "South": [["Staff"], HEAD, [2, "Ali", "S"], [3, "Bo", "S"]]}
    table = find_table(WRITERS[kind](sheets), "staff", COLUMNS)
    assert read(table) == [
        ("2 (North)", "Ahmed", 1, "N"),
        ("3 (South)", "Ali", 2, "S"),
        ("4 (South)", "Bo", 3, "S"),
    ]
    assert said(table) == [
        "1 row above the headings: taken as a title.",
        "Sheet “North” is read together with the others: 1 row.",
        "Sheet “South” is read together with the others: 2 rows.",
    ]


def test_sheets_whose_columns_stand_otherwise_are_one_list_too():
    table = table_of(
        {
            "North": [[*HEAD, "Shoe size"], [1, "Ahmed", "N", 4]],
            "South": [["Surname", "Room", "Staff Number", "Manager Number"], ["Ali", "B2", 2, 1]],
            "West": [["Team", "Shoe size", "Surname", "Emp No"], ["W", 5, "Bo", 3], ["W", 6, "Cy", 4]],
        }
    )
    assert read(table) == [
        ("2 (North)", None, "Ahmed", 1, "N"),
        ("2 (South)", 1, "Ali", 2, None),
        ("2 (West)", None, "Bo", 3, "W"),
        ("3 (West)", None, "Cy", 4, "W"),
    ]
    assert columns_not_read(table) == ("Shoe size", "Room")
    assert said(table)[:2] == [
        "Column “Shoe size” is not read: 3 filled cells.",
        "Column “Room” is not read: 1 filled cell.",
    ]


def test_a_sheet_of_something_else_is_named_with_its_rows():
    table = table_of({"Notes": [["Read me"], ["first"]], "Staff": [HEAD, [1, "Ahmed", "N"]], "Empty": []})
    assert read(table) == [("2", "Ahmed", 1, "N")]
    assert said(table) == ["Sheet “Notes” is not read: 2 filled rows."]


def test_a_sheet_that_lacks_a_needed_column_is_named():
    table = table_of({"Staff": [HEAD, [1, "Ahmed", "N"]], "Leavers": [["Emp No", "Team"], [2, "S"]]})
    assert (len(table.rows), said(table)) == (
        1,
        ["Sheet “Leavers” is not read: 2 filled rows. It has no column for: Surname."],
    )


def test_a_sheet_with_a_few_words_of_ours_is_not_told_to_lack_the_others():
    needed = tuple(replace(column, needed=True) for column in COLUMNS)
    content = writers.openpyxl_xlsx(
        {
            "Staff": [[*HEAD, "Manager Number"], [1, "A", "N", 2]],
            "Teams": [["Team", "Manager Number"], ["N", 2]],
        }
    )
    told = [str(note) for note in find_table(content, "staff.xlsx", needed).notes.told()]
    assert told == ["Sheet “Teams” is not read: 2 filled rows."]


def test_a_sheet_of_headings_alone_does_not_keep_the_others_out():
    table = table_of({"North": [HEAD, [1, "Ahmed", "N"]], "South": [HEAD], "West": [HEAD, [2, "Bo", "W"]]})
    assert [row[0] for row in read(table)] == ["2 (North)", "2 (West)"]
    assert said(table)[0] == "Sheet “South” is not read: 1 filled row."


def test_a_hidden_sheet_is_named_and_not_read():
    sheets = {"Staff": [HEAD, [1, "Ahmed", "N"]], "Old": [HEAD, [2, "Ali", "N"]]}
    table = table_of(sheets, hidden_sheets=["Old"])
    assert (len(table.rows), said(table)) == (1, ["Sheet “Old” is hidden and is not read: 2 filled rows."])


def test_a_list_on_a_hidden_sheet_alone_is_refused_with_the_reason():
    with pytest.raises(UnreadableFile, match=r"No heading row was found.* Hidden sheets are not read: Old\."):
        table_of({"Cover": [["Staff list"]], "Old": [HEAD, [2, "Ali", "N"]]}, hidden_sheets=["Old"])


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods", "xlsb"])
def test_rows_that_a_filter_hides_are_read_and_counted(kind):
    rows = [HEAD, [1, "Ahmed", "N"], [2, "Ali", "S"], [3, "Bo", "S"], ["Total", 3]]
    table = find_table(WRITERS[kind]({"Staff": rows}, hidden_rows=[3, 4, 5]), "staff", COLUMNS)
    assert len(table.rows) == 3
    assert "2 hidden rows: read like the others." in said(table)


def test_hidden_rows_are_counted_over_all_sheets():
    table = table_of({"N": [HEAD, [1, "A", "N"]], "S": [HEAD, [2, "B", "S"]]}, hidden_rows=[2])
    assert "2 hidden rows: read like the others." in said(table)


def test_a_hidden_column_that_is_read_is_named():
    table = table_of({"Staff": [[*HEAD, "Pay"], [1, "Ahmed", "N", 9]]}, hidden_columns=["B", "D"])
    assert said(table) == [
        "Column “Pay” is not read: 1 filled cell.",
        "Column “Surname” is hidden, and is read.",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["Employee", None, "Manager"], ["Surname", "Staff Number", "Number"]],
        [["Staff list 2026"], ["Surname", None, "Manager"], [None, "Emp No", "Number"]],
        [[None, "Emp", "Manager"], ["Surname", "No", "Number"]],
        [["Who", "Emp", "Manager"], ["Surname", "No", "Number"]],
    ],
    ids=["merged above", "a title too", "halves", "words above one that is known"],
)
def test_headings_over_two_rows_are_read_together(rows):
    table = table_of({"Staff": [*rows, ["Ahmed", 1, 2], ["Ali", 2, None]]})
    assert [table.positions[key] for key in ("name", "number", "manager")] == [0, 1, 2]
    assert [row.cells[:2] for row in table.rows] == [("Ahmed", 1), ("Ali", 2)]
    assert table.heading("manager").endswith("Manager Number")


def test_what_stands_under_the_manager_is_not_the_persons():
    upper = ["Post", None, None, "Reports to", None, None, "Employee", None, None, "Contract", None]
    lower = [
        "Position title", "Team", "FTE", "Payroll ref", "Name", "E-mail (work)", "Payroll ref",
        "Employee name", "E-mail (work)", "Basis", "Start date",
    ]  # fmt: skip
    bea = [
        "Team manager",
        "East",
        1,
        None,
        None,
        None,
        "00100",
        "BOSS, Bea",
        "bea@b.example",
        "Perm",
        "3.2.2020",
    ]
    ali = [
        "Social worker",
        "East",
        1,
        "00100",
        "BOSS, Bea",
        "bea@b.example",
        "00101",
        "ALI, Noor",
        "n@b.example",
    ]
    file = writers.openpyxl_xlsx({"East": [["Staff"], upper, lower, bea, [*ali, "Perm", "3.2.2021"]]})
    reading = read_establishment(file, "staff.xlsx")
    assert [(row.staff_number, row.family_name, row.email) for row in reading.rows] == [
        ("00100", "Boss", "bea@b.example"),
        ("00101", "Ali", "n@b.example"),
    ]
    assert reading.rows[1].line_manager_staff_number == "00100"
    assert [note.what for note in reading.notes if note.kind is Noted.COLUMN] == [
        "Reports to Name",
        "Reports to E-mail (work)",
    ]


def test_a_log_without_types_is_one_of_supervision_and_says_so():
    rows = [
        ["Date", "Supervisor", "Staff member", "Outcome"],
        ["3rd March 2026", "Bea Boss", "Noor Ali", "Held"],
    ]
    reading = read_supervision_log(writers.openpyxl_xlsx({"Log": rows}), "log.xlsx", today=date(2026, 4, 1))
    assert ([row.kind for row in reading.rows], reading.errors) == (["one_to_one"], ())
    assert "There is no column for “Type”: each row is read as supervision of two people." in map(
        str, reading.notes
    )


def test_one_row_of_headings_is_not_read_together_with_the_first_person():
    table = table_of({"Staff": [["Emp No", "Surname", "Team"], [1, "Team", "Surname"], [2, "Ali", "N"]]})
    assert [row.number for row in table.rows] == [2, 3]


@pytest.mark.parametrize(
    ("heading", "cells", "like"),
    [
        ("Last day of service", ["31/08/2026", None, "30/09/26"], "days"),
        ("Contact", ["a@b.example", None, "c@d.example"], "e-mail addresses"),
        ("Reg", ["SW101", "sw 102", None], "registration numbers"),
        ("Answers to", [3, 3, "0001"], "the numbers under “Emp No”"),
    ],
)
def test_a_column_that_nobody_knows_is_told_with_what_it_looks_like(heading, cells, like):
    rows = [[*HEAD, heading], *([number, "A", "N", cell] for number, cell in enumerate(cells, start=1))]
    filled = sum(cell is not None for cell in cells)
    assert said(table_of({"Staff": rows})) == [
        f"Column “{heading}” is not read: {filled} filled cells. They look like {like}."
    ]


@pytest.mark.parametrize("cells", [["x", "31/08/2026"], [4, 4], ["N", "N"], [None, None], [1, 1]])
def test_a_column_of_anything_else_is_not_said_to_look_like_something(cells):
    rows = [[*HEAD, "Other"], *([number, "A", "N", cell] for number, cell in enumerate(cells, start=1))]
    assert "look" not in said(table_of({"Staff": rows}))[0]


# --- the place of a row -------------------------------------------------------------------------


def test_a_row_tells_its_sheet_in_words_and_is_a_number_of_its_own():
    north, south, other = RowNumber(7, "North", 0), RowNumber(3, "South", 1), RowNumber(3, "North", 0)
    assert f"Row {south} is the same" == "Row 3 (South) is the same"
    assert (str(north), number_of(south), sheet_of(south)) == ("7 (North)", 3, "South")
    assert sorted([south, north, other]) == [other, north, south]
    assert len({south, other, north, 3, 7}) == 3
    assert (number_of(12), sheet_of(12)) == (12, "")


@pytest.mark.parametrize("row", [RowNumber(3, "South", 1), RowNumber(9, "North", 0), 12, 0])
def test_the_place_of_a_row_comes_back_from_where_it_is_kept(row):
    for again in (places.from_json(json.loads(json.dumps(places.as_json(row)))), copy.deepcopy(row)):
        assert (again, str(again), type(again)) == (row, str(row), type(row))
    note = Note(Noted.EMPTY, "-", row=row)
    assert str(Note.from_json(json.loads(json.dumps(note.as_json())))) == str(note)


def test_an_error_says_in_which_sheet_and_names_rows_of_other_sheets():
    sheets = {"North": [HEADINGS, person(1), person(2)], "South": [HEADINGS, person(2), person(3, FTE=2)]}
    reading = read_establishment(writers.openpyxl_xlsx(sheets), "hr.xlsx")
    assert [(str(error.row), error.column, error.problem) for error in reading.errors] == [
        ("2 (South)", "Emp No", "Row 3 (North) has this staff number too. Correct one of them."),
        (
            "3 (South)",
            "FTE",
            "This is more than 1. Write full-time equivalent as 0.8 or 80%; full time is 1.",
        ),
    ]
    assert reading.errors[0].as_json() == {
        "row": 2, "sheet": "South", "column": "Emp No", "value": "2", "problem": reading.errors[0].problem,
    }  # fmt: skip
    assert [str(row.row) for row in reading.rows] == ["2 (North)", "3 (North)"]


@pytest.mark.parametrize("kind", ["xlsx", "xls"])
def test_a_cell_that_is_merged_down_a_column_is_read_for_each_row_and_that_is_said(kind):
    rows = [HEAD, [1, "Ahmed", "North"], [2, "Ali", None], [], [3, "Bo", None], [4, "Cy", None]]
    content = WRITERS[kind]({"Staff": rows}, merged=[(2, 3, 5, 3)])
    table = find_table(content, "staff", COLUMNS)
    assert [row.cells[2:] for row in table.rows] == [("North",), ("North",), ("North",), ()]
    assert said(table) == ["Merged cells under “Team” are read for each of their rows: 2 cells."]


def test_a_title_merged_over_all_columns_and_headings_merged_down_do_no_harm():
    rows = [["Staff list"], HEAD, [None, None, None], [1, "Ahmed", "N"], [2, "Ali", "N"]]
    content = writers.openpyxl_xlsx({"Staff": rows}, merged=[(1, 1, 1, 3), (2, 1, 3, 1), (2, 2, 3, 2)])
    table = find_table(content, "staff", COLUMNS)
    assert [row.number for row in table.rows] == [4, 5]
    assert said(table) == ["1 row above the headings: taken as a title."]
