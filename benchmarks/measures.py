"""The measures against a bare page, in one process: all of them, one over a year, the rows behind one.

    DATABASE_URL=sqlite:////tmp/bench.sqlite3 INSECURE_LOCAL=1 python benchmarks/measures.py 2000:200000

The database must be empty, or made by an earlier run (`--keep`). It is filled as benchmarks/reports.py does,
and a year of months is closed; what that takes is printed. In turns in one run; of each page the fastest, in
the time of this process, so that other work does not count.
"""

import argparse
import os
import sys
import time
from datetime import timedelta
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")


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
        from benchmarks.reports import count_cases

        build(workers, sessions)
        council(60)
        count_cases()
        close_a_year()
    with override_settings(ROOT_URLCONF=with_hello(), ALLOWED_HOSTS=["*"], LOGGING_CONFIG=None):
        report(rounds=arguments.rounds)


def close_a_year() -> None:
    from django.utils import timezone

    from tracker.measures.kept import keep_months
    from tracker.models import KeptRow

    began = time.process_time()
    months = keep_months(on=timezone.localdate(), at=timezone.now())
    took = time.process_time() - began
    print(
        f"{len(months)} months closed, {KeptRow.objects.count():,} rows, in {timedelta(seconds=round(took))}"
    )


def report(*, rounds: int) -> None:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.utils import timezone

    from benchmarks.home import READER
    from benchmarks.reports import fastest
    from tracker.models import KeptRow
    from workforce.models import Account, Team, Worker
    from workforce.rules.working_days import add_months

    client = Client()
    client.force_login(Account.objects.get(email=READER))
    closed = f"{add_months(timezone.localdate().replace(day=1), -2):%Y-%m}"
    pages = {
        "hello page": "/hello/",
        "all measures": "/reports/measures/",
        "all measures of a team": f"/reports/measures/?team={Team.objects.values_list('pk', flat=True)[0]}",
        "one measure, by team": "/reports/measures/held-in-time/",
        "its rows": "/reports/measures/held-in-time/rows/",
        "its rows, a closed month": f"/reports/measures/held-in-time/rows/?month={closed}",
        "published figures": "/reports/published/",
    }
    answers = {name: lambda address=address: client.get(address) for name, address in pages.items()}
    best = fastest(answers, rounds=rounds)
    people, rows = Worker.objects.count(), KeptRow.objects.count()
    print(f"{people:,} people on {connection.vendor}, {rows:,} kept rows")
    for name, seconds in best.items():
        with CaptureQueriesContext(connection) as asked:
            answers[name]()
        ratio = seconds / best["hello page"]
        print(f"  {name:26} {len(asked):3} queries {seconds * 1000:9.2f} ms   {ratio:6.1f} x")


if __name__ == "__main__":
    main()
