"""A row is read cell by cell, and what is wrong is listed as the person who looks at the file sees it."""

from datetime import date, datetime, time

import pytest

from workforce.readers.cells import CellProblem, text, whole_number
from workforce.readers.rows import Reading, RowCells, RowError, in_file_order, shown
from workforce.readers.sheet import ExpectedColumn, RawRow, Table

COLUMNS = (
    ExpectedColumn("number", ("Emp No",)),
    ExpectedColumn("name", ("Surname",)),
    ExpectedColumn("team", ("Team / Cost Centre",)),
)
TABLE = Table(COLUMNS, ("Name", "Shoe size", "No"), {"name": 0, "number": 2}, heading_row=3)


def row(*cells):
    return RowCells(TABLE, RawRow(7, cells))


@pytest.mark.parametrize(
    ("cell", "as_shown"),
    [
        (None, ""),
        (0, "0"),
        (datetime(2026, 3, 2), "02/03/2026"),
        (datetime(2026, 3, 2, 9, 5), "02/03/2026 09:05"),
        (datetime(2026, 3, 2, 0, 5), "02/03/2026 00:05"),
        (datetime(2026, 3, 2, 0, 0, 5), "02/03/2026 00:00"),
        (date(2026, 3, 2), "02/03/2026"),
        (time(9, 5), "09:05:00"),
        ("  two \n words\t", "two words"),
        ("a\x07b", "a b"),
        ("x" * 80, "x" * 80),
        ("x" * 81, "x" * 79 + "…"),
    ],
)
def test_a_cell_is_shown_as_a_person_would_recognise_it(cell, as_shown):
    assert shown(cell) == as_shown


def test_a_cell_is_found_by_what_its_column_means():
    cells = row("Ahmed", 4, 12)
    assert (cells.value("name"), cells.value("number"), cells.value("team")) == ("Ahmed", 12, None)
    assert row("Ahmed", 4).value("number") is None


def test_a_blank_cell_is_an_error_only_where_it_must_not_be_blank():
    cells = row("  ", 4)
    assert cells.read("name", text) is None
    assert cells.errors == []
    assert cells.read("name", text, missing="Write the surname.") is None
    assert cells.read("team", text, missing="Write the team.") is None
    assert cells.errors == [
        RowError(7, "Name", "", "Write the surname."),
        RowError(7, "Team / Cost Centre", "", "Write the team."),
    ]


def test_a_cell_that_cannot_be_understood_is_listed_with_what_it_holds():
    cells = row("Ahmed", 4, "twelve")
    assert cells.read("name", text, missing="Write the surname.") == "Ahmed"
    assert cells.read("number", whole_number) is None
    told = "This is not a whole number. Write it in figures, such as 12."
    assert cells.errors == [RowError(7, "No", "twelve", told)]


def test_what_must_not_be_repeated_is_stood_in_for():
    def refuse(value):
        raise CellProblem("Use a number.", shown_as="(not shown)")

    cells = row("Ahmed")
    assert cells.read("name", refuse) is None
    assert cells.errors == [RowError(7, "Name", "(not shown)", "Use a number.")]
    cells.note("name", "Shown as nothing.", value="")
    assert cells.errors[-1] == RowError(7, "Name", "", "Shown as nothing.")


def test_errors_go_down_the_rows_and_across_the_columns_and_unknown_columns_come_last():
    places = [(5, "As at"), (5, "No"), (5, "Name"), (4, "No"), (5, "Shoe size")]
    errors = [RowError(number, column, "", "x") for number, column in places]
    assert [(error.row, error.column) for error in in_file_order(errors, TABLE)] == [
        (4, "No"), (5, "Name"), (5, "Shoe size"), (5, "No"), (5, "As at"),
    ]  # fmt: skip


def test_an_error_found_after_reading_stands_under_the_heading_of_the_file():
    reading = Reading(rows=(), errors=(), total=0, headings={"name": "Surname (legal)"})
    assert reading.is_sound
    assert reading.error(9, "name", date(2026, 3, 2), "No.") == RowError(
        9, "Surname (legal)", "02/03/2026", "No."
    )
    assert reading.error(9, "team", None, "No.") == RowError(9, "", "", "No.")
