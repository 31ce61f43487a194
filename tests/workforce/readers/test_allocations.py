"""The case system's list becomes who holds which case since when, and never a child's name."""

from datetime import date

import pytest

from workforce.readers.allocations import AllocationRow, read_allocations

HEADINGS = ["Person ID", "Involvement", "Allocated worker SWE", "Allocated from", "Allocated to"]
ROW = ["P3833612", "CIN", "sw 1", "05/09/2025", ""]


@pytest.fixture
def read(csv_of):
    return lambda *rows: read_allocations(csv_of([HEADINGS, *rows]), "allocations.csv")


def changed(place, cell):
    return [cell if index == place else value for index, value in enumerate(ROW)]


def test_a_row_becomes_an_allocation(read):
    since = date(2025, 9, 5)
    assert read(ROW).rows == (AllocationRow(2, "P3833612", "cin", "SW1", since, None),)
    assert read(changed(4, "05/09/2025")).rows[0].allocated_to == since


@pytest.mark.parametrize(
    ("place", "cell", "column"),
    [
        (0, "", "Person ID"),
        (1, "", "Involvement"),
        (2, "", "Allocated worker SWE"),
        (2, "Carys Allen", "Allocated worker SWE"),
        (3, "", "Allocated from"),
        (3, "31/02/2025", "Allocated from"),
        (4, "04/09/2025", "Allocated to"),
    ],
)
def test_a_cell_that_cannot_be_right_is_an_error(read, place, cell, column):
    reading = read(changed(place, cell))
    assert [(e.row, e.column, e.value) for e in reading.errors] == [(2, column, cell)]
    assert reading.rows == ()


def test_a_category_of_the_authoritys_own_is_other_and_named(read):
    reading = read(changed(1, "Youth justice"))
    assert (reading.rows[0].category, reading.errors) == ("other", ())
    assert "“Youth justice” under “Involvement” is read as a category of your own" in str(reading.notes[-1])


@pytest.mark.parametrize("worker", ["Unallocated", "Duty tray", "Not allocated"])
def test_a_case_that_no_one_holds_is_left_out_and_named(read, worker):
    reading = read(changed(2, worker), ROW)
    assert ([row.row for row in reading.rows], reading.errors) == ([3], ())
    assert f"“{worker}”" in str(reading.notes[-1])


def test_references_that_differ_in_letter_case_are_one_case(read):
    reading = read(changed(0, "p100"), changed(0, "P100"))
    assert {row.key for row in reading.rows} == {"P100"}


def test_a_childs_name_is_refused_and_not_repeated(read):
    (error,) = read(changed(0, "Amy Smith")).errors
    assert (error.row, error.column, error.value) == (2, "Person ID", "(not shown)")
    assert error.problem == "Use the case system's number, never a child's name."


def test_the_councils_allocations_are_read_whole(council_data):
    reading = read_allocations((council_data / "allocations.csv").read_bytes(), "allocations.csv")
    assert (len(reading.rows), reading.errors, reading.ignored) == (1922, (), ())


def test_a_category_stands_where_there_are_categories(csv_of):
    headings = [
        "LCS Number",
        "Involvement Type",
        "Case Status",
        "Worker Name",
        "Worker Staff Number",
        "Start",
        "End",
    ]
    row = ["1400", "Allocated Worker", "Child Protection", "Allen, Carys", "101", "2026-09-05", ""]
    reading = read_allocations(csv_of([headings, row]), "lcs.csv")
    assert reading.rows == (
        AllocationRow(2, "1400", "cp", "", date(2026, 9, 5), None, "Allen, Carys", "101"),
    )
    assert [str(note) for note in reading.notes] == [
        "Column “Involvement Type” is not read: 1 filled cell.",
        "“Case Status” is read as the category, since no cell under “Involvement Type” is one: 1 cell.",
    ]
    known = [*row[:1], "CIN", *row[2:]]
    assert read_allocations(csv_of([headings, row, known]), "lcs.csv").rows[1].category == "cin"
