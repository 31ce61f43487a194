"""Exports of the systems that councils have are read with their own headings."""

import pytest

from workforce.readers import (
    allocations,
    caseloads,
    class_register,
    programme_columns,
    supervision_log_columns,
)
from workforce.readers.column_names import PERSON_NUMBERS
from workforce.readers.establishment import read_establishment
from workforce.readers.establishment_columns import COLUMNS
from workforce.readers.headings import NOT_OURS, plain
from workforce.readers.notes import Noted
from workforce.readers.refusals import UnreadableFile

LISTS = {
    "iTrent": ("Personal Reference", "Surname", "Forename 1", "Known As", "Work Email", "Post Title",
               "Reporting Unit", "Directorate", "Reports To Personal Reference", "FTE", "Contract Type",
               "Latest Start Date", "Date of Leaving"),
    "Oracle": ("Person Number", "Last Name", "First Name", "Preferred Name", "Work Email Address", "Job Name",
               "Department", "Business Unit", "Line Manager Person Number", "Assignment FTE",
               "Assignment Category", "Hire Date", "Actual Termination Date"),
    "SAP": ("Pers.No.", "Last name", "First name", "Known As", "E-mail", "Position", "Organizational Unit",
            "Personnel Area", "Manager Pers. No.", "Employment Percentage", "Employee Group", "Entry Date",
            "Leaving date"),
    "ResourceLink": ("Employee Number", "Surname", "Forename", "Known As Name", "Email Address", "Job Title",
                     "Cost Centre Description", "Division", "Manager Employee Number", "Post FTE",
                     "Employment Type", "Date Joined", "Last Working Day"),
    "by hand": ("STAFF ID", "Family name", "Given names", "Likes to be known as", "Email", "Role", "Team",
                "Service", "Line Manager ID", "fte", "Contract", "Started", "Last Day"),
}  # fmt: skip


@pytest.mark.parametrize("system", LISTS)
def test_the_list_of_each_system_is_understood(csv_of, system):
    boss = "100|Boss|Beatrice|Bea|bea@x.example|Team Manager|North|Care||1|Permanent|01/09/2020|"
    gone = "101|Gone|Ada|||Social Worker|North|Care|100|1|Agency|01/09/2025|31/08/2026"
    reading = read_establishment(csv_of([LISTS[system], boss.split("|"), gone.split("|")]), "hr.csv")
    assert (reading.errors, reading.notes) == ((), ())
    one, other = reading.rows
    assert (one.staff_number, one.given_name, one.known_as, one.service) == ("100", "Beatrice", "Bea", "Care")
    assert (other.line_manager_staff_number, f"{other.left_on:%d/%m/%Y}") == ("100", "31/08/2026")


BY_HAND = ("Staff ID", "Surname", "Forename", "Role", "Team", "FTE", "Contract", "Started")


def list_with_managers_under(heading, csv_of):
    boss = "100|Boss|Bea|Team Manager|North|1|Permanent|01/09/2020|"
    amina = "101|Ahmed|Amina|Social Worker|North|1|Permanent|01/09/2020|100"
    return csv_of([(*BY_HAND, heading), boss.split("|"), amina.split("|")])


@pytest.mark.parametrize(
    "heading",
    [
        "Supervisor's Employee Ref",
        "Supervisor’s Employee Ref",
        "Accountable to (ID)",
        "Line Managers Payroll No.",
        "Reporting Officer Emp No",
        "Manager's Payroll No.",
        "Accountable To",
        "Supervisor's Name",
    ],
)
def test_a_line_manager_is_known_under_many_headings(csv_of, heading):
    reading = read_establishment(list_with_managers_under(heading, csv_of), "hr.csv")
    assert (reading.errors, reading.notes) == ((), ())
    assert reading.rows[1].line_manager_staff_number == "100"


@pytest.mark.parametrize("heading", ["Supervisory link", "Manages / Managers of", "Post reports to post"])
def test_an_unread_column_that_may_hold_line_managers_is_told_first(csv_of, heading):
    told = read_establishment(list_with_managers_under(heading, csv_of), "hr.csv").notes
    assert str(told[0]) == (
        "No column for line managers is known, so nobody in this list gets a line manager or a supervisor. "
        f"Column “{heading}” may be it."
    )
    assert str(told[1]) == f"Column “{heading}” is not read: 1 filled cell."


def test_a_column_that_someone_said_is_not_needed_is_not_told_as_line_managers(csv_of):
    said = {plain("Supervisory link"): NOT_OURS}
    told = read_establishment(list_with_managers_under("Supervisory link", csv_of), "hr.csv", said=said).notes
    assert [note.kind for note in told] == [Noted.COLUMN]


def test_a_second_column_about_managers_is_no_worry_where_one_is_read(csv_of):
    boss = ("100", "Boss", "Bea", "Team Manager", "North", "1", "Permanent", "01/09/2020", "", "Yes")
    content = csv_of([(*BY_HAND, "Line Manager ID", "Manages"), boss])
    assert [note.kind for note in read_establishment(content, "hr.csv").notes] == [Noted.COLUMN]


@pytest.mark.parametrize(
    "columns", [COLUMNS, caseloads.COLUMNS, allocations.COLUMNS, supervision_log_columns.COLUMNS]
)
def test_no_heading_means_two_columns(columns):
    names = [(plain(name), column.key) for column in columns for name in column.names]
    assert len({name for name, _ in names}) == len(set(names))
    assert {plain(name) for column in columns for name in column.also}.isdisjoint(name for name, _ in names)


@pytest.mark.parametrize("heading", ["SWE Registration", "Worker registration", "Lead worker SWE No"])
def test_the_case_systems_call_the_registration_number_as_hr_does(csv_of, heading):
    count = csv_of(
        [("As at 02/11/2026",), ("Lead worker", heading, "CIN", "Total"), ("Ash Cole", "SW9", "1", "1")]
    )
    cases = csv_of(
        [("Case Ref", "Category", heading, "Start of allocation"), ("P1", "CIN", "SW9", "02/11/2026")]
    )
    for reading in (caseloads.read_caseloads(count, "c.csv"), allocations.read_allocations(cases, "a.csv")):
        assert (reading.errors, reading.notes[1:]) == ((), ())
        assert [one.swe_number for one in reading.rows] == ["SW9"]


def test_a_case_system_that_knows_names_alone_is_read(csv_of):
    count = csv_of([("As at 02/11/2026",), ("Social worker", "CIN", "Total"), ("Ash Cole", "1", "1")])
    cases = csv_of([("Case Ref", "Category", "Lead worker", "From"), ("P1", "CIN", "Ash Cole", "02/11/2026")])
    for reading in (caseloads.read_caseloads(count, "c.csv"), allocations.read_allocations(cases, "a.csv")):
        assert reading.errors == ()
        assert [(one.worker, one.swe_number) for one in reading.rows] == [("Ash Cole", "")]


def test_a_list_of_cases_without_anybody_is_refused(csv_of):
    cases = csv_of([("Case Ref", "Category", "From"), ("P1", "CIN", "02/11/2026")])
    with pytest.raises(UnreadableFile, match="there is no column for: Allocated worker SWE"):
        allocations.read_allocations(cases, "a.csv")


@pytest.fixture
def read(csv_of):
    def _read(headings, *rows):
        return read_establishment(csv_of([headings, *rows]), "hr.csv")

    return _read


HEAD = ("Emp No", "Surname", "Forename", "Job Title", "Team", "FTE", "Contract Type", "Start Date")
ROW = ("1", "Boss", "Bea", "Team Manager", "North", "1", "Permanent", "01/09/2020")


@pytest.mark.parametrize(
    ("weaker", "cell"),
    [
        ("Position", "P-77"),
        ("Cost Centre", "40021"),
        ("Continuous Service Date", "01/01/1999"),
        ("Employee Group", "1"),
    ],
)
def test_of_two_headings_for_one_thing_the_plainer_is_read_and_the_other_named(read, weaker, cell):
    reading = read((weaker, *HEAD), (cell, *ROW))
    assert (reading.errors, reading.ignored) == ((), (weaker,))
    assert (reading.rows[0].job_title, reading.rows[0].team) == ("Team Manager", "North")


@pytest.mark.parametrize("heading", ["Last duty", "Expected return", "Contract review"])
def test_days_under_a_heading_that_nobody_knows_are_told(read, heading):
    reading = read((*HEAD, heading), (*ROW, "31/08/2026"))
    (note,) = reading.notes
    assert (note.kind, note.what, note.meaning) == (Noted.COLUMN, heading, "days")


@pytest.mark.parametrize("heading", ["Line Manager", "Manager Name", "Reports To", "Supervisor"])
@pytest.mark.parametrize("name", ["Bea Boss", "BOSS, Bea", "bea  boss"])
def test_a_line_manager_may_be_named(read, heading, name):
    worker = ("2", "Allen", "Carys", "Social Worker", "North", "1", "Permanent", "01/09/2020", name)
    reading = read((*HEAD, heading), (*ROW, ""), worker)
    assert (reading.errors, reading.rows[1].line_manager_staff_number) == ((), "1")
    said = " ".join(name.split())
    assert [str(note) for note in reading.notes] == [
        f"“{said}” under “{heading}” is read as 1: 1 cell (row 3)."
    ]


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("Nora Body", "Nobody in the list has this name. Write the manager's staff number."),
        ("Bea Boss", "2 people in the list have this name. Write the manager's staff number."),
    ],
)
def test_a_name_of_nobody_or_of_several_is_an_error(read, name, problem):
    worker = ("3", "Allen", "Carys", "Social Worker", "North", "1", "Permanent", "01/09/2020", name)
    reading = read((*HEAD, "Line Manager"), (*ROW, ""), ("2", *ROW[1:], ""), worker)
    assert [(error.row, error.column, error.problem) for error in reading.errors] == [
        (4, "Line Manager", problem)
    ]


def test_where_there_is_a_number_the_name_beside_it_is_named_as_not_read(read):
    worker = ("2", "Allen", "Carys", "Social Worker", "North", "1", "Permanent", "01/09/2020", "B. Boss", "1")
    reading = read((*HEAD, "Line Manager", "Line Manager Emp No"), (*ROW, "", ""), worker)
    assert (reading.errors, reading.rows[1].line_manager_staff_number) == ((), "1")
    assert [str(note) for note in reading.notes] == ["Column “Line Manager” is not read: 1 filled cell."]


ONE_CELL = ("Emp No", "Employee Name", "Job Title", "Team", "FTE", "Contract Type", "Start Date")


@pytest.mark.parametrize(
    ("typed", "given", "family"),
    [
        ("O'NEILL, Siân", "Siân", "O'Neill"),
        ("Smith-Jones,  Anne Marie", "Anne Marie", "Smith-Jones"),
        ("VAN DER BERG Jo", "Jo", "van der Berg"),
        ("Jean Paul ST. JOHN", "Jean Paul", "St. John"),
        ("Carys Allen", "Carys", "Allen"),
    ],
)
def test_a_name_in_one_cell_is_surname_and_forename(read, typed, given, family):
    reading = read(ONE_CELL, ("1", typed, *ROW[3:]))
    assert reading.errors == reading.notes == ()
    assert (reading.rows[0].given_name, reading.rows[0].family_name) == (given, family)


@pytest.mark.parametrize("typed", ["Mary Jane Smith", "Prince", "Smith, ", "Li WEI Chen", "SMITH, Jo, Dr"])
def test_a_name_in_one_cell_that_can_be_read_in_two_ways_is_asked_for(read, typed):
    [error] = read(ONE_CELL, ("1", typed, *ROW[3:])).errors
    assert (error.column, error.value) == ("Employee Name", typed.strip())
    assert "Write it as “Surname, Forename”" in error.problem


def test_of_a_whole_name_beside_surname_and_forename_the_two_are_read(read):
    reading = read((*HEAD, "Full Name"), (*ROW, "Somebody, Else"))
    assert (reading.rows[0].given_name, reading.ignored) == ("Bea", ("Full Name",))


def test_a_whole_name_beside_the_name_that_someone_goes_by(read):
    reading = read((*ONE_CELL, "Known As"), ("1", "BROWN, Elizabeth", *ROW[3:], "Liz"))
    assert [(one.given_name, one.known_as) for one in reading.rows] == [("Elizabeth", "Liz")]


@pytest.mark.parametrize(
    ("columns", "key"),
    [
        (COLUMNS, "staff_number"),
        (caseloads.COLUMNS, "staff_number"),
        (allocations.COLUMNS, "staff_number"),
        (supervision_log_columns.COLUMNS, "supervisee_number"),
        (programme_columns.COLUMNS, "staff_number"),
        (class_register.COLUMNS, "staff_number"),
    ],
    ids=["staff list", "caseloads", "allocations", "log", "programme", "register"],
)
def test_a_staff_number_is_known_by_each_of_its_names_in_every_list(columns, key):
    """But for a "personal reference" in a list of cases, which may be the child's."""
    known = {plain(name): column.key for column in columns for name in column.names}
    named = {name: known.get(plain(name)) for name in PERSON_NUMBERS}
    unknown = {name for name, found in named.items() if found != key}
    of_cases = columns in (caseloads.COLUMNS, allocations.COLUMNS)
    assert unknown == ({"Personal Reference", "Personal Ref"} if of_cases else set())
