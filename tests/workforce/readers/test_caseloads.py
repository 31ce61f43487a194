"""The case system's count becomes a number of cases for each worker on one day."""

from datetime import date

import pytest

from workforce.readers.caseloads import CaseloadRow, read_caseloads

HEADINGS = ["Worker", "SWE No", "Team", "CIN", "CP", "Section 47", "Total"]
TITLE = ["As at 02/11/2026 06:00"]
ROW = ["Allen, Carys", "SW1", "MASH", 3, None, 1, 4]


@pytest.fixture
def read(workbook_of):
    def reading(*rows, **context):
        return read_caseloads(workbook_of(rows), "caseloads.xlsx", **context)

    return reading


def faults(reading):
    return [(error.row, error.column, error.value) for error in reading.errors]


def test_a_row_becomes_a_count_by_category(read):
    reading = read(["Caseload"], TITLE, HEADINGS, ROW, ["Grand total", *[None] * 5, 4])
    cases = {"cin": 3, "cp": 0, "cla": 0, "care_leaver": 0, "s47": 1, "assessment": 0, "other": 0}
    assert reading.rows == (CaseloadRow(4, "SW1", "Allen, Carys", "MASH", cases, 4),)
    assert (reading.errors, reading.total, reading.as_at) == ((), 1, date(2026, 11, 2))


@pytest.mark.parametrize(
    "title",
    [["As at 2 Nov 2026"], ["as of", date(2026, 11, 2)], ["Run date: 2026-11-02"], ["As at:", "2.11.26"]],
)
def test_the_day_of_the_count_is_in_a_title_row(read, title):
    assert read(title, HEADINGS, ROW).as_at == date(2026, 11, 2)


def test_a_day_given_by_the_person_comes_first(read):
    assert read(TITLE, HEADINGS, ROW, counted_on=date(2026, 10, 1)).as_at == date(2026, 10, 1)


def test_a_count_without_a_day_is_an_error(read):
    reading = read(HEADINGS, ROW)
    assert (faults(reading), reading.as_at) == ([(1, "As at", "")], None)
    assert read(HEADINGS, ROW, counted_on=date(2026, 11, 2)).is_sound


def test_an_impossible_day_of_the_count_is_an_error(read):
    assert faults(read(["As at 31/02/2026"], HEADINGS, ROW)) == [(1, "As at", "As at 31/02/2026")]


@pytest.mark.parametrize(
    ("place", "cell", "column"),
    [
        (0, None, "Worker"),
        (1, None, "SWE No"),
        (1, "N/K", "SWE No"),
        (3, -3, "CIN"),
        (3, 2.5, "CIN"),
        (3, "three", "CIN"),
        (3, 2, "Total"),
        (6, None, "Total"),
        (6, "4.5", "Total"),
    ],
)
def test_a_cell_that_cannot_be_right_is_an_error(read, place, cell, column):
    row = [cell if index == place else value for index, value in enumerate(ROW)]
    assert [(error.row, error.column) for error in read(TITLE, HEADINGS, row).errors] == [(3, column)]


def test_a_worker_counted_twice_is_reported_in_the_later_row(read):
    assert faults(read(TITLE, HEADINGS, ROW, ROW)) == [(4, "SWE No", "SW1")]


@pytest.mark.parametrize(("grand", "expected"), [(4, []), (5, [(4, "Total", "5")])])
def test_the_grand_total_must_be_what_the_rows_add_up_to(read, grand, expected):
    assert faults(read(TITLE, HEADINGS, ROW, ["Grand total", *[None] * 5, grand])) == expected


def test_a_category_that_is_not_known_shows_in_the_total(read):
    headings = [*HEADINGS[:5], "Private fostering", "Total"]
    reading = read(TITLE, headings, ROW)
    assert (faults(reading), reading.ignored) == ([(3, "Total", "4")], ("Private fostering",))


def test_the_councils_report_is_read_whole(council_data):
    reading = read_caseloads((council_data / "caseload-report.csv").read_bytes(), "report.csv")
    assert (len(reading.rows), reading.errors, reading.as_at) == (126, (), date(2026, 11, 2))
    assert sum(row.total for row in reading.rows) == 1922
    assert "Thompson, Zoë" in {row.worker for row in reading.rows}
