"""What councils call the columns of the sheet in which supervision was kept before the tracker."""

from itertools import product

from workforce.readers.column_names import PERSON_NUMBERS, SWE_NUMBERS
from workforce.readers.headings import ExpectedColumn, listed


def numbers_of(*who: str) -> tuple[str, ...]:
    """What a log calls the number of one of the two, in HR's system or in the register of social workers."""
    names = ("Staff No", "Number", *PERSON_NUMBERS, "No", "ID", *SWE_NUMBERS)
    return tuple(dict.fromkeys(f"{one} {name}" for one, name in product(who, names)))


COLUMNS = (
    ExpectedColumn(
        "day",
        listed(
            "Date, Session Date, Date of Supervision, Supervision Date, Date Held, Held On, Date of "
            "Session, Meeting Date, Date of Meeting"
        ),
        needed=True,
    ),
    ExpectedColumn(
        "supervisee",
        listed("Supervisee, Supervisee Name, Name of Supervisee, Worker, Staff Member"),
        needed=True,
        also=listed(
            "Worker Name, Staff Name, Employee Name, Employee, Social Worker, Practitioner, "
            "Practitioner Name, Name"
        ),
    ),
    ExpectedColumn(
        "supervisor",
        listed("Supervisor, Supervisor Name, Name of Supervisor, Supervised By, Manager"),
        needed=True,
        also=listed("Manager Name, Line Manager, Line Manager Name, Line Mgr, Team Manager"),
    ),
    ExpectedColumn(
        "kind",
        listed("Type, Supervision Type, Type of Supervision, Session Type, Kind"),
        also=("Format",),
    ),
    ExpectedColumn(
        "supervisee_number",
        numbers_of("Supervisee", "Worker") + PERSON_NUMBERS + SWE_NUMBERS,
    ),
    ExpectedColumn(
        "supervisor_number",
        numbers_of("Supervisor", "Manager", "Line Manager", "Line Mgr"),
    ),
    ExpectedColumn(
        "status",
        listed(
            "Status, Session Status, Supervision Status, Outcome, Session Outcome, Attendance, "
            "Attended, Attended?, Held, Held?, Took Place, Took place?, Was it held?"
        ),
    ),
    ExpectedColumn(
        "starts",
        listed("Start, Start Time, From, Started, Time from"),
    ),
    ExpectedColumn(
        "ends",
        listed("End, End Time, Finish, Finish Time, To, Ended, Time to"),
    ),
    ExpectedColumn(
        "minutes",
        listed(
            "Mins, Minutes, Length, Duration, Duration (mins), Duration (minutes), Length (mins), "
            "Length (minutes), Length of Session, How Long, Length of Supervision, Time in Minutes"
        ),
    ),
    ExpectedColumn(
        "signed",
        listed("Signed?, Signed off, Signed by both, Signed by both parties, Record signed"),
    ),
    ExpectedColumn(
        "comment",
        listed(
            "Comments, Comment, Notes, Remarks, Reason, Reason not held, Any Comments, Other Comments, Any "
            "Other Comments, Additional Comments, Further Comments, Supervision Comments, Supervision "
            "Notes, Session Notes, Comments / Notes, Notes / Comments, Comments / Reason, Reason for "
            "Cancellation, Reason Cancelled, Reason if not held, If not held why, Further Information"
        ),
    ),
)
