"""Every page that a person comes to by links, against a bare page: its time, its questions, the slowest.

    DATABASE_URL=sqlite:////tmp/bench.sqlite3 INSECURE_LOCAL=1 python benchmarks/pages.py --slowest 15

The database is one that benchmarks/plausible.py has made. A principal social worker, a service manager, a
team manager and an NQSW each walk from their home page; of pages that are alike one is opened, then again,
so that nothing is asked for the first time. In one process; the hello page has the same middleware.
"""

import argparse
import os
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import django

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.served_settings"
ROUNDS = 2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--slowest", type=int, default=15, help="how many pages of each person are told")
    parser.add_argument("--who", nargs="*", default=["psw", "service manager", "team manager", "nqsw"])
    parser.add_argument(
        "--most", type=float, default=20, help="seconds after which PostgreSQL gives a page up"
    )
    arguments = parser.parse_args()
    django.setup()
    from django.db import connection
    from django.test.utils import override_settings

    with override_settings(ALLOWED_HOSTS=["*"], LOGGING_CONFIG=None):
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(f"SET statement_timeout = '{arguments.most}s'")
        for who in arguments.who:
            report(who, slowest=arguments.slowest)


def account_of(who: str) -> Any:
    from nqsw.models import Enrolment
    from workforce.models import Account, Worker

    return {
        "psw": lambda: Account.objects.get(email="psw@council.example"),
        "service manager": lambda: Worker.objects.filter(org_role=2).order_by("pk")[0].account,
        "team manager": lambda: Worker.objects.filter(org_role=3).order_by("pk")[0].account,
        "nqsw": lambda: Enrolment.objects.order_by("pk")[0].worker.account,
    }[who]()


def report(who: str, *, slowest: int) -> None:
    from django.test import Client

    from tests.walking import walk

    client = Client(raise_request_exception=False)
    client.force_login(account_of(who))
    pages = walk(client, like_each_other=1, downloads=False)
    hello = min(opened(client, "/hello/").seconds for _ in range(20))
    found = [opened(client, path) for path in pages]
    found.sort(key=lambda one: -one.seconds)
    over = [one for one in found if one.queries > 10]
    print(f"{who}: {len(found)} pages; {len(over)} ask more than ten; a bare page {hello * 1000:.2f} ms")
    for one in found[:slowest]:
        facts = f"{one.seconds * 1000:8.1f} ms {one.queries:3} asked {one.kilobytes:5.0f} kB {one.status}"
        print(f"  {one.seconds / hello:7.1f} x {facts} {one.path}")
        print(f"            {one.slowest[0] * 1000:8.1f} ms {' '.join(one.slowest[1].split())[:140]}")


class Opened:
    """One answer: seconds at best, and the slowest of its questions."""

    def __init__(self, path: str) -> None:
        self.path, self.seconds, self.slowest = path, float("inf"), (0.0, "")
        self.status = self.queries = 0
        self.kilobytes = 0.0


def opened(client: Any, path: str) -> Opened:
    from django.db import connection

    one = Opened(path)
    for _ in range(ROUNDS):
        asked: list[tuple[float, str]] = []

        def note(execute: Any, sql: str, params: Any, many: bool, context: Any, asked: Any = asked) -> Any:
            began = time.perf_counter()
            try:
                return execute(sql, params, many, context)
            finally:
                asked.append((time.perf_counter() - began, sql))

        with ExitStack() as stack:
            stack.enter_context(connection.execute_wrapper(note))
            began = time.perf_counter()
            answer = client.get(path)
            content = answer.getvalue()
            seconds = time.perf_counter() - began
        one.seconds = min(one.seconds, seconds)
        one.status, one.queries, one.kilobytes = answer.status_code, len(asked), len(content) / 1000
        one.slowest = max(asked, default=(0.0, ""))
    return one


if __name__ == "__main__":
    main()
