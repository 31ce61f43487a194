"""The case system's count becomes a number of cases for each worker on one day."""

from datetime import date

import pytest

from workforce.readers.caseloads import CaseloadRow, read_caseloads
from workforce.readers.notes import Noted

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


OWN = ["Worker", "SWE No", "Team", "CIN", "CP", "Private fostering", "Desk", "Total"]


def own(*numbers, worker="Carys Allen", swe="SW101"):
    return [worker, swe, "North", *numbers]


def test_a_category_of_the_authoritys_own_counts_as_other_and_is_named(read):
    reading = read(TITLE, OWN, own(5, 3, 2, 41, 10), own(1, None, None, 42, 1, worker="D O", swe="SW102"))
    assert (reading.errors, reading.ignored) == ((), ("Desk",))
    assert [row.cases["other"] for row in reading.rows] == [2, 0]
    assert "“Private fostering” is read as a category of your own, counted as other: 1 cell (row 3)." in {
        str(note).replace(": 1 cell.", ": 1 cell (row 3).") for note in reading.notes
    }


def test_a_report_of_totals_alone_counts_them_as_other_and_says_so(read):
    rows = [["Carys Allen", "SW101", 12], ["D O", "SW102", 3], ["Grand total", None, 15]]
    reading = read(TITLE, ["Worker", "SWE No", "Total"], *rows)
    assert (reading.errors, [row.cases["other"] for row in reading.rows]) == ((), [12, 3])
    said = {str(note) for note in reading.notes}
    assert "There is no column for “the categories”: each total is counted as other." in said


def test_a_total_beside_numbers_that_are_not_read_is_no_report_of_totals_alone(read):
    reading = read(TITLE, ["Worker", "SWE No", "Open s47s", "Open CP", "Total"], ["C A", "SW101", 4, 6, 12])
    assert "Not read: “Open s47s”, “Open CP”" in reading.errors[0].problem


def test_a_column_is_a_category_only_where_every_row_adds_up_with_it(read):
    reading = read(TITLE, OWN, own(5, 3, 2, 41, 10), own(1, None, 3, 42, 1, worker="D O", swe="SW102"))
    assert faults(reading) == [(3, "Total", "10")]
    assert "Not read: “Private fostering”, “Desk”." in reading.errors[0].problem


def test_two_columns_that_could_both_be_the_category_are_not_chosen_between(read):
    assert faults(read(TITLE, OWN, own(5, 3, 2, 2, 10))) == [(3, "Total", "10")]


def test_a_grand_total_counts_a_category_of_ones_own(read):
    rows = [own(5, 3, 2, 41, 10), ["Grand total", None, None, 5, 3, 2, None, 10]]
    assert read(TITLE, OWN, *rows).errors == ()
    rows[1][-1] = 11
    assert faults(read(TITLE, OWN, *rows)) == [(4, "Total", "11")]


@pytest.mark.parametrize(
    "worker",
    ["Unallocated", "UNALLOCATED CASES", "Duty tray", "Duty", "MASH inbox", "Awaiting allocation", "Vacant",
     "Not allocated", "Team pool", "No allocated worker", "Unassigned - North"],
)  # fmt: skip
def test_cases_that_no_one_holds_are_left_out_and_named_with_their_number(read, worker):
    nobody = [worker, None, None, 1, None, 1, 2]
    grand = ["Grand total", *[None] * 5, 4 + 2]
    reading = read(TITLE, HEADINGS, ROW, nobody, grand)
    assert (len(reading.rows), reading.errors) == (1, ())
    assert f"“{worker}” under “Worker” (row 4) is left out: 1 row, not a person, with 2 cases." in [
        str(note) for note in reading.notes
    ]


@pytest.mark.parametrize("worker", ["Dutton, Ann", "Poole, Pat", "Tracy Tray-Smith", "Carys Allen"])
def test_a_person_without_a_number_stays_a_person(read, worker):
    reading = read(TITLE, HEADINGS, [worker, None, *ROW[2:]])
    assert [(row.worker, row.swe_number) for row in reading.rows] == [(worker, "")]


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Report run date: 03/11/2026    Position as at: 30/09/2026", date(2026, 9, 30)),
        ("As at 30/09/2026 (run date 03/11/2026)", date(2026, 9, 30)),
        ("Run 3 Nov 2026. Snapshot date 30 September 2026", date(2026, 9, 30)),
        ("Produced on 03/11/2026 for the position on 30/09/2026", date(2026, 9, 30)),
        ("Printed 03/10/2026 08:00. Caseloads at close of 30 September 2026", date(2026, 9, 30)),
        ("Data at the end of business 30/09/2026, run on 03/10/2026", date(2026, 9, 30)),
        ("Run date: 30/09/2026", date(2026, 9, 30)),
    ],
)
def test_the_day_of_the_count_is_told_from_the_day_of_the_run(read, title, day):
    assert read([title], HEADINGS, ROW).as_at == day


@pytest.mark.parametrize(
    "titles",
    [
        ["Printed 03/10/2026. Caseloads, 30 September 2026"],
        ["Caseloads for 30/09/2026", None, "Run date: 03/10/2026"],
    ],
)
def test_a_run_date_beside_another_day_is_not_taken_for_the_day_of_the_count(read, titles):
    reading = read(titles, HEADINGS, ROW)
    assert reading.as_at is None
    (error,) = reading.errors
    assert error.problem.startswith("The file was made on 03/10/2026, also names 30/09/2026,")


def test_a_run_date_alone_is_taken_and_said(read):
    notes = [str(note) for note in read(["Run date: 30/09/2026"], HEADINGS, ROW).notes]
    assert "“Run date” is read as the day of the count, 30/09/2026: 1 cell (row 1)." in notes


def test_two_days_of_the_count_are_an_error(read):
    reading = read(["As at 30/09/2026"], ["Position as at 31/10/2026"], HEADINGS, ROW)
    assert [error.problem for error in reading.errors] == [
        "The file says that it counts 30/09/2026 and 31/10/2026. Keep one of them."
    ]


def test_the_councils_report_is_read_whole(council_data):
    reading = read_caseloads((council_data / "caseload-report.csv").read_bytes(), "report.csv")
    assert (len(reading.rows), reading.errors, reading.as_at) == (126, (), date(2026, 11, 2))
    assert sum(row.total for row in reading.rows) == 1922
    assert "Thompson, Zoë" in {row.worker for row in reading.rows}


@pytest.mark.parametrize(
    "sub", ["Sub-total North", "Subtotal", "Total for North", "North Total", "North sub-total"]
)
def test_teams_with_a_heading_and_a_total_of_their_own_are_no_people(read, sub):
    head = ["Worker", "SWE No", "CIN", "Total"]
    north, south = ["North"], [["Assessment 1"], ["B Two", "SW2", 5, 5], [sub, None, 5, 5]]
    rows = [north, ["A One", "SW1", 3, 3], [sub, None, 3, 3], *south, ["Grand total", None, 8, 8]]
    reading = read(TITLE, head, *rows)
    assert (reading.errors, [row.worker for row in reading.rows]) == ((), ["A One", "B Two"])
    said = [note.what for note in reading.notes if note.kind is Noted.ROW]
    assert said == ["North", "Assessment 1"]


def test_a_wrong_grand_total_is_still_found_below_teams(read):
    rows = [["A One", "SW1", 3, 3], ["North Total", None, 3, 3], ["TOTAL", None, 4, 4]]
    assert faults(read(TITLE, ["Worker", "SWE No", "CIN", "Total"], *rows)) == [
        (5, "CIN", "4"),
        (5, "Total", "4"),
    ]


def test_a_row_of_nobodys_cases_may_say_so_beside_the_empty_name(read):
    tray = [None, None, "No allocated worker", 1, None, None, 1]
    for total in (4, 5):  # of people alone, or of all
        reading = read(TITLE, HEADINGS, ROW, tray, ["All workers", *[None] * 5, total])
        assert (len(reading.rows), reading.errors) == (1, ())
        assert any("“No allocated worker” under “Worker”" in str(note) for note in reading.notes)
    assert not read(TITLE, HEADINGS, ROW, tray, ["All workers", *[None] * 5, 6]).is_sound
    assert not read(TITLE, HEADINGS, [None, *ROW[1:]]).is_sound


def test_care_experienced_is_a_care_leaver_and_a_staff_number_is_read(read):
    headings = ["Allocated Worker", "Worker ID", "Care Experienced", "All"]
    (row,) = read(TITLE, headings, ["Allen, Carys", 101, 3, 3]).rows
    assert (row.staff_number, row.cases["care_leaver"]) == ("101", 3)
