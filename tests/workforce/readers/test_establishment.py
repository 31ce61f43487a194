"""HR's list becomes people, and every row that cannot be understood is listed."""

import json
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from workforce.readers.establishment import read_establishment
from workforce.readers.establishment_rows import AbsenceSpell, EstablishmentRow
from workforce.readers.job_titles import NewlyQualified

HEADINGS = ("Emp No", "Surname", "Forename(s)", "Email Address", "Job Title", "Team / Cost Centre",
            "Service Area", "Line Mgr Emp No", "FTE", "Contract Type", "Start Date", "Leaving Date",
            "SWE Reg No", "Absent From", "Absent To", "Absence Reason")  # fmt: skip


def person(number, **changed):
    row = {
        "Emp No": number, "Surname": "MCCARTHY", "Forename(s)": "Beth ", "Job Title": "Social Worker",
        "Team / Cost Centre": "MASH", "FTE": "80%", "Contract Type": "Perm",
        "Start Date": "02/03/2026",
    }  # fmt: skip
    return [(row | changed).get(heading) for heading in HEADINGS]


@pytest.fixture
def read(workbook_of):
    def reading(*rows, **context):
        return read_establishment(workbook_of([HEADINGS, *rows]), "hr.xlsx", **context)

    return reading


def faults(reading):
    return [(error.row, error.column, error.value) for error in reading.errors]


def test_a_row_becomes_a_person(read):
    absence = {"Absent From": datetime(2026, 9, 1), "Absence Reason": "Sickness"}
    reading = read(
        person(1, **{"Job Title": "Service Manager", "Service Area": "Front Door"}),
        person(
            "2", **absence, **{"Job Title": "Social Worker (ASYE)", "SWE Reg No": "sw 71014",
            "Line Mgr Emp No": 1, "Email Address": "Beth@Council.example"},
        ),
    )  # fmt: skip
    assert reading.is_sound
    assert reading.rows[1] == EstablishmentRow(
        row=3, staff_number="2", family_name="McCarthy", given_name="Beth",
        email="beth@council.example", job_title="Social Worker (ASYE)", team="MASH", service="",
        line_manager_staff_number="1", fte=Decimal("0.8"), contract="permanent",
        started_on=date(2026, 3, 2), left_on=None, swe_number="SW71014",
        absence=AbsenceSpell(date(2026, 9, 1), None, "SIC"), newly_qualified=NewlyQualified.YES, org_role=5,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "column", "value"),
    [
        ({"Emp No": None}, "Emp No", ""),
        ({"Surname": "  "}, "Surname", ""),
        ({"Forename(s)": None}, "Forename(s)", ""),
        ({"Job Title": None}, "Job Title", ""),
        ({"Team / Cost Centre": None}, "Team / Cost Centre", ""),
        ({"FTE": None}, "FTE", ""),
        ({"FTE": 1.4}, "FTE", "1.4"),
        ({"Contract Type": None}, "Contract Type", ""),
        ({"Start Date": None}, "Start Date", ""),
        ({"Start Date": "31/02/2025"}, "Start Date", "31/02/2025"),
        ({"Leaving Date": "01/03/2026"}, "Leaving Date", "01/03/2026"),
        ({"SWE Reg No": "N/K"}, "SWE Reg No", "N/K"),
        ({"Email Address": "by post"}, "Email Address", "by post"),
        ({"Line Mgr Emp No": 9}, "Line Mgr Emp No", "9"),
        ({"Line Mgr Emp No": 1}, "Line Mgr Emp No", "1"),
        ({"Absent From": "01/09/2026"}, "Absence Reason", ""),
        ({"Absence Reason": "Sickness"}, "Absent From", ""),
        ({"Absent To": "01/09/2026"}, "Absent From", ""),
        (
            {"Absent From": "02/09/2026", "Absent To": "01/09/2026", "Absence Reason": "Sickness"},
            "Absent To",
            "01/09/2026",
        ),
    ],
)
def test_a_cell_that_cannot_be_right_is_an_error_in_its_row_and_column(read, changed, column, value):
    reading = read(person(1, **changed))
    assert faults(reading) == [(2, column, value)]
    assert (reading.rows, reading.total) == ((), 1)


def test_leaving_on_the_first_day_is_possible(read):
    assert read(person(1, **{"Leaving Date": "02/03/2026"})).is_sound


@pytest.mark.parametrize(
    ("heading", "value"),
    [("Emp No", "7"), ("SWE Reg No", "SW 7"), ("Email Address", "A@b.example")],
)
def test_what_belongs_to_one_person_is_reported_in_the_later_row(read, heading, value):
    second = {"Surname": "Kelly", heading: value.replace(" ", "").lower()}
    one, two = person(1, **{heading: value}), person(2, **second)
    reading = read(one, two)
    assert [(error.row, error.column) for error in reading.errors] == [(3, heading)]
    assert "Row 2 has this" in reading.errors[0].problem


def test_a_line_manager_may_be_in_the_tracker_already(read):
    row = person(1, **{"Line Mgr Emp No": 9})
    assert not read(row).is_sound
    assert read(row, known_staff_numbers={"9"}).is_sound


def test_an_unknown_line_manager_is_found_below_people_who_have_none(read):
    reading = read(person(1), person(2, **{"Line Mgr Emp No": 9}), person(3, **{"Line Mgr Emp No": 3}))
    assert faults(reading) == [(3, "Line Mgr Emp No", "9"), (4, "Line Mgr Emp No", "3")]


def test_a_line_manager_whose_own_row_has_an_error_is_still_somebody(read):
    reading = read(person(1, FTE=2), person(2, **{"Line Mgr Emp No": 1}))
    assert faults(reading) == [(2, "FTE", "2")]


def test_line_managers_in_a_circle_are_reported_once_in_the_lowest_row(read):
    reading = read(
        person(1, **{"Line Mgr Emp No": 2}),
        person(2, **{"Line Mgr Emp No": 3}),
        person(3, **{"Line Mgr Emp No": 1}),
        person(4, **{"Line Mgr Emp No": 1}),
    )
    assert faults(reading) == [(4, "Line Mgr Emp No", "1")]
    assert "1 (row 2) → 2 (row 3) → 3 (row 4) → 1" in reading.errors[0].problem


def test_the_councils_list_is_read_whole(council_data):
    reading = read_establishment((council_data / "hr-establishment.xlsx").read_bytes(), "hr.xlsx")
    assert (len(reading.rows), reading.total, reading.errors, reading.ignored) == (149, 149, (), ())
    assert not [row for row in reading.rows if row.family_name.isupper()]


def council_errors(council_data, *, as_listed):
    """The council's faulty list as it is, or with every fault of its list of faults put in."""
    book = openpyxl.load_workbook(council_data / "hr-establishment-with-errors.xlsx")
    listed = json.loads((council_data / "hr-establishment-with-errors.expected.json").read_text())
    places = {cell.value: cell.column for cell in book.active[4]}
    there = []
    for fault in listed:
        cell = book.active.cell(fault["row"], places[fault["column"]])
        if str(cell.value) == fault["value"]:
            there.append(fault)
        elif as_listed and fault["value"] == "None":
            cell.value = None
    content = BytesIO()
    book.save(content)
    return content.getvalue(), listed if as_listed else there


@pytest.mark.parametrize("as_listed", [False, True], ids=["as it is", "with all listed faults"])
def test_the_councils_faulty_rows_are_found_and_no_others(council_data, as_listed):
    content, faulty = council_errors(council_data, as_listed=as_listed)
    reading = read_establishment(content, "hr.xlsx")
    assert [(e.row, e.column) for e in reading.errors] == [(f["row"], f["column"]) for f in faulty]
    assert len(reading.rows) == 149 - len(faulty)
    assert len(faulty) >= 7


@pytest.mark.parametrize(
    ("one", "other"), [("00101", 101), (101, "0101"), ("00101", "101"), ("000", 0)], ids=str
)
def test_one_staff_number_in_two_spellings_is_refused_with_both_rows(read, one, other):
    reading = read(person(one), person(7), person(other))
    (error,) = reading.errors
    assert (error.row, error.column, error.value) == (4, "Emp No", str(other))
    same = f"Row 2 has the same staff number written as {one}."
    assert error.problem == f"{same} Write it the same way, and keep one row for a person."


def test_numbers_with_letters_are_not_the_same_for_their_zeros(read):
    assert read(person("A01"), person("A1"), person("01-1"), person("1-1")).is_sound


def test_a_line_manager_is_found_by_another_spelling_of_the_number_and_that_is_told(read):
    reading = read(person("00100"), person("00101", **{"Line Mgr Emp No": 100}))
    assert (reading.errors, reading.rows[1].line_manager_staff_number) == ((), "00100")
    assert [str(note) for note in reading.notes] == [
        "“100” under “Line Mgr Emp No” is read as 00100: 1 cell (row 3)."
    ]
    assert read(person(7, **{"Line Mgr Emp No": "0009"}), known_staff_numbers={"9"}).is_sound


@pytest.mark.parametrize(
    ("headings", "cells", "names"),
    [
        (("Forename", "Known As"), ("Elizabeth", "Beth"), ("Elizabeth", "Beth")),
        (("Preferred Name", "First Name"), ("Beth", "Elizabeth"), ("Elizabeth", "Beth")),
        (("Forename", "Known As"), ("Elizabeth", None), ("Elizabeth", "")),
        (("Known As", "Shoe size"), ("Beth", 4), ("Beth", "")),
        (("Forename", "Known As"), ("Elizabeth", "Liz McCarthy"), ("Elizabeth", "Liz")),
    ],
)
def test_a_forename_and_the_name_that_someone_goes_by(workbook_of, headings, cells, names):
    kept = [place for place, heading in enumerate(HEADINGS) if heading != "Forename(s)"]
    rows = [
        [*headings, *(HEADINGS[place] for place in kept)],
        [*cells, *(person(1)[place] for place in kept)],
    ]
    (row,) = read_establishment(workbook_of(rows), "hr.xlsx").rows
    assert (row.given_name, row.known_as) == names


OWN_HEADINGS = ("Emp No", "Surname", "Forename", "Job", "Team", "Weekly Hours", "Assignment Category",
                "Start Date", "Leave Type", "Leave Start", "Leave End")  # fmt: skip


@pytest.fixture
def read_hours(workbook_of):
    def reading(*cells, headings=OWN_HEADINGS, **context):
        row = ["1", "Low", "Ann", "Social Worker", "MASH", *cells]
        return read_establishment(workbook_of([headings, row]), "hr.xlsx", today=date(2026, 11, 2), **context)

    return reading


def notes_of(reading):
    return [str(note) for note in reading.notes]


def test_hours_of_a_week_are_a_part_of_the_full_week_and_that_is_told(read_hours):
    cells = ("29.6", "Part-time regular", "01/09/2025", "Sickness Absence", "01/10/2026", "")
    reading = read_hours(*cells)
    (row,) = reading.rows
    assert (row.fte, row.contract, row.absence) == (
        Decimal("0.8"), "permanent", AbsenceSpell(date(2026, 10, 1), None, "SIC"),
    )  # fmt: skip
    assert notes_of(reading) == [
        "Full-time equivalents are worked out from the hours under “Weekly Hours”, such as “29.6”, read as "
        "0.8 of the 37 hours of a full-time week: 1 cell.",
        "“Part-time regular” under “Assignment Category” is read as permanent: 1 cell (row 2).",
        "“Sickness Absence” under “Leave Type” is read as sickness: 1 cell (row 2).",
    ]
    assert read_hours(*cells, full_time_hours=Decimal("29.6")).rows[0].fte == 1
    refused = read_hours(*cells, full_time_hours=Decimal(29))
    assert faults(refused) == [(2, "Weekly Hours", "29.6")]
    assert "more than the 29 hours of a full-time week" in refused.errors[0].problem


def test_beside_a_full_time_equivalent_hours_are_not_read(read_hours):
    headings = (*OWN_HEADINGS[:8], "FTE")
    reading = read_hours("29.6", "Permanent", "01/09/2025", "0.5", headings=headings)
    assert reading.rows[0].fte == Decimal("0.5")
    assert notes_of(reading) == ["Column “Weekly Hours” is not read: 1 filled cell."]


def test_words_that_nobody_knows_are_kept_for_a_person_to_say(read_hours):
    (row,) = read_hours("37", "Zero hours", "01/09/2025", "Gone", "01/10/2026", "").rows
    assert (row.contract, row.contract_as_written) == ("", "Zero hours")
    assert row.absence == AbsenceSpell(date(2026, 10, 1), None, "", "Gone")


def test_of_organisation_and_department_the_one_is_the_team_and_the_other_the_service(read_hours):
    headings = (
        "Emp No",
        "Surname",
        "Forename",
        "Job",
        "Organisation",
        "FTE",
        "Contract",
        "Start Date",
        "Department",
    )
    (row,) = read_hours("1", "Permanent", "01/09/2025", "Front Door", headings=headings).rows
    assert (row.team, row.service) == ("MASH", "Front Door")
