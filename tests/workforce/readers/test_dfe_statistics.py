"""The DfE's published figures are read area by area; what cannot be read is told, word for word."""

from decimal import Decimal

import pytest

from workforce.readers.dfe_statistics import COLUMNS, LEVELS, read_dfe_statistics
from workforce.readers.rows import Reading, RowError

HEADINGS = ["time_period", "geographic_level", "country_code", "country_name", "region_code", "region_name",
            "old_la_code", "new_la_code", "la_name", *COLUMNS.values()]  # fmt: skip
KNOWSLEY = ["2025", "Local authority", "E92", "England", "E12", "North West", "340", "E08", "Knowsley",
            "16.9", "0", "c", "z", "99999.99"]  # fmt: skip
AN_AREA = "The area needs its code and name."
A_FIGURE = "This must be a number or one of c, z."
A_YEAR = "This must be a year in four figures."


def read(*rows, headings=HEADINGS):
    content = "\n".join(",".join(row) for row in [headings, *rows])
    return read_dfe_statistics(content.encode("utf-8-sig"), symbols={"z", "c"})


def changed(**cells):
    return [cells.get(heading, cell) for heading, cell in zip(HEADINGS, KNOWSLEY, strict=True)]


def test_a_row_is_one_area_in_one_year():
    reading = read(changed(time_period=" 2025 ", geographic_level=" Local authority ", la_name=" Knowsley "))
    (row,) = reading.rows
    assert (row.year, row.area_code, row.dfe_code, row.area_name) == (2025, "E08", "340", "Knowsley")
    assert row.numbers == {
        "caseload": Decimal("16.9"),
        "agency_rate": Decimal(0),
        "vacancy_rate": Decimal("99999.99"),
    }
    assert row.symbols == {"absence_rate": "c", "turnover_rate": "z"}
    assert (reading.errors, reading.total) == ((), 1)


@pytest.mark.parametrize(
    ("level", "code", "name"),
    [
        ("National", "E92", "England"),
        ("Regional", "E12", "North West"),
        ("Local authority", "E08", "Knowsley"),
    ],
)
def test_an_area_has_the_code_and_the_name_of_its_level(level, code, name):
    (row,) = read(changed(geographic_level=level)).rows
    assert (row.area_code, row.area_name) == (code, name)


@pytest.mark.parametrize(
    ("column", "cell", "problem"),
    [
        ("time_period", "202526", A_YEAR),
        ("time_period", "202", A_YEAR),
        ("time_period", "2O25", A_YEAR),
        ("time_period", "٢٠٢٥", A_YEAR),
        ("time_period", "", A_YEAR),
        ("geographic_level", "Village", "This must be one of National, Regional, Local authority."),
        ("geographic_level", "", "This must be one of National, Regional, Local authority."),
        ("new_la_code", "", AN_AREA),
        ("new_la_code", "E" * 25, AN_AREA),
        ("caseload_fte", "", A_FIGURE),
        ("caseload_fte", "lots", A_FIGURE),
        ("caseload_fte", "-0.1", A_FIGURE),
        ("caseload_fte", "100000", A_FIGURE),
        ("caseload_fte", "Infinity", A_FIGURE),
        ("vacancy_rate_fte", "x", A_FIGURE),
    ],
)
def test_a_cell_that_cannot_be_right_is_told_in_its_row_and_column(column, cell, problem):
    reading = read(KNOWSLEY, changed(**{column: cell}), changed(time_period="2024"))
    assert reading.errors == (RowError(3, column, cell, problem),)
    assert [row.year for row in reading.rows] == [2025, 2024]
    assert reading.total == 3


@pytest.mark.parametrize("name", ["", "x" * 81])
def test_a_name_that_an_area_cannot_have_is_told_beside_its_code(name):
    assert read(changed(la_name=name)).errors == (RowError(2, "new_la_code", "E08", AN_AREA),)


def test_the_longest_code_and_name_are_kept_and_a_longer_dfe_code_is_cut():
    (row,) = read(changed(new_la_code="E" * 24, la_name="x" * 80, old_la_code=" 1234567890123")).rows
    assert (row.area_code, row.area_name, row.dfe_code) == ("E" * 24, "x" * 80, "123456789012")


def test_everything_wrong_with_a_row_is_told_at_once():
    reading = read(changed(time_period="25", new_la_code="", caseload_fte="x"), changed(geographic_level="x"))
    assert [(error.row, error.column) for error in reading.errors] == [
        (2, "time_period"), (2, "new_la_code"), (2, "caseload_fte"), (3, "geographic_level"),
    ]  # fmt: skip
    assert reading.rows == ()


def test_a_row_that_ends_early_is_told_cell_by_cell():
    reading = read(KNOWSLEY[:10])
    assert [(error.column, error.value) for error in reading.errors] == [
        (column, "") for column in list(COLUMNS.values())[1:]
    ]
    assert [error.column for error in read(["2025"]).errors] == ["geographic_level"]
    short = read([*changed(geographic_level="National")[:3]])
    assert [error.column for error in short.errors] == ["country_code", *COLUMNS.values()]


def refused(problem):
    return Reading((), (RowError(0, "", "", problem),), total=0)


def test_a_file_of_something_else_is_refused_with_what_it_lacks_or_what_to_do():
    assert read(["A", "3"], headings=["name", "age"]) == refused(
        f"The file has no column {', '.join(sorted({*HEADINGS}))}."
    )
    assert read(KNOWSLEY, headings=["year", *HEADINGS[1:]]) == refused("The file has no column time_period.")
    again = refused("The file is not a CSV in UTF-8. Download it again from the DfE.")
    assert read_dfe_statistics(b"\xff\xfe\x00", symbols=()) == again
    assert read_dfe_statistics(b'a,b\n"x', symbols=()) == again
    assert read_dfe_statistics(b"", symbols=()).errors[0].problem.startswith("The file has no column ")
    assert set(LEVELS) == {"National", "Regional", "Local authority"}


def test_a_name_may_go_over_two_lines():
    assert read(changed(la_name='"Kings\r\nLynn"')).rows[0].area_name == "Kings\r\nLynn"


def test_a_code_and_a_name_of_one_letter_are_kept():
    (row,) = read(changed(new_la_code="E", la_name="K")).rows
    assert (row.area_code, row.area_name) == ("E", "K")


def test_columns_are_found_in_any_order_and_a_dfe_code_that_a_row_lacks_is_empty():
    order = [*(heading for heading in HEADINGS if heading != "old_la_code"), "old_la_code"]
    cells = [KNOWSLEY[HEADINGS.index(heading)] for heading in order]
    assert [row.dfe_code for row in read(cells, cells[:-1], headings=order).rows] == ["340", ""]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_end_as_any_system_ends_them(ending):
    content = ending.join(",".join(row) for row in (HEADINGS, KNOWSLEY, KNOWSLEY))
    reading = read_dfe_statistics(content.encode(), symbols={"z", "c"})
    assert (len(reading.rows), reading.errors) == (2, ())
