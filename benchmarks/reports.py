"""The supervision report, its workbook and the caseload board against a bare page, in one process.

    DATABASE_URL=sqlite:////tmp/bench.sqlite3 INSECURE_LOCAL=1 python benchmarks/reports.py 2000:200000

The database must be empty, or made by an earlier run (`--keep`). It is filled as benchmarks/home.py does, and
with two years of weekly counts of everyone's cases. The report is that of the last twelve months. Beside its
workbook stands openpyxl's `write_only`, which writes the same cells and nothing else. In turns in one run; of
each the fastest, in the time of this process, so that other work does not count.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
WEEKS = 104


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("size", nargs="?", default="2000:200000", help="workers:sessions")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--keep", action="store_true", help="measure what an earlier run has made")
    arguments = parser.parse_args()
    django.setup()
    from django.test.utils import override_settings

    from benchmarks.list_page import with_hello

    workers, sessions = (int(number) for number in arguments.size.split(":"))
    if not arguments.keep:
        from benchmarks.home import council
        from benchmarks.overdue import build

        build(workers, sessions)
        council(60)
        count_cases()
    with override_settings(ROOT_URLCONF=with_hello(), ALLOWED_HOSTS=["*"], LOGGING_CONFIG=None):
        report(rounds=arguments.rounds)


def count_cases() -> None:
    """Between 10 and 19 cases of each person, counted every week up to today."""
    from django.utils import timezone

    from workforce.models import CaseloadSnapshot, Worker

    keys, today = list(Worker.objects.values_list("pk", flat=True)), timezone.localdate()
    CaseloadSnapshot.objects.bulk_create(
        (
            CaseloadSnapshot(
                worker_id=key, counted_on=today - timedelta(weeks=week), cin=10 + (key + week) % 10
            )
            for week in range(WEEKS)
            for key in keys
        ),
        batch_size=5000,
    )


def report(*, rounds: int) -> None:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from openpyxl import load_workbook

    from benchmarks.home import READER
    from workforce.models import Account, Worker

    client = Client()
    client.force_login(Account.objects.get(email=READER))
    pages = {
        "hello page": "/hello/",
        "supervision report": "/reports/supervision/",
        "its workbook": "/reports/supervision.xlsx",
        "caseload board": "/caseloads/",
    }
    answers = {name: lambda address=address: client.get(address) for name, address in pages.items()}
    cells = [
        list(sheet.iter_rows(values_only=True))
        for sheet in load_workbook(BytesIO(answers["its workbook"]().content), read_only=True)
    ]
    answers["write_only, same cells"] = lambda: write_only(cells)
    best = fastest(answers, rounds=rounds)
    rows = sum(map(len, cells))
    print(f"{Worker.objects.count():,} people on {connection.vendor}, {rows:,} rows in the workbook")
    for name, seconds in best.items():
        queries = 0
        if name in pages:
            with CaptureQueriesContext(connection) as asked:
                answers[name]()
            queries = len(asked)
        ratio = seconds / best["hello page"]
        print(f"  {name:24} {queries:3} queries {seconds * 1000:9.2f} ms   {ratio:6.1f} x")


def fastest(answers: dict[str, Callable[[], object]], *, rounds: int) -> dict[str, float]:
    best = dict.fromkeys(answers, float("inf"))
    for _ in range(rounds):
        for name, answer in answers.items():
            began = time.process_time()
            response = answer()
            best[name] = min(best[name], time.process_time() - began)
            assert getattr(response, "status_code", 200) == 200, name
    return best


def write_only(sheets: list[list[tuple[object, ...]]]) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    book.save(BytesIO())


if __name__ == "__main__":
    main()
