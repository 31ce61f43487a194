"""What each reader says of a row that cannot be right, word for word, and in which row and column."""

from datetime import date

import pytest

from workforce.readers.allocations import read_allocations
from workforce.readers.caseloads import read_caseloads
from workforce.readers.establishment import read_establishment
from workforce.readers.sheet import UnreadableFile
from workforce.readers.supervision_log import read_supervision_log

from . import test_allocations, test_caseloads, test_establishment, test_supervision_log
from .test_establishment import person

TODAY = date(2026, 11, 2)


def with_cells(row, headings, **changed):
    """The row with other cells, by the place of each heading: `_3="x"`."""
    return [changed.get(f"_{place}", cell) for place, cell in enumerate(row)] + [None] * (
        len(headings) - len(row)
    )


def told(reading):
    return [(error.row, error.column, error.problem) for error in reading.errors]


@pytest.mark.parametrize(
    ("changed", "column", "problem"),
    [
        ({"Emp No": None}, "Emp No", "Every person needs a staff number."),
        ({"Surname": None}, "Surname", "Every person needs a surname."),
        ({"Forename(s)": None}, "Forename(s)", "Every person needs a forename."),
        ({"Job Title": None}, "Job Title", "Every person needs a job title."),
        ({"Team / Cost Centre": None}, "Team / Cost Centre", "Every person needs a team."),
        ({"FTE": None}, "FTE", "Every person needs a full-time equivalent, such as 1."),
        ({"Contract Type": None}, "Contract Type", "Write Permanent, Fixed Term or Agency."),
        ({"Start Date": None}, "Start Date", "Every person needs a start date."),
        (
            {"Leaving Date": "01/03/2026"},
            "Leaving Date",
            "This is before the start date, 02/03/2026. Check both.",
        ),
        (
            {"Absence Reason": "Sickness"},
            "Absent From",
            "There is an absence without its first day. Add the day.",
        ),
        (
            {"Absent To": "01/09/2026"},
            "Absent From",
            "There is an absence without its first day. Add the day.",
        ),
        (
            {"Absent From": "01/09/2026"},
            "Absence Reason",
            "There is an absence without its reason. Add the reason.",
        ),
        (
            {"Absent From": "02/09/2026", "Absent To": "01/09/2026", "Absence Reason": "Sickness"},
            "Absent To",
            "This is before the first day, 02/09/2026. Check both.",
        ),
        (
            {"Line Mgr Emp No": 1},
            "Line Mgr Emp No",
            "A person cannot be their own line manager. Correct it or leave it empty.",
        ),
        (
            {"Line Mgr Emp No": 9},
            "Line Mgr Emp No",
            "Nobody with this staff number is in the file or the tracker. Correct it.",
        ),
        ({"Job Title": "#N/A"}, "Job Title", "Excel shows an error here. Put the value itself in the cell."),
        ({"Surname": "x" * 121}, "Surname", "This is longer than 120 characters. Shorten it."),
    ],
)
def test_of_a_person(workbook_of, changed, column, problem):
    content = workbook_of([test_establishment.HEADINGS, person(1, **changed)])
    assert told(read_establishment(content, "hr.xlsx")) == [(2, column, problem)]


@pytest.mark.parametrize(
    ("heading", "value", "words"),
    [
        ("Emp No", "7", "staff number"),
        ("SWE Reg No", "SW7", "registration number"),
        ("Email Address", "a@b.example", "e-mail address"),
    ],
)
def test_of_what_belongs_to_one_person(workbook_of, heading, value, words):
    people = [person(number, Surname=f"Kelly{number}", **{heading: value}) for number in (1, 2, 3)]
    content = workbook_of([test_establishment.HEADINGS, *people])
    problem = f"Row 2 has this {words} too. Correct one of them."
    assert told(read_establishment(content, "hr.xlsx")) == [(3, heading, problem), (4, heading, problem)]


def test_of_line_managers_in_two_circles_each_is_told_once(workbook_of):
    above = {1: 2, 2: 1, 3: 4, 4: 3, 5: 4, 6: None, 7: 6}
    people = [person(number, **{"Line Mgr Emp No": manager}) for number, manager in above.items()]
    reading = read_establishment(workbook_of([test_establishment.HEADINGS, *people]), "hr.xlsx")
    problem = "These line managers lead back to themselves: {}. Correct one of them."
    assert told(reading) == [
        (3, "Line Mgr Emp No", problem.format("1 (row 2) → 2 (row 3) → 1")),
        (5, "Line Mgr Emp No", problem.format("3 (row 4) → 4 (row 5) → 3")),
    ]
    assert [row.staff_number for row in reading.rows] == ["1", "3", "5", "6", "7"]
    assert (reading.total, reading.headings["line_manager_staff_number"]) == (7, "Line Mgr Emp No")


def test_a_whole_absence_is_kept_to_its_last_day_and_a_service_by_its_name(workbook_of):
    spell = {"Absent From": "01/09/2026", "Absent To": "01/09/2026", "Absence Reason": "Annual leave"}
    changed = {"Service Area": "Front Door", "Leaving Date": "01/10/2026", "Shoe size": 4}
    content = workbook_of(
        [[*test_establishment.HEADINGS, "Shoe size"], [*person("a1", **spell, **changed), 4]]
    )
    reading = read_establishment(content, "hr.xlsx")
    (row,) = reading.rows
    assert (row.absence.started_on, row.absence.ended_on, row.absence.reason) == (
        date(2026, 9, 1), date(2026, 9, 1), "ANL",
    )  # fmt: skip
    assert (row.service, row.left_on, row.staff_number) == ("Front Door", date(2026, 10, 1), "A1")
    assert (row.email, row.line_manager_staff_number, row.newly_qualified) == (None, None, "no")
    assert reading.ignored == ("Shoe size",)


@pytest.mark.parametrize(
    ("changed", "column", "problem"),
    [
        ({"_0": None}, "Person ID", "Every allocation needs a case number."),
        ({"_1": None}, "Involvement", "Every allocation needs a category, such as CIN."),
        (
            {"_2": None},
            "Allocated worker SWE",
            "Every allocation needs the worker's registration number.",
        ),
        ({"_3": None}, "Allocated from", "Every allocation needs its first day."),
        (
            {"_4": "04/09/2025"},
            "Allocated to",
            "This is before the first day, 05/09/2025. Check both.",
        ),
    ],
)
def test_of_an_allocation(csv_of, changed, column, problem):
    row = with_cells(test_allocations.ROW, test_allocations.HEADINGS, **changed)
    reading = read_allocations(csv_of([test_allocations.HEADINGS, row]), "a.csv")
    assert (told(reading), reading.total) == ([(2, column, problem)], 1)


@pytest.mark.parametrize("place", [0, 1, 2, 3])
def test_of_two_allocations_that_both_lack_a_cell_nothing_more_is_said(csv_of, place):
    row = with_cells(test_allocations.ROW, test_allocations.HEADINGS, **{f"_{place}": None})
    reading = read_allocations(csv_of([test_allocations.HEADINGS, row, row]), "a.csv")
    assert [(error.row, error.column) for error in reading.errors] == [
        (2, test_allocations.HEADINGS[place]),
        (3, test_allocations.HEADINGS[place]),
    ]


def test_of_the_same_allocation_again(csv_of):
    headings, row = [*test_allocations.HEADINGS, "Notes"], [*test_allocations.ROW, "x"]
    reading = read_allocations(csv_of([headings, row, row, row]), "a.csv")
    assert told(reading) == []
    assert (len(reading.rows), reading.total, reading.ignored) == (3, 3, ("Notes",))
    assert reading.headings["swe_number"] == "Allocated worker SWE"


@pytest.mark.parametrize(
    ("changed", "column", "problem"),
    [
        ({"_0": None}, "Worker", "Every row needs the worker's name."),
        ({"_6": None}, "Total", "Every worker needs a total; 0 for none."),
        ({"_3": 2}, "Total", "The categories add up to 3. Correct one of them."),
    ],
)
def test_of_a_count_of_cases(workbook_of, changed, column, problem):
    row = with_cells(test_caseloads.ROW, test_caseloads.HEADINGS, **changed)
    content = workbook_of([test_caseloads.TITLE, test_caseloads.HEADINGS, row])
    reading = read_caseloads(content, "c.xlsx")
    assert (told(reading), reading.rows, reading.total) == ([(3, column, problem)], (), 1)


def test_of_a_count_that_does_not_add_up_or_has_no_day(workbook_of):
    headings, row = [*test_caseloads.HEADINGS, "Notes"], test_caseloads.ROW
    other = ["Khan, Bo", "SW2", None, 1, 0, 0, 1]
    footers = [["Records", 2], [" Grand total", None, None, 4, 1, 1, 6]]
    reading = read_caseloads(workbook_of([headings, row, row, other, *footers]), "c.xlsx")
    undated = (
        "The file does not say which day it counts. Add a row above the headings, such as “As at 30/09/2026”."
    )
    twice = "Row 2 counts this worker too. Keep one row."
    assert told(reading) == [(1, "As at", undated), (3, "SWE No", twice)]
    reading = read_caseloads(workbook_of([headings, row, other, *footers]), "c.xlsx", counted_on=TODAY)
    adds_up = "The rows add up to {}. Run the report again or correct it."
    assert told(reading) == [(5, "CP", adds_up.format(0)), (5, "Total", adds_up.format(5))]
    assert (len(reading.rows), reading.ignored, reading.as_at) == (2, ("Notes",), TODAY)
    assert (reading.rows[1].team, reading.headings["cin"]) == ("", "CIN")


@pytest.mark.parametrize("words", ["Total", " TOTALS:", "Grand total", "grand totals"])
def test_of_every_total_that_is_not_what_the_rows_add_up_to(workbook_of, words):
    footer = [words, *[None] * 5, 5]
    content = workbook_of([test_caseloads.TITLE, test_caseloads.HEADINGS, test_caseloads.ROW, footer])
    problem = "The rows add up to 4. Run the report again or correct it."
    assert told(read_caseloads(content, "c.xlsx")) == [(4, "Total", problem)]


def test_of_a_day_of_the_count_that_is_none(workbook_of):
    title = ["Caseload", None, "Report date", None, "soon"]
    reading = read_caseloads(
        workbook_of([["Caseload"], title, test_caseloads.HEADINGS, test_caseloads.ROW]), "c.xlsx"
    )
    problem = "This is not a date. Write the day as 16/04/2024 or 16 Apr 2024."
    (error,) = reading.errors
    assert (error.row, error.column, error.value, error.problem) == (2, "As at", "Report date", problem)
    assert (reading.as_at, len(reading.rows)) == (None, 1)


def test_of_words_that_say_no_day_and_have_none_beside_them(csv_of):
    title, rows = ["Caseload", "As at"], [test_caseloads.HEADINGS, test_caseloads.ROW]
    (error,) = read_caseloads(csv_of([title, *rows]), "c.csv").errors
    problem = "This is not a date. Write the day as 16/04/2024 or 16 Apr 2024."
    assert (error.row, error.value, error.problem) == (1, "As at", problem)


def test_the_day_of_the_count_is_the_first_one_after_the_words(csv_of):
    title = ["01/10/2026", "Snapshot date", "", "02/11/2026", "03/11/2026"]
    content = csv_of([title, test_caseloads.HEADINGS, test_caseloads.ROW])
    assert read_caseloads(content, "c.csv").as_at == date(2026, 11, 2)


@pytest.mark.parametrize(
    ("changed", "column", "problem"),
    [
        ({"_0": None}, "Date", "Every session needs its date."),
        (
            {"_0": "03/11/2026"},
            "Date",
            "This day has not come yet. Only what has happened can be imported.",
        ),
        ({"_1": None}, "Supervisee", "Write the supervisee's full name."),
        ({"_1": "&"}, "Supervisee", "Write the full name, as “Carys Allen” or “Allen, Carys”."),
        ({"_2": None}, "Supervisor", "Write the supervisor's full name."),
        ({"_3": None}, "Type", "Say what it was, such as 1:1 or Reflective."),
        ({"_6": "x" * 4001}, "Comments", "This is longer than 4,000 characters. Shorten it."),
    ],
)
def test_of_a_line_of_the_log(workbook_of, changed, column, problem):
    row = with_cells(test_supervision_log.ROW, test_supervision_log.HEADINGS, **changed)
    content = workbook_of([[*test_supervision_log.HEADINGS, "Room"], [*row, "2"], test_supervision_log.ROW])
    reading = read_supervision_log(content, "log.xlsx", today=TODAY)
    assert told(reading) == [(2, column, problem)]
    assert ([row.row for row in reading.rows], reading.total, reading.ignored) == ([3], 2, ("Room",))
    if column == "Comments":
        assert {error.value for error in reading.errors} == {"(not shown)"}


def test_the_fingerprint_of_a_line_is_what_it_was_when_logs_were_first_imported(workbook_of):
    """Another one would bring every line in again."""
    rows = [test_supervision_log.HEADINGS, test_supervision_log.ROW, test_supervision_log.ROW]
    reading = read_supervision_log(workbook_of(rows), "log.xlsx", today=TODAY)
    assert [row.fingerprint for row in reading.rows] == [
        "2558c027d7f581c1e58516a6f23a1003ca0194389935ce3e491c3d5fb1bd1147",
        "2576e968c0eee58fffb13b4f618e3084dc290cdc01e881988f23b9d05561cde0",
    ]
    assert reading.headings["day"] == "Date"


@pytest.mark.parametrize(
    "read",
    [
        read_allocations,
        read_caseloads,
        read_establishment,
        lambda content, name: read_supervision_log(content, name, today=TODAY),
    ],
)
def test_of_a_file_of_another_kind_by_its_name(read):
    with pytest.raises(UnreadableFile, match=r"^“leave\.pdf” is a PDF, not a spreadsheet\. Open it in Excel"):
        read(b"%PDF-1.7", "leave.pdf")
