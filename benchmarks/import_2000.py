"""An import of 2,000 people and what others notice of it, through HTTP on a server of two processes.

    DATABASE_URL=sqlite:////tmp/import.sqlite3 INSECURE_LOCAL=1 python benchmarks/import_2000.py --rows 2000

The database must be empty: it is migrated and filled. Five files of synthetic people go in one after
the other: a first establishment list, which is undone and brought in again, the list of a month later, a
caseload report, allocations and a supervision log. Each is planned, previewed and applied while somebody else
opens the home page of a supervisor, opens a record and books, over and over; the same three are timed when
all is quiet.
Queries are counted in this process, in a transaction that is taken back.
"""

import argparse
import csv
import io
import os
import random
import statistics
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import django

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
CSRF = "a" * 32
#: A second list of allocations has other cases than the first; the other person's team is not in the list.
USUAL_ANSWERS = ("changes", "stays")
TEAM = 10
#: Each of the team books once on each working day of these: a second time a day would be asked about.
DAYS_OFFERED = 100
#: An import goes on beside the page that began it; one that takes longer than this is taken for dead.
MOST_SECONDS = 600
HR = (
    "Emp No", "Surname", "Forename(s)", "Job Title", "Team / Cost Centre", "Service Area", "Line Mgr Emp No",
    "FTE", "Contract Type", "Start Date", "Leaving Date", "SWE Reg No", "Absent From", "Absent To",
    "Absence Reason",
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=2000)
    parser.add_argument("--times", type=int, default=3, help="how many first lists, each of other people")
    parser.add_argument("--quiet", type=int, default=40, help="rounds of the other person when all is quiet")
    arguments = parser.parse_args()
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from benchmarks.serving import serving

    call_command("migrate", verbosity=0)
    other = Other()
    print(f"{connection.vendor}, {arguments.rows} rows, {os.cpu_count()} processors")
    with serving("--preload", "--workers=2") as (port, _):
        other.use(port)
        quiet = other.go_on(rounds=arguments.quiet)
        tell("quiet", quiet, quiet)
        everybody: dict = defaultdict(list)
        for each in range(arguments.times):
            for kind, name, content in Files(arguments.rows, first=each * 100_000):
                meanwhile = report(kind, name, content, other=other, port=port)
                for page, seconds in meanwhile.items():
                    everybody[page] += seconds
                if name == "first list":
                    undoing = report_undo(other=other, port=port)
                    tell("undoing", undoing, quiet)
                    bring_in(kind, content, port, [], threading.Event())
        tell("meanwhile", everybody, quiet)
        tell("quiet", other.go_on(rounds=arguments.quiet), quiet)


def report(kind: str, name: str, content: bytes, *, other: "Other", port: int) -> dict[str, list[float]]:
    """Tell queries and seconds of one file; answers the other person's times meanwhile."""
    planned, applied, number = queries_of(kind, content)
    done = threading.Event()
    seconds: list[float] = []
    with ThreadPoolExecutor(1) as pool:
        importing = pool.submit(bring_in, kind, content, port, seconds, done)
        meanwhile = other.go_on(until=done)
        importing.result()
    print(
        f"{name}: {number} rows; plan {planned} queries; all of it {applied} "
        f"({applied / number * 10:.1f} per 10 rows); preview {seconds[0]:.2f} s, apply {seconds[1]:.2f} s"
    )
    return meanwhile


def report_undo(*, other: "Other", port: int) -> dict[str, list[float]]:
    """Undo the last import, and tell queries and seconds; answers the other person's times meanwhile."""
    from django.db import connection, transaction
    from django.test.utils import CaptureQueriesContext
    from django.utils import timezone

    from workforce.imports.services import importer_for
    from workforce.imports.undo import undo
    from workforce.models import ImportRun

    run = ImportRun.objects.latest("pk")
    undoing = importer_for(run.kind).undoing
    assert undoing is not None
    with transaction.atomic(), CaptureQueriesContext(connection) as captured:
        undo(run=run, undoing=undoing, by=None, at=timezone.now())
        transaction.set_rollback(True)
    connection.close()
    done = threading.Event()
    seconds: list[float] = []
    with ThreadPoolExecutor(1) as pool:
        undone = pool.submit(take_back, run.pk, port, seconds, done)
        meanwhile = other.go_on(until=done)
        undone.result()
    print(f"undo of the first list: {len(captured)} queries; {seconds[0]:.2f} s")
    return meanwhile


def take_back(run: int, port: int, seconds: list[float], done: threading.Event) -> None:
    """Undo an import, as an administrator does."""
    from workforce.models import Account, ImportRun

    key = signed_in(Account.objects.get(email="admin@council.example"))
    began = time.perf_counter()
    try:
        form = "application/x-www-form-urlencoded"
        ask(port, key, "POST", f"/imports/runs/{run}/undo/", b"", form)
        seconds.append(time.perf_counter() - began)
        assert ImportRun.objects.get(pk=run).undone_at, "The import was not undone."
    finally:
        done.set()


def tell(when: str, times: dict, quiet: dict) -> None:
    for page, seconds in times.items():
        usual = statistics.median(quiet[page])
        figures = {
            "median": statistics.median(seconds),
            "p90": sorted(seconds)[int(len(seconds) * 0.9)],
            "slowest": max(seconds),
        }
        told = "  ".join(
            f"{name} {one * 1000:6.0f} ms ({one / usual:.1f} x)" for name, one in figures.items()
        )
        print(f"  {when:10} {page:6} n={len(seconds):3}  {told}")


def queries_of(kind: str, content: bytes) -> tuple[int, int, int]:
    """Queries of the plan, of the whole import, and rows."""
    from django.db import connection, transaction
    from django.test.utils import CaptureQueriesContext
    from django.utils import timezone

    from workforce.imports.services import import_file, plan_file

    on = timezone.localdate()
    with CaptureQueriesContext(connection) as planning:
        plan = plan_file(kind=kind, content=content, file_name="x.csv", on=on).plan
    assert not plan.errors, plan.errors[:3]
    said = answers_to(plan.open_questions)
    with transaction.atomic():
        with CaptureQueriesContext(connection) as applying:
            done = import_file(
                kind=kind, content=content, file_name="x.csv", on=on, by=None, at=timezone.now(),
                answers=said,
            )  # fmt: skip
        assert done.changes and not done.errors and not done.open_questions, done.errors[:3]
        transaction.set_rollback(True)
    connection.close()
    return len(planning), len(applying), plan.rows


def answers_to(questions: Iterable) -> dict[str, str]:
    """The usual answer to each question, else the likely one."""
    found = {}
    for one in questions:
        possible = [option.value for option in one.options]
        found[one.key] = next((usual for usual in USUAL_ANSWERS if usual in possible), possible[0])
    return found


def bring_in(kind: str, content: bytes, port: int, seconds: list[float], done: threading.Event) -> None:
    """Upload a file and say yes, as an administrator does."""
    from django.utils import timezone

    from workforce.imports.questions import Question
    from workforce.imports.uploads import answer_questions
    from workforce.models import Account, ImportRun

    key = signed_in(Account.objects.get_or_create(email="admin@council.example", role="admin")[0])
    try:
        boundary = "f" * 30
        body = (
            f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="x.csv"\r\n'
            "Content-Type: text/csv\r\n\r\n"
        ).encode()
        body += content + f"\r\n--{boundary}--\r\n".encode()
        began = time.perf_counter()
        typed = f"multipart/form-data; boundary={boundary}"
        status, page = ask(port, key, "POST", f"/imports/{kind}/", body, typed)
        seconds.append(time.perf_counter() - began)
        assert status == 302, status
        run = ImportRun.objects.latest("pk")
        asked = [Question.from_json(one) for one in run.questions or ()]
        if asked:
            answer_questions(run=run, answers=answers_to(asked), at=timezone.now())
        began = time.perf_counter()
        assert ask(port, key, "POST", page, b"", "application/x-www-form-urlencoded")[0] == 302
        run.refresh_from_db()
        while run.began_at and not run.applied_at and time.perf_counter() - began < MOST_SECONDS:
            time.sleep(0.05)
            run.refresh_from_db()
        seconds.append(time.perf_counter() - began)
        assert run.applied_at, run.changes
    finally:
        done.set()


def ask(
    port: int, key: str, method: str, address: str, body: bytes = b"", typed: str = ""
) -> tuple[int, str]:
    with closing(HTTPConnection("127.0.0.1", port, timeout=300)) as line:
        headers = {"Cookie": f"sessionid={key}; csrftoken={CSRF}", "X-CSRFToken": CSRF}
        line.request(method, address, body, headers | ({"Content-Type": typed} if typed else {}))
        answer = line.getresponse()
        answer.read()
        return answer.status, answer.getheader("Location", "")


def signed_in(account: object) -> str:
    from django.test import Client

    client = Client()
    client.force_login(account)
    return client.cookies["sessionid"].value


class Other:
    """Somebody else at work: a supervisor with a team, who opens pages; the team books."""

    def __init__(self) -> None:
        from django.utils import timezone

        from nqsw.programmes.services import install_programmes
        from supervision.models import Slot
        from tests.factories import AccountFactory, AgreementFactory, SessionFactory, WorkerFactory
        from workforce.rules.bank_holidays import english_bank_holidays
        from workforce.rules.working_days import is_working_day

        install_programmes()
        AccountFactory(role="admin")  # who could confirm the line managers that a file changes
        self.supervisor = WorkerFactory(org_role=3, staff_number="T0", swe_number="SW900000")
        team = [
            WorkerFactory(line_manager=self.supervisor, staff_number=f"T{n}", swe_number=f"SW90000{n}")
            for n in range(1, TEAM)
        ]
        for worker in team:
            AgreementFactory(supervisee=worker, supervisor=self.supervisor)
        starts = datetime(2026, 3, 10, 10, tzinfo=UTC)
        self.held = SessionFactory(
            status="held", supervisor=self.supervisor, supervisee=team[0], starts_at=starts
        )
        first = timezone.now().replace(hour=8, minute=0, second=0, microsecond=0) + timedelta(days=60)
        holidays = english_bank_holidays()
        days = (first + timedelta(days=n) for n in range(DAYS_OFFERED))
        times = [
            day + timedelta(minutes=30 * n)
            for day in days
            if is_working_day(day.date(), holidays=holidays)
            for n in range(len(team))
        ]
        Slot.objects.bulk_create(
            Slot(supervisor=self.supervisor, starts_at=one, ends_at=one + timedelta(minutes=30), place="1")
            for one in times
        )
        self.slots = iter(Slot.objects.filter(supervisor=self.supervisor).values_list("pk", flat=True))
        self.key = signed_in(self.supervisor.account)
        self.team = [signed_in(worker.account) for worker in team]

    def use(self, port: int) -> None:
        self.port = port
        for _ in range(5):
            self.once(defaultdict(list))

    def go_on(self, *, rounds: int = 0, until: threading.Event | None = None) -> dict[str, list[float]]:
        """Seconds by page, for so many rounds or until something is done."""
        times: dict[str, list[float]] = defaultdict(list)
        done = 0
        while not until.is_set() if until else done < rounds:
            self.once(times)
            done += 1
        return times

    def once(self, times: dict[str, list[float]]) -> None:
        slot = next(self.slots)
        booking = urlencode({"slot": slot}).encode()
        form = "application/x-www-form-urlencoded"
        pages = {
            "home": (self.key, "GET", "/"),
            "record": (self.key, "GET", f"/supervision/sessions/{self.held.pk}/record/"),
            "book": (self.team[slot % len(self.team)], "POST", "/supervision/book/", booking, form),
        }
        for page, request in pages.items():
            began = time.perf_counter()
            status, _ = ask(self.port, *request)
            times[page].append(time.perf_counter() - began)
            assert status == (302 if page == "book" else 200), (page, status)


class Files:
    """Synthetic files of so many rows, the same every time."""

    def __init__(self, rows: int, *, first: int = 0) -> None:
        self.rows, self.first, self.chance = rows, first, random.Random(2000)
        self.people = [self.person(number) for number in range(1, rows + 1)]

    def __iter__(self) -> Iterator[tuple[str, str, bytes]]:
        yield "workforce", "first list", self.list()
        self.a_month_later()
        yield "workforce", "a month later", self.list()
        yield "caseloads", "caseload report", self.counts()
        yield "allocations", "allocations", self.cases()
        yield "supervision_log", "supervision log", self.log()

    def person(self, number: int) -> dict[str, object]:
        boss = 1 if number % TEAM == 1 else number - (number - 1) % TEAM
        facts = {
            "Emp No": self.first + number,
            "Surname": f"Family{self.first + number}",
            "Forename(s)": f"Given{number}",
            "Job Title": "Team Manager" if number % TEAM == 1 else "Social Worker",
            "Team / Cost Centre": f"Team {number // (TEAM * 2)}",
            "Service Area": f"Service {number // 400}",
            "Line Mgr Emp No": self.first + boss if boss != number else "",
            "FTE": 1,
            "Contract Type": "Permanent",
            "Start Date": (date(2026, 1, 5) + timedelta(days=number % 200)).strftime("%d/%m/%Y"),
            "SWE Reg No": f"SW{self.first + number}",
        }
        if number % 17 == 0:
            facts["Job Title"] = "Social Worker (ASYE)"
        if number % 20 == 0:
            facts |= {"Absent From": "05/10/2026", "Absent To": "16/10/2026", "Absence Reason": "Sickness"}
        if number % 50 == 2:
            facts["Leaving Date"] = "30/10/2026"
        return facts

    def a_month_later(self) -> None:
        """Some change their manager, title or hours, leave or are away; a few are new."""
        for number, person in enumerate(self.people, start=1):
            if number % TEAM == 1 or person.get("Leaving Date"):
                continue
            if number % 31 == 0:
                person["Line Mgr Emp No"] = self.first + (11 if number > 40 else 31)
            if number % 43 == 0:
                person["FTE"] = 0.8
            if number % 61 == 0:
                person["Leaving Date"] = "20/11/2026"
            if number % 29 == 0:
                person |= {"Absent From": "09/11/2026", "Absent To": "", "Absence Reason": "Sickness"}
        self.people += [self.person(self.rows + number) for number in range(1, self.rows // 50)]

    def list(self) -> bytes:
        return written([HR, *([person.get(name, "") for name in HR] for person in self.people)])

    def counts(self) -> bytes:
        headings = ("Worker", "SWE No", "Team", "CIN", "CP", "CLA", "Care leaver", "Assessment", "Total")
        rows = []
        for person in self.people[: self.rows]:
            cases = [self.chance.randint(0, 6) for _ in range(5)]
            rows.append([person["Surname"], person["SWE Reg No"], "", *cases, sum(cases)])
        return written([["As at 20/11/2026"], headings, *rows])

    def cases(self) -> bytes:
        headings = ("Person ID", "Involvement", "Allocated worker SWE", "Allocated from", "Allocated to")
        rows = []
        for number in range(self.rows):
            holder = f"SW{self.first + number % self.rows + 1}"
            rows.append([f"P{self.first + number}", "CIN", holder, "01/10/2026", ""])
        return written([headings, *rows])

    def log(self) -> bytes:
        headings = ("Date", "Supervisee", "Supervisor", "Type", "Mins", "Signed?", "Comments")
        rows = []
        for number in range(1, self.rows + 1):
            if number % TEAM != 1:
                boss = number - (number - 1) % TEAM
                supervisee, supervisor = (f"Given{one} Family{self.first + one}" for one in (number, boss))
                rows.append(["12/10/2026", supervisee, supervisor, "1:1", 90, "Y", ""])
        return written([headings, *rows])


def written(rows: list) -> bytes:
    content = io.StringIO()
    csv.writer(content).writerows(rows)
    return content.getvalue().encode()


if __name__ == "__main__":
    main()
