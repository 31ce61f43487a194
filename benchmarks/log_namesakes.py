"""A log of 11,000 sessions of 2,000 people, many of whom share a name: how many rows wait for a person.

    DATABASE_URL=sqlite:////tmp/log.sqlite3 INSECURE_LOCAL=1 python benchmarks/log_namesakes.py

The database must be empty: it is migrated and filled by a staff list. Names come from short lists, so
that most people share theirs. The log has them either way round, with initials, in other spellings,
and comments of sessions that were not held. Told are the rows that would wait if a name alone had to
say who it is, the rows that wait, and of the rest how many went to the wrong person; seconds and
queries.
"""

import csv
import io
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")

PEOPLE, TEAM, SESSIONS = 2000, 10, 6
ON = date(2026, 11, 26)
GIVEN = (
    "Amina", "Carys", "Dayo", "Siân", "Zoë", "James", "Mohammed", "Sarah", "Emma", "Laura", "Rachel",
    "Chloe", "Daniel", "David", "Michael", "Sean", "Grace", "Hannah", "Ruth", "Priya", "Fatima",
    "Aisha", "Olu", "Ngozi", "Kwame", "Tomasz", "Ewa", "Maria", "José", "Anna", "Katie", "Gemma",
    "Lisa", "Claire", "Helen", "Paul", "Mark", "Ian", "Tendai", "Natalie",
)  # fmt: skip
FAMILY = (
    "Allen", "Okoro", "Boss", "Ahmed", "Khan", "Patel", "Smith", "Jones", "Williams", "Brown",
    "Taylor", "Davies", "Evans", "Wilson", "Thomas", "Roberts", "Johnson", "O'Neil", "O'Brien",
    "Smith-Jones", "Begum", "Hussain", "Ali", "Malik", "Kelly", "Byrne", "Murphy", "Walsh", "Nowak",
    "Silva", "Adeyemi", "Mensah", "Moyo", "Dube", "Clarke", "Wright", "Walker", "Green", "Hall",
    "Wood",
)  # fmt: skip
HR = ("Emp No", "Surname", "Forename(s)", "Job Title", "Team / Cost Centre", "Service Area",
      "Line Mgr Emp No", "FTE", "Contract Type", "Start Date", "Leaving Date", "SWE Reg No")  # fmt: skip
LOG = ("Date", "Supervisee", "Supervisor", "Type", "Mins", "Signed?", "Comments")
NOT_HELD = ("CANCELLED - court", "DNA", "On leave", "Sick so postponed to next week", "Did not take place")


def main() -> None:
    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from django.utils import timezone

    from supervision.models import LogRow
    from workforce.imports.services import import_file, plan_file
    from workforce.models import Worker

    call_command("migrate", verbosity=0)
    chance = random.Random(11_000)
    people = list(council(chance))
    done = import_file(
        kind="workforce", content=written(HR, map(as_listed, people)), file_name="hr.csv", on=ON, by=None,
        at=timezone.now(),
    )  # fmt: skip
    assert done.changes and not done.errors and not done.open_questions, (done.errors, done.open_questions)
    rows = list(log(people, chance))
    content = written(LOG, (row for row, _, _ in rows))
    shared = Counter((one["given"], one["family"]) for one in people)
    by_name_alone = sum(
        shared[one["given"], one["family"]] > 1 or shared[other["given"], other["family"]] > 1
        for _, one, other in rows
    )
    for what in ("plan", "import", "again"):
        began = time.perf_counter()
        with CaptureQueriesContext(connection) as captured:
            facts = {"kind": "supervision_log", "content": content, "file_name": "log.csv", "on": ON}
            plan = (
                plan_file(**facts).plan
                if what == "plan"
                else import_file(**facts, by=None, at=timezone.now())
            )
        assert not plan.errors, plan.errors[:3]
        seconds = time.perf_counter() - began
        print(
            f"{connection.vendor} {what}: {len(rows)} rows, {seconds:.1f} s, {len(captured)} queries "
            f"({len(captured) / len(rows) * 10:.2f} per 10 rows); {plan.changes}"
        )
    keys = dict(Worker.objects.values_list("staff_number", "pk"))
    right = {number + 2: (keys[str(one["number"])], keys[str(other["number"])])
             for number, (_, one, other) in enumerate(rows)}  # fmt: skip
    kept = LogRow.objects.values_list("row_number", "supervisee", "supervisor", "outcome")
    found = {row: (one, other, outcome) for row, one, other, outcome in kept}
    who = sum(not (one and other) for one, other, _ in found.values())
    wrong = sum((one, other) != right[row] for row, (one, other, _) in found.items() if one and other)
    print(f"rows that wait: by a name alone {by_name_alone}, with the supervisor beside it {who}; ", end="")
    print(f"matched to somebody else {wrong}; whether held {sum(not held for *_, held in found.values())}")


def council(chance: random.Random) -> Iterator[dict]:
    for number in range(1, PEOPLE + 1):
        boss = 1 if number % TEAM == 1 else number - (number - 1) % TEAM
        yield {
            "number": number,
            "given": chance.choice(GIVEN),
            "family": chance.choice(FAMILY),
            "boss": boss if boss != number else None,
            "left": "30/06/2026" if number % 50 == 2 else "",
        }


def as_listed(person: dict) -> list:
    number = person["number"]
    return [
        number, person["family"], person["given"],
        "Team Manager" if number % TEAM == 1 else "Social Worker",
        f"Team {(number - 1) // TEAM}", f"Service {(number - 1) // 400}", person["boss"] or "", 1,
        "Permanent", "01/09/2024", person["left"], f"SW{number}",
    ]  # fmt: skip


def log(people: list[dict], chance: random.Random) -> Iterator[tuple[list, dict, dict]]:
    """Six sessions of everyone who has a supervisor, a month apart, with who they really were of."""
    by_number = {person["number"]: person for person in people}
    for month in range(SESSIONS):
        for person in people:
            on = date(2026, 1, 5) + timedelta(days=30 * month + person["number"] % 28)
            if person["boss"] is None or (person["left"] and on > date(2026, 6, 30)):
                continue
            boss = by_number[person["boss"]]
            comment = chance.choice(NOT_HELD) if chance.random() < 0.06 else ""
            kept = ("", "") if comment else (90, "Y")
            names = typed(person, chance), typed(boss, chance)
            yield [on.strftime("%d/%m/%Y"), *names, "1:1", *kept, comment], person, boss


def typed(person: dict, chance: random.Random) -> str:
    given, family, way = person["given"], person["family"], chance.random()
    if way < 0.45:
        return f"{family}, {given}"
    if way < 0.5:
        return f"{given[0]} {family}"
    if way < 0.55:
        return f"{given} {family}".upper().replace("'", "’")
    return f"{given} {family}"


def written(headings: tuple, rows: object) -> bytes:
    content = io.StringIO()
    csv.writer(content).writerows([headings, *rows])
    return content.getvalue().encode()


if __name__ == "__main__":
    main()
