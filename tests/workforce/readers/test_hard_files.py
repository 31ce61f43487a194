"""Files as councils really send them: what the reader makes of each, and what it says."""

import subprocess
import sys
import time
from datetime import date

import pytest

from tests import writers
from workforce.readers.establishment import read_establishment
from workforce.readers.refusals import UnreadableFile

TODAY = date(2026, 11, 2)


@pytest.fixture
def read(hard_files):
    def _read(name):
        content = (hard_files / name).read_bytes()
        return read_establishment(content, name, today=TODAY)

    return _read


def said(reading):
    return [str(note) for note in reading.notes]


def faults(reading):
    return [(str(error.row), error.column, error.value) for error in reading.errors]


def test_last_working_day_and_line_manager_id_are_understood(read):
    reading = read("hr-heading-not-known.xlsx")
    assert (reading.errors, said(reading)) == ((), [])
    assert [(row.left_on, row.line_manager_staff_number) for row in reading.rows] == [
        (None, None), (date(2026, 8, 31), "100"),
    ]  # fmt: skip


def test_a_sheet_per_team_is_one_list(read):
    reading = read("hr-sheet-per-team.xlsx")
    assert reading.errors == ()
    assert [(str(row.row), row.family_name) for row in reading.rows] == [
        ("2 (Sheet)", "Boss"), ("3 (Sheet)", "Onesheet"), ("2 (South)", "Twosheet"), ("3 (South)", "Third"),
    ]  # fmt: skip
    assert said(reading) == [
        "Sheet “Sheet” is read together with the others: 2 rows.",
        "Sheet “South” is read together with the others: 2 rows.",
    ]


def test_a_leaving_day_that_was_never_calculated_is_an_error_of_its_cell(read):
    reading = read("hr-formula-not-calculated.xlsx")
    assert faults(reading) == [("3", "Leaving Date", "=DATE(2026,9,30)")]
    assert reading.errors[0].problem.startswith("This is a formula without a result.")


def test_a_start_in_98_was_in_1998(read):
    reading = read("hr-two-digit-year.xlsx")
    assert (reading.errors, reading.rows[1].started_on) == ((), date(1998, 9, 1))
    assert said(reading) == [
        "Years of two digits under “Start Date”, such as “01/09/98”, read as 1 September 1998: 1 cell."
    ]


@pytest.mark.parametrize("name", ["hr-leading-zeros-1.xlsx", "hr-leading-zeros-2.xlsx"])
def test_one_spelling_of_a_staff_number_in_a_file_is_read_as_it_stands(read, name):
    reading = read(name)
    number = "101" if name.endswith("2.xlsx") else "00101"
    assert (reading.errors, reading.rows[1].staff_number) == ((), number)


def test_two_spellings_of_a_staff_number_in_one_file_are_refused(hard_files):
    one, two = ((hard_files / f"hr-leading-zeros-{n}.xlsx").read_bytes() for n in (1, 2))
    rows = [row for content in (one, two) for row in writers.rows_of(content)]
    reading = read_establishment(writers.openpyxl_xlsx({"Staff": rows}), "hr.xlsx", today=TODAY)
    assert faults(reading) == [("5", "Emp No", "100"), ("6", "Emp No", "101")]
    assert "Row 2 has the same staff number written as 00100." in reading.errors[0].problem


def test_an_error_that_excel_has_learnt_since_is_an_error_of_its_cell(read):
    assert faults(read("hr-new-excel-errors.xlsx")) == [("3", "Surname", "#SPILL!"), ("3", "Team", "#SPILL!")]


def test_one_foreign_byte_is_refused_with_its_line(read):
    with pytest.raises(UnreadableFile, match=r"^Line 5 has a letter that is not UTF-8.*“José”"):
        read("hr-utf8-one-foreign-byte.csv")


def test_high_days_stand_for_no_end_and_are_named(read):
    reading = read("hr-high-date-as-no-end.xlsx")
    assert (reading.errors, [row.left_on for row in reading.rows]) == ((), [None, None])
    assert said(reading) == [
        "“31/12/4712” under “Leaving Date” is read as no end: 1 cell (row 2).",
        "“31/12/9999” under “Leaving Date” is read as no end: 1 cell (row 3).",
    ]


def test_2099_is_no_leaving_day(read):
    reading = read("control-hr-high-date-2099.xlsx")
    assert faults(reading) == [("3", "Leaving Date", "31/12/2099"), ("3", "Absent To", "31/12/2099")]


def test_words_in_place_of_a_value_are_read_as_empty_and_named(read):
    reading = read("hr-placeholders-for-empty.xlsx")
    assert reading.errors == ()
    assert {(row.email, row.line_manager_staff_number, row.left_on, row.swe_number, row.absence)
            for row in reading.rows} == {(None, None, None, None, None)}  # fmt: skip
    words = "Email - none, Line Mgr Emp No N/A Vacant, Leaving Date - N/A, SWE Reg No TBC Pending"
    expected = [
        f"“{word}” under “{under}” is read as empty: 1 cell (row {row})."
        for under, two in ((" ".join(one.split()[:-2]), one.split()[-2:]) for one in words.split(", "))
        for row, word in enumerate(two, start=2)
    ]
    expected.append("“n/a” under “Absent From” is read as empty: 1 cell (row 2).")
    expected.append("“None” under “Absence Reason” is read as empty: 1 cell (row 3).")
    assert sorted(said(reading)) == sorted(expected)


def test_forename_and_known_as_are_both_read(read):
    (row,) = read("hr-forename-and-known-as.xlsx").rows
    assert (row.given_name, row.known_as) == ("Bea", "Bea")


def test_a_row_that_a_filter_hides_is_read_and_said(read):
    reading = read("hr-filtered-rows.xlsx")
    assert ([row.family_name for row in reading.rows], said(reading)) == (
        ["Boss", "Seen", "Hidden"], ["1 hidden row: read like the others."],
    )  # fmt: skip


def test_strict_open_xml_is_read(read):
    assert [row.family_name for row in read("hr-strict-open-xml.xlsx").rows] == ["Boss", "Strict"]


@pytest.mark.slow
def test_a_million_formatted_blank_rows_take_no_more_than_unpacking_them(hard_files, tmp_path):
    file = tmp_path / "blank.xlsx"
    subprocess.run([sys.executable, hard_files / "make_million_blank_rows.py", file], check=True)
    before = time.process_time()
    reading = read_establishment(file.read_bytes(), "blank.xlsx")
    assert [row.family_name for row in reading.rows] == ["Boss", "Tail"]
    assert time.process_time() - before < 5
