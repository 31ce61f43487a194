"""What HR calls the columns of an establishment list: in iTrent, Oracle, SAP, ResourceLink, or by hand."""

import re
from itertools import product

from workforce.readers.column_names import PERSON_NUMBERS, SWE_NUMBERS
from workforce.readers.headings import NOT_OURS, ExpectedColumn, Meanings, listed, plain
from workforce.readers.notes import Noted
from workforce.readers.sheet import Table

MANAGERS = listed(
    "Line Mgr, Line Manager, Manager, Supervisor, Reports To, Reporting Manager, Managers, Line Managers, "
    "Supervisors, Reporting Managers, Reporting Officer, Accountable To"
)
NUMBERS = (*PERSON_NUMBERS, *listed("Number, No, ID, Ref, Reference"))
MANAGER_NUMBERS = tuple(f"{who} {number}" for who, number in product(MANAGERS, NUMBERS))
#: What the heading of a column of line managers has in it, whatever else a council puts there.
MAY_BE_MANAGERS = re.compile(r"supervis|manager|\bmgr\b|report(s|ing)? to\b|accountable", re.IGNORECASE)

FAMILY_NAME = ExpectedColumn(
    "family_name",
    listed("Surname, Last Name, Family Name, Employee Surname, Legal Surname"),
    needed=True,
)
GIVEN_NAME = ExpectedColumn(
    "given_name",
    listed(
        "Forename(s), Forename, First Name, First Names, Given Name, Given Names, Employee Forename, "
        "Legal First Name, Forename 1, First Forename"
    ),
    needed=True,
    or_else="known_as",
)

#: Read where the list has no full-time equivalent: a part of the hours of a full-time week.
WEEKLY_HOURS = ExpectedColumn(
    "weekly_hours",
    listed(
        "Weekly Hours, Hours per Week, Hours p.w., Contracted Hours, Contract Hours, Contractual Hours, "
        "Contracted Weekly Hours, Weekly Contracted Hours, Contracted Hours per Week, Weekly Contract Hours, "
        "Working Hours, Weekly Working Hours, Normal Hours, Normal Weekly Hours, Basic Hours, Post Hours, "
        "Assignment Hours, Hrs, Hrs p.w., Hrs per Week, Contracted Hrs, Weekly Hrs"
    ),
    also=listed("Hours"),
    instead_of="fte",
)

COLUMNS = (
    ExpectedColumn(
        "staff_number",
        PERSON_NUMBERS,
        needed=True,
        also=listed("Assignment Number, Assignment No, Person ID, Person Ref, Unique ID, ID, Number"),
    ),
    FAMILY_NAME,
    GIVEN_NAME,
    ExpectedColumn(
        "known_as",
        listed(
            "Known As, Preferred Name, Preferred Forename, Preferred First Name, Known As Forename, Known As "
            "Name, Likes To Be Known As"
        ),
    ),
    ExpectedColumn(
        "full_name",
        listed(
            "Full Name, Employee Name, Employee Full Name, Name, Staff Name, Worker Name, Name of Employee, "
            "Surname and Forename, Surname Forename, Name (Surname First)"
        ),
        also=listed("Employee, Staff Member, Member of Staff, Worker, Display Name"),
        holds=(FAMILY_NAME, GIVEN_NAME),
    ),
    ExpectedColumn(
        "email",
        listed(
            "Email Address, E-mail, Work Email, Work Email Address, Email Work, Employee Email, Employee "
            "Email Address, Business Email, Corporate Email, Office Email"
        ),
        also=listed("Primary Email, User Principal Name, UPN, Internet Address"),
    ),
    ExpectedColumn(
        "job_title",
        listed("Job Title, Post Title, Position Title, Role Title, Job Name"),
        needed=True,
        also=listed(
            "Position, Role, Position Name, Post Name, Job Role, Job, Post, Designation, Job Description, "
            "Occupation"
        ),
    ),
    ExpectedColumn(
        "team",
        listed("Team / Cost Centre, Team, Team Name"),
        needed=True,
        also=listed(
            "Team Description, Cost Centre Name, Cost Centre Description, Cost Centre, Organisational Unit, "
            "Organizational Unit, Organisation Unit, Organization Unit, Org Unit, Reporting Unit, Unit, "
            "Section, Work Group, Organisation, Organization, Department"
        ),
    ),
    ExpectedColumn(
        "service",
        listed("Service Area, Service, Service Name"),
        also=listed(
            "Service Group, Division, Directorate, Business Area, Business Unit, Personnel Area, Department"
        ),
    ),
    ExpectedColumn(
        "line_manager_staff_number",
        MANAGER_NUMBERS,
        also=listed(
            "Reports To, Line Manager, Line Manager Name, Line Mgr, Manager, Manager Name, "
            "Reporting Manager, Reporting Officer, Supervisor, Supervisor Name, Reports To Name, "
            "Manager's Name, Line Manager's Name, Supervisor's Name, Accountable To, Accountable To Name"
        ),
    ),
    ExpectedColumn(
        "fte",
        listed(
            "FTE, Full Time Equivalent, Post FTE, Contract FTE, Contracted FTE, FTE Value, WTE, Whole Time "
            "Equivalent"
        ),
        needed=True,
        also=listed("Assignment FTE, Employee FTE, Employment Percentage"),
        unless=WEEKLY_HOURS,
    ),
    WEEKLY_HOURS,
    ExpectedColumn(
        "contract",
        listed("Contract Type, Contract, Employment Type, Type of Contract"),
        needed=True,
        also=listed(
            "Employment Basis, Contract Basis, Basis of Contract, Basis of Employment, Assignment Type, "
            "Appointment Type, Employee Type, Worker Type, Staff Type, "
            "Employee Group, Employment Category, Assignment Category, Person Type, Contract Status"
        ),
    ),
    ExpectedColumn(
        "started_on",
        listed(
            "Start Date, Started, Date Started, Employment Start Date, Hire Date, Date of Joining, Joining "
            "Date, Date Joined, Entry Date, Appointment Date, Commencement Date, Date Commenced"
        ),
        needed=True,
        also=listed(
            "Latest Start Date, Latest Hire Date, Contract Start Date, Post Start Date, Position Start Date, "
            "Occupancy Start Date, Assignment Start Date, Continuous Service Date, Original Hire Date"
        ),
    ),
    ExpectedColumn(
        "left_on",
        listed(
            "Leaving Date, Leave Date, Date Left, Date of Leaving, Leaver Date, Termination Date, Date of "
            "Termination, Term Date, Actual Termination Date, Employment End Date, Date Employment Ended, "
            "Last Working Day, Final Working Day, Last Day, Last Day Worked, Last Day of Service, "
            "Last Day of Employment, Last Day in Post, Finish Date, Exit Date, Left On"
        ),
        also=listed("End Date, Post End Date, Occupancy End Date, Assignment End Date"),
    ),
    ExpectedColumn(
        "effective_from",
        listed(
            "Effective From, Effective From Date, Change Effective From, Change Effective Date, "
            "Effective Date of Change, With Effect From, Date Effective From"
        ),
        also=listed("Effective Date, Change Date, Date of Change, Date Effective, WEF"),
    ),
    ExpectedColumn(
        "swe_number",
        SWE_NUMBERS,
        also=listed(
            "Professional Registration Number, Professional Registration No, Registration ID, Reg No"
        ),
    ),
    ExpectedColumn(
        "absent_from",
        listed(
            "Absent From, Absence From, Absence Start, Absence Start Date, Absence From Date, First Day "
            "Absent, First Day of Absence, Absent Since, Sickness Start Date, Sick From"
        ),
        also=listed("Leave Start, Leave Start Date, Leave From, Leave Starts"),
    ),
    ExpectedColumn(
        "absent_to",
        listed(
            "Absent To, Absence To, Absence End, Absence End Date, Absence To Date, Last Day Absent, "
            "Last Day of Absence, Absent Until, Sickness End Date"
        ),
        also=listed("Leave End, Leave End Date, Leave To, Leave Until, Leave Ends"),
    ),
    ExpectedColumn(
        "absence_reason",
        listed("Absence Reason, Reason for Absence, Absence Type, Absence Category, Type of Absence"),
        also=listed("Leave Type, Type of Leave, Leave Reason, Reason for Leave, Leave Category"),
    ),
)


def note_unread_managers(table: Table, said: Meanings) -> None:
    """Tell of each column that may say who manages whom, where the list has no such column that is known.

    Without it nobody has a line manager, so nobody a supervisor. What a person has `said` is no column of
    ours is not told again.
    """
    if "line_manager_staff_number" in table.positions:
        return
    unread = [note for note in table.notes.told() if note.kind is Noted.COLUMN and note.number]
    for note in unread:
        if MAY_BE_MANAGERS.search(note.what) and said.get(plain(note.what)) != NOT_OURS:
            table.notes.add(
                Noted.MAY_BE_NEEDED,
                note.what,
                column="line managers",
                meaning="nobody in this list gets a line manager or a supervisor",
            )
