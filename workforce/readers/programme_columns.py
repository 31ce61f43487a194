"""The headings of an NQSW tracker spreadsheet, as councils write them.

A milestone's column is known by its kind and which one of the kind it is: "observation:2" is the second
direct observation, "review:6" the one at six months, "observation:0" a column that may hold several days.
"""

from collections.abc import Iterable, Iterator

from workforce.readers.column_names import PERSON_NUMBERS, SWE_NUMBERS, first
from workforce.readers.headings import ExpectedColumn, listed

SEVERAL = 0
ORDINALS = ("First", "Second", "Third", "Fourth")
SHORT = ("1st", "2nd", "3rd", "4th")
REVIEW_MONTHS = {3: "three", 6: "six", 9: "nine", 12: "twelve", 18: "eighteen", 24: "twenty four"}

PERSON = (
    ExpectedColumn(
        "name",
        listed(
            "Name, NQSW Name, Name of NQSW, Full Name, Employee Name, Employee, Staff Name, Worker Name, "
            "Worker, Social Worker, Social Worker Name, ASYE Name, ASYE Social Worker, NQSW Full Name, "
            "Candidate, Candidate Name, Participant, Newly Qualified Social Worker"
        ),
        also=listed("NQSW, NQSWs, ASYE Candidate, NQSW / ASYE, Person"),
    ),
    ExpectedColumn("given_name", listed("First Name, Forename, Forenames, Given Name, First Names")),
    ExpectedColumn("family_name", listed("Surname, Last Name, Family Name")),
    ExpectedColumn(
        "staff_number",
        first("Staff Number", PERSON_NUMBERS),
        also=listed("Number, No, ID"),
    ),
    ExpectedColumn(
        "swe_number",
        first("SWE Number", SWE_NUMBERS),
        also=listed("Reg No, Registration"),
    ),
    ExpectedColumn("team", listed("Team, Team Name, Current Team, Team / Service"), also=listed("Service")),
    ExpectedColumn(
        "line_manager",
        listed("Line Manager, Line Manager Name, Manager, Team Manager, Supervisor, Line Mgr, Manager Name"),
    ),
    ExpectedColumn(
        "programme",
        listed("Programme, Program, Programme Name, ASYE Programme, NQSW Programme, Route, Pathway, Scheme"),
        also=listed("ASYE, ASYE / NQSW, ASYE Type, Type"),
    ),
    ExpectedColumn(
        "cohort", listed("Cohort, Cohort Name, Intake, ASYE Cohort, NQSW Cohort"), also=listed("Group")
    ),
    ExpectedColumn(
        "started_on",
        listed(
            "Start Date, Start, Started, Started On, Date Started, ASYE Start Date, ASYE Start, ASYE "
            "Started, Programme Start Date, Programme Start, NQSW Start Date, NQSW Start, Commencement "
            "Date, Date Commenced, ASYE Commenced, ASYE Commencement Date, Start of ASYE, Start of "
            "Programme"
        ),
        also=listed(
            "From, Employment Start Date, Date Joined, Commenced, Commenced On, Commenced in Role, Joined"
        ),
    ),
    ExpectedColumn(
        "ends_on",
        listed(
            "Expected End, Expected End Date, End Date, End, ASYE End Date, ASYE End, Programme End Date, "
            "Programme End, Due to Finish, Due to Complete, Planned End Date, Expected Completion, Expected "
            "Completion Date, Completion Due"
        ),
    ),
    ExpectedColumn(
        "assessor",
        listed(
            "Assessor, ASYE Assessor, Assessor Name, Name of Assessor, Practice Assessor, AYSE Assessor, "
            "NQSW Assessor, Assessor / Practice Educator"
        ),
    ),
    ExpectedColumn(
        "mentor",
        listed(
            "Mentor, Mentor Name, Name of Mentor, Personal Mentor, Mentor / Buddy, Buddy / Mentor, "
            "NQSW Mentor"
        ),
        also=("Buddy",),
    ),
    ExpectedColumn(
        "mentor_from", listed("Mentor From, Mentor Since, Mentor Start, Mentor Start Date, Mentor Allocated")
    ),
    ExpectedColumn(
        "pause",
        listed(
            "Pauses, Pause, Paused, Break, Breaks, Break in Programme, Suspended, Suspension, Deferred, "
            "Deferral, Absence, Absences, Pauses / Absences, Pauses / Sickness / Maternity, Sickness / "
            "Maternity"
        ),
    ),
    ExpectedColumn(
        "sickness", listed("Sickness, Sick Leave, Sick, Sickness Absence, Sickness Dates, Off Sick")
    ),
    ExpectedColumn(
        "parental_leave",
        listed(
            "Maternity, Maternity Leave, Mat Leave, Parental Leave, Maternity / Paternity, Maternity Dates"
        ),
    ),
    ExpectedColumn(
        "pause_from",
        listed("Pause From, Paused From, Pause Start, Pause Start Date, Absence From, Break From"),
    ),
    ExpectedColumn(
        "pause_to",
        listed("Pause To, Paused To, Pause Until, Pause End, Pause End Date, Absence To, Break To"),
    ),
    ExpectedColumn(
        "pause_reason",
        listed("Pause Reason, Reason for Pause, Reason for Break, Absence Reason, Break Reason"),
    ),
    ExpectedColumn(
        "extension",
        listed(
            "Extension, Extended, Extended By, Extension Months, Months Extended, Extended To, Extension "
            "(months)"
        ),
    ),
    ExpectedColumn(
        "outcome",
        listed(
            "Outcome, Result, Final Outcome, ASYE Outcome, Pass / Fail, Panel Outcome, Panel Decision, "
            "ASYE Result"
        ),
    ),
    ExpectedColumn(
        "outcome_on",
        listed(
            "Outcome Date, Date of Outcome, Date Passed, Pass Date, Completion Date, Date Completed, "
            "Completed On"
        ),
    ),
)


def in_all_ways(names: Iterable[str]) -> tuple[str, ...]:
    """A milestone's headings as a day or a tick has them too: "PDP 1 date", "Date of PDP 1"."""
    plain = tuple(dict.fromkeys(names))
    after = (
        "date",
        "done",
        "completed",
        "complete",
        "signed",
        "held",
        "completed on",
        "date completed",
        "received",
    )
    ways = [f"{name} {word}" for word in after for name in plain]
    return tuple(dict.fromkeys((*plain, *ways, *(f"Date of {name}" for name in plain))))


def numbered(kind: str, words: str, most: int, *more: str) -> Iterator[ExpectedColumn]:
    """The first, second… of a kind; and a column that holds them all."""
    names = listed(words)
    for place in range(1, most + 1):
        ways = (
            f"{{}} {place}",
            f"{ORDINALS[place - 1]} {{}}",
            f"{SHORT[place - 1]} {{}}",
            f"{{}} {SHORT[place - 1]}",
        )
        known = [way.format(name) for way in ways for name in names]
        yield ExpectedColumn(
            f"{kind}:{place}", in_all_ways([*known, *(listed(more[place - 1]) if more else ())])
        )
    yield ExpectedColumn(f"{kind}:{SEVERAL}", in_all_ways([*names, *(f"{name} dates" for name in names)]))


def reviews() -> Iterator[ExpectedColumn]:
    for month, word in REVIEW_MONTHS.items():
        lengths = [f"{month} {one}" for one in ("month", "months", "monthly", "mth", "mths")]
        lengths += [f"{month}m", f"{word} month", f"{word} months", f"month {month}"]
        names = [f"{one} review" for one in lengths]
        names += [
            f"{noun} {one}"
            for noun in ("Review", "Reviews", "Review at", "Review meeting")
            for one in lengths
        ]
        names += [f"Reviews {month}", *lengths]
        others = {6: "Interim Review, Midpoint Review, Mid-point Review, Mid-year Review, Halfway Review",
                  12: "Final Review, End of Year Review"}  # fmt: skip
        yield ExpectedColumn(
            f"review:{month}", in_all_ways([*names, *(listed(others[month]) if month in others else ())])
        )


def single(kind: str, words: str) -> ExpectedColumn:
    return ExpectedColumn(f"{kind}:1", in_all_ways(listed(words)))


STANDARDS = listed(
    "Self assessment, Self-assessments, PQS self assessment, KSS self assessment, PQS, KSS, PQS / KSS self"
    " assessment"
)
MOMENTS = (
    ("start", "initial", "beginning", "at start", "at the start"),
    ("middle", "mid", "interim", "mid-point", "midpoint", "at the middle"),
    ("end", "final", "at end", "at the end"),
)


def self_assessments() -> Iterator[ExpectedColumn]:
    for place, moments in enumerate(MOMENTS, start=1):
        said = [way for one in STANDARDS for word in moments for way in (f"{one} {word}", f"{word} {one}")]
        yield ExpectedColumn(
            f"self_assessment:{place}", in_all_ways([*said, *(f"{one} {place}" for one in STANDARDS)])
        )
    yield ExpectedColumn(f"self_assessment:{SEVERAL}", in_all_ways(STANDARDS))


MILESTONES = (
    single(
        "agreement",
        "Agreement, Support and Assessment Agreement, Support & Assessment Agreement, Learning Agreement, "
        "Learning Support and Assessment Agreement, LSAA, SAA, S&A Agreement, ASYE Agreement, Agreement "
        "Meeting, Support Agreement, Assessment Agreement",
    ),
    *numbered(
        "development_plan",
        "PDP, PDPs, Development plan, Professional development plan, Personal development plan, "
        "Development plans",
        3,
        "PDP 0-3, PDP 0-3 months, PDP months 0-3, Development plan months 0 to 3, PDP 3 months, PDP 3 month",
        "PDP 3-6, PDP 3-6 months, PDP months 3-6, Development plan months 3 to 6, PDP 6 months, PDP 6 month",
        "PDP 6-12, PDP 6-12 months, PDP months 6-12, Development plan months 6 to 12, PDP 12 months, PDP "
        "12 month",
    ),
    *reviews(),
    *numbered(
        "observation",
        "Direct observation, Direct observations, Observation, Observations, DO, DOs, Obs, Direct obs, "
        "Observed practice, Observation of practice",
        4,
    ),
    *numbered(
        "lived_experience",
        "Feedback from service users, Service user feedback, SU feedback, Feedback SU, Feedback from "
        "people with lived experience, Feedback from children and families, Lived experience feedback, "
        "Family feedback, Feedback service users",
        2,
    ),
    *numbered(
        "professional_feedback",
        "Feedback from professionals, Professional feedback, Professionals feedback, Feedback "
        "professionals, Feedback from other professionals, Multi-agency feedback, Colleague feedback, "
        "Partner feedback",
        2,
    ),
    *numbered(
        "reflective_log",
        "Critical reflection log, Critical reflection logs, Reflective log, Reflective logs, CRL, CRLs, "
        "Critical reflection, Critical reflections, Reflection, Reflections, Reflection log, Reflective "
        "account",
        4,
    ),
    *self_assessments(),
    single(
        "final_report",
        "Final Report, Assessor Report, Assessor's Report, Assessor Final Report, Assessor's Final Report,"
        " ASYE Final Report, Final Assessment, Final Assessment Report",
    ),
    single(
        "moderation",
        "Moderation, Internal Moderation, Moderation Panel, Internal Moderation Panel, Moderated, Panel",
    ),
)
COLUMNS = (*PERSON, *MILESTONES)
