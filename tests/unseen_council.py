"""Files of a council nobody has seen: 120 people, a log of five months, NQSWs in the middle of their year.

All people are made up; the same seed makes the same council. The files are untidy as such files are.
"""

import csv
import io
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random

import openpyxl

from workforce.imports.services import import_file
from workforce.models import ImportKind
from workforce.rules.bank_holidays import english_bank_holidays
from workforce.rules.working_days import ONE_DAY, is_working_day

GO_LIVE = date(2026, 11, 2)
AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
LOG_BEGINS, LOG_ENDS = date(2026, 6, 1), date(2026, 10, 30)
PEOPLE, NQSWS, TEAMS = 120, 14, 12
GIVEN = ("Aisha", "Bea", "Carys", "Dayo", "Esther", "Farid", "Grace", "Huw", "Imran", "Jo", "Kemi", "Leon")
FAMILY = (
    "Abara", "Brook", "Cole", "Dunne", "Evans", "Frost", "Gill", "Hale", "Ismail", "Jones",
)  # fmt: skip
HELD_COMMENTS = ("", "", "", "good reflective session", "held on Teams", "ran over", "signed copy in file")
NOT_HELD_COMMENTS = ("Cancelled - court", "CANCELLED", "did not attend", "DNA", "cancelled, sickness")
HR_HEADINGS = (
    "Emp No", "Surname", "Forename(s)", "Email Address", "Job Title", "Team / Cost Centre", "Service Area",
    "Line Mgr Emp No", "FTE", "Contract Type", "Start Date", "Leaving Date", "SWE Reg No", "Absent From",
    "Absent To", "Absence Reason",
)  # fmt: skip


@dataclass
class Person:
    """Someone of the council, as the files know them."""

    number: int
    given: str
    family: str
    title: str
    team: str
    service: str
    manager: "Person | None"
    started_on: date
    is_nqsw: bool = False
    is_agency: bool = False
    away_from: date | None = None
    away_to: date | None = None
    held_on: list[date] = field(default_factory=list)

    @property
    def swe_number(self) -> str:
        return f"SW{20000 + self.number}"

    @property
    def every(self) -> int:
        return 14 if self.is_nqsw else 30


class UnseenCouncil:
    """The people and their files."""

    def __init__(self, seed: int = 7) -> None:
        self.random = Random(seed)
        self.names = [(given, family) for family in FAMILY for given in GIVEN]
        self.people: list[Person] = []
        self._hire()
        self._log = list(self._meet())

    def _hire(self) -> None:
        head = self._person("Assistant Director", "Senior Leadership", "Leadership", None)
        self._person("Principal Social Worker", "Practice", "Leadership", head)
        services = [
            self._person("Service Manager", "Management", f"Service {letter}", head) for letter in "ABC"
        ]
        managers = []
        for number in range(TEAMS):
            above = services[number % 3]
            team = f"Team {number + 1}"
            managers.append(self._person("Team Manager", team, above.service, above))
        for number in range(PEOPLE - len(self.people)):
            manager = managers[number % TEAMS]
            self._worker(manager, is_nqsw=number < NQSWS)

    def _worker(self, manager: Person, *, is_nqsw: bool) -> None:
        random = self.random
        person = self._person(
            "Social Worker (ASYE)" if is_nqsw else "Social Worker", manager.team, manager.service, manager
        )
        person.is_nqsw = is_nqsw
        person.is_agency = not is_nqsw and random.random() < 0.13
        if is_nqsw:
            person.started_on = GO_LIVE - timedelta(days=random.randint(30, 330))
        if random.random() < 0.05:
            person.away_from = GO_LIVE - timedelta(days=random.randint(20, 120))
            person.away_to = random.choice((None, GO_LIVE + timedelta(days=random.randint(5, 40))))

    def _person(self, title: str, team: str, service: str, manager: Person | None) -> Person:
        number = len(self.people)
        given, family = self.names[number]
        started_on = date(2008, 1, 7) + timedelta(days=self.random.randint(0, 6500))
        person = Person(number + 1, given, family, title, team, service, manager, started_on)
        self.people.append(person)
        return person

    def _meet(self):
        """Rows of the log: four in five people are in it, seen about as often as promised, or late."""
        for person in self.people:
            if person.manager is None or self.random.random() < 0.2:
                continue
            day = max(LOG_BEGINS, person.started_on) + timedelta(days=self.random.randint(0, person.every))
            while day <= LOG_ENDS:
                day = working_day(day)
                if day > LOG_ENDS or (person.away_from and day >= person.away_from):
                    break
                if self.random.random() < 0.1:
                    yield day, person, self.random.choice(NOT_HELD_COMMENTS)
                else:
                    person.held_on.append(day)
                    yield day, person, self.random.choice(HELD_COMMENTS)
                day += timedelta(days=person.every - 3 + self.random.choice((0, 0, 0, 2, 5, 15)))

    # --- files ------------------------------------------------------------------------------------

    def hr(self) -> bytes:
        rows = [["Establishment list"], ["Run date 02/11/2026"], [], list(HR_HEADINGS)]
        for one in self.people:
            rows.append(
                [
                    f"{one.number:05}" if one.number % 7 else one.number,
                    one.family.upper() if one.number % 5 == 0 else one.family,
                    f"{one.given} " if one.number % 6 == 0 else one.given,
                    "" if one.is_agency else f"{one.given}.{one.family}{one.number}@unseen.example".lower(),
                    one.title,
                    one.team,
                    one.service,
                    f"{one.manager.number:05}" if one.manager else None,
                    self.random.choice((1, "1.00", "100%", 0.8, "0.80")),
                    "Agency" if one.is_agency else self.random.choice(("Permanent", "Perm", "Fixed Term")),
                    spelled(one.started_on, one.number),
                    None,
                    one.swe_number.lower() if one.number % 9 == 0 else one.swe_number,
                    spelled(one.away_from, one.number) if one.away_from else None,
                    spelled(one.away_to, one.number) if one.away_to else None,
                    "Sickness" if one.away_from else None,
                ]
            )
        return workbook(rows)

    def log(self) -> bytes:
        rows = [["Date", "Supervisee", "Supervisor", "Type", "Mins", "Signed?", "Comments"]]
        for number, (day, one, comment) in enumerate(sorted(self._log, key=lambda row: row[0])):
            names = f"{one.given} {one.family}", f"{one.family}, {one.given}"
            manager = one.manager
            above = f"{manager.given} {manager.family}", f"{manager.family}, {manager.given}"
            minutes = self.random.choice((90, 90, 60, "1.5 hrs", None, "75"))
            rows.append(
                [
                    spelled(day, number),
                    names[number % 2],
                    above[number % 3 == 0],
                    self.random.choice(("1-1", "Supervision", "Reflective")),
                    minutes,
                    self.random.choice(("Y", "N", "Yes", "")),
                    comment,
                ]
            )
        return workbook(rows)

    def caseloads(self) -> bytes:
        rows = [["Caseload by worker"], ["As at 02/11/2026 06:00"]]
        rows.append(["Worker", "SWE No", "Team", "CIN", "CP", "CLA", "Care leaver", "Assessment", "Total"])
        for one in self.holders:
            counts = [self.random.randint(0, 6) for _ in range(5)]
            cells = [count or "" for count in counts]
            rows.append([f"{one.family}, {one.given}", one.swe_number, one.team, *cells, sum(counts)])
        return sheet(rows)

    def allocations(self) -> bytes:
        rows = [["Person ID", "Involvement", "Allocated worker SWE", "Allocated from"]]
        for place, one in enumerate(self.holders * 3):
            since = GO_LIVE - timedelta(days=self.random.randint(5, 900))
            kind = self.random.choice(("CIN", "CP", "CLA", "Assessment"))
            rows.append([f"P{100000 + place}", kind, one.swe_number, f"{since:%d/%m/%Y}"])
        return sheet(rows)

    @property
    def holders(self) -> list[Person]:
        return [one for one in self.people if one.title.startswith("Social Worker")]

    def go_live(self) -> dict[str, object]:
        """Import the files on an empty tracker with the real importers; answers each plan."""
        files = {
            ImportKind.WORKFORCE: ("hr.xlsx", self.hr()),
            ImportKind.CASELOADS: ("caseloads.csv", self.caseloads()),
            ImportKind.ALLOCATIONS: ("allocations.csv", self.allocations()),
            ImportKind.SUPERVISION_LOG: ("log.xlsx", self.log()),
        }
        return {
            kind: import_file(kind=kind, content=content, file_name=name, on=GO_LIVE, by=None, at=AT)
            for kind, (name, content) in files.items()
        }


def working_day(day: date) -> date:
    while not is_working_day(day, holidays=english_bank_holidays()):
        day += ONE_DAY
    return day


def spelled(day: date, number: int) -> object:
    """A day as one of the ways in which a column has it."""
    ways = (day, f"{day:%d/%m/%Y}", f"{day:%d.%m.%y}", f"{day:%d-%b-%Y}")
    return ways[number % len(ways)]


def workbook(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def sheet(rows: list[list[object]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8-sig")
