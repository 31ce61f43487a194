"""A small council's HR list, and two trackers of its NQSWs: one kept tidily, one as trackers are kept."""

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import openpyxl

from nqsw.programmes.services import install_programmes
from tests.tracker.setup.test_establishment_writing import HEADINGS as HR_HEADINGS
from tests.tracker.setup.test_establishment_writing import person
from workforce.imports.services import import_file

#: The day of both imports, on which records begin.
DAY, AT = date(2026, 11, 26), datetime.fromisoformat("2026-11-26T09:00+00:00")
SENIOR, NQSW = "Senior Practitioner", "Social Worker (ASYE)"


def someone(number: int, given: str, family: str, *place: Any) -> Any:
    """A row of the HR list; `place` is the title, the team, the manager's number and the first day."""
    title, team, manager, start = place
    facts = {"Surname": family, "Forename(s)": given, "Job_Title": title, "Team_/_Cost_Centre": team}
    return person(number, Line_Mgr_Emp_No=manager, Start_Date=start, **facts)


HR_LIST = (
    someone(900, "Helen", "Marsh", "Service Manager", "East", None, "01/04/2015"),
    someone(901, "Idris", "Cole", "Team Manager", "East", 900, "01/04/2016"),
    someone(902, "Jo", "Farrow", "Team Manager", "West", 900, "01/04/2017"),
    someone(910, "Nadia", "Osei", SENIOR, "East", 901, "01/04/2018"),
    someone(911, "Tom", "Reeve", SENIOR, "West", 902, "01/04/2018"),
    someone(912, "Priya", "Nair", SENIOR, "West", 902, "01/04/2019"),
    someone(1, "Amelia", "Stone", NQSW, "East", 901, "12/01/2026"),
    someone(2, "Ben", "Wright", NQSW, "East", 901, "02/03/2026"),
    someone(3, "Chloe", "Adeyemi", NQSW, "West", 902, "02/03/2026"),
    someone(4, "Dan", "O'Hara", NQSW, "West", 902, "07/09/2026"),
    someone(5, "Ella", "Khan", NQSW, "West", 902, "07/09/2026"),
    someone(6, "Femi", "Brooks", NQSW, "East", 901, "07/09/2026"),
    someone(7, "Grace", "Lowe", "Social Worker", "East", 901, "01/09/2025"),
)
TIDY_HEADINGS = (
    "Name", "Staff Number", "SWE Number", "Team", "Programme", "Cohort", "Start Date", "Line Manager",
    "Assessor", "Mentor", "Mentor From", "Agreement", "PDP 1", "PDP 2", "PDP 3", "3 month review",
    "6 month review", "9 month review", "12 month review", "Direct observation 1", "Direct observation 2",
    "Direct observation 3", "Service user feedback 1", "Service user feedback 2", "Professional feedback 1",
    "Professional feedback 2", "Critical reflection log 1", "Critical reflection log 2",
    "Critical reflection log 3", "Self-assessment start", "Self-assessment middle", "Self-assessment end",
    "Final report", "Moderation", "Pause From", "Pause To", "Pause Reason", "Extension", "Outcome",
    "Outcome Date",
)  # fmt: skip


def day(text: str) -> datetime:
    return datetime.strptime(text, "%d/%m/%Y")  # noqa: DTZ007 - a day, as a spreadsheet keeps it


def tidy_row(name: str, number: int, team: str, start: str, **cells: Any) -> dict[str, Any]:
    usual = {"Name": name, "Staff Number": number, "SWE Number": f"SW{number}", "Team": team,
             "Programme": "ASYE", "Start Date": day(start)}  # fmt: skip
    return usual | {heading.replace("_", " "): value for heading, value in cells.items()}


TIDY = (
    tidy_row(
        "Amelia Stone", 1, "East", "12/01/2026", Assessor="Nadia Osei", Mentor="Priya Nair",
        Mentor_From=day("19/01/2026"), Agreement=day("20/01/2026"), PDP_1=day("10/04/2026"),
        PDP_2=day("09/07/2026"), Direct_observation_1=day("31/03/2026"),
        Direct_observation_2=day("21/08/2026"),
        **{"3 month review": day("13/04/2026"), "6 month review": day("10/07/2026"),
           "Self-assessment start": day("23/01/2026")},
    ),
    tidy_row(
        "Ben Wright", 2, "East", "02/03/2026", Assessor="Nadia Osei", Mentor="Tom Reeve",
        Agreement=day("09/03/2026"), Pause_From=day("01/06/2026"), Pause_To=day("30/06/2026"),
        Pause_Reason="Sickness", **{"3 month review": "Done", "6 month review": "Overdue"},
    ),
    tidy_row("Chloe Adeyemi", 3, "West", "02/03/2026", Extension=3, Assessor="Tom Reeve"),
    tidy_row("Dan O’Hara", 4, "West", "14/09/2026", Agreement=day("21/09/2026"), Mentor="Jo Farrow"),
    tidy_row(
        "Grace Lowe", 7, "East", "01/09/2025", Cohort="September 2025", Outcome="Pass",
        Outcome_Date=day("25/09/2026"), Final_report=day("28/08/2026"), Agreement=day("10/09/2025"),
    ),
)  # fmt: skip

UNTIDY = (
    ("NQSW / ASYE TRACKER - updated 20/11/26",),
    (),
    ("Surname", "First name", "Emp ID", "ASYE Assessor", "Mentor", "Direct observations", None, None,
     "Reviews", None, "SU feedback", "PDP", "LSAA signed", "KSS start", "Sickness / maternity", "Outcome",
     "RAG"),
    (None, None, None, None, None, "1st", "2nd", "3rd", "3 months", "6 months"),
    ("January 2026 cohort",),
    ("STONE", "Amelia", "0001", "N Osei", "Nair, Priya", "31/03/26", "done 21.8.26", "booked 3/12",
     "13th April 2026", "10/7/26", "see file", "10/04/26 & 09/07/26", "Y", "✓", None, "on track", "G"),
    ("Spring cohort",),
    ("Wright", "Ben", 2, "Nadia Osei", "Tom Reeve", "booked 3/10", "n/a", None,
     "12/6/26 moved, held 19/6/26", "overdue", None, None, "9 Mar 2026", "Y", "off sick 1/6/26 - 30/6/26",
     None, "A"),
    ("Wright", "Ben", 2, *[None] * 8, "05/06/2026"),
    ("Adeyemi", "Chloé", None, "external - Dr Wells", "Chloe Adeyemi", None, None, None, "01/02/2026", None,
     None, None, "N", None, "01/10/2026 to 14/10/2026", None, "R"),
    ("Zimmer", "Kit", 77, None, None, "Y"),
)  # fmt: skip


def tidy_rows(rows: Sequence[dict[str, Any]] = TIDY) -> list[Sequence[Any]]:
    return [TIDY_HEADINGS, *([row.get(heading) for heading in TIDY_HEADINGS] for row in rows)]


def sheet(rows: Sequence[Sequence[Any]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def hr_list(rows: Sequence[Any] = HR_LIST) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, HR_HEADINGS, extrasaction="ignore")
    writer.writeheader()
    writer.writerows({key.replace("_", " "): value for key, value in row.items()} for row in rows)
    return text.getvalue().encode()


def hire(rows: Sequence[Any] = HR_LIST) -> None:
    """The council as its HR list leaves it: everyone here, NQSWs enrolled, records begin today."""
    install_programmes()
    plan = import_file(
        kind="workforce", content=hr_list(rows), file_name="hr.csv", on=DAY, by=None, at=AT, answers={}
    )
    assert not plan.errors and not plan.open_questions, (plan.errors, plan.open_questions)


def bring_in(rows: Sequence[Sequence[Any]], answers: dict[str, str] | None = None, *, on: date = DAY) -> Any:
    return import_file(
        kind="programme",
        content=sheet(rows),
        file_name="nqsw.xlsx",
        on=on,
        by=None,
        at=AT,
        answers=answers or {},
    )
