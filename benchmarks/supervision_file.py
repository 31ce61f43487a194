"""A long supervision file against a bare page, in one process.

    DATABASE_URL=sqlite:////tmp/bench.sqlite3 INSECURE_LOCAL=1 python benchmarks/supervision_file.py

Makes one worker with 60 held sessions and 240 case discussions, two actions a session (in a
transaction that is undone at the end), and opens the file as their supervisor: queries, milliseconds,
kilobytes, and the same page against one that only says hello, through the same middleware. In turns in
one run; of each the fastest. `--profile` shows where the time goes.
"""

import argparse
import cProfile
import os
import pstats
import sys
import time
from datetime import timedelta
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")

CASES_A_SESSION = 4
ACTIONS_A_SESSION = 2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sessions", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--profile", action="store_true")
    arguments = parser.parse_args()
    django.setup()
    from django.db import transaction
    from django.test.utils import override_settings

    from benchmarks.list_page import with_hello

    with override_settings(ROOT_URLCONF=with_hello(), ALLOWED_HOSTS=["*"]), transaction.atomic():
        report(sessions=arguments.sessions, rounds=arguments.rounds, with_profile=arguments.profile)
        transaction.set_rollback(True)


def report(*, sessions: int, rounds: int, with_profile: bool) -> None:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    worker, supervisor = long_history(sessions)
    client = Client()
    client.force_login(supervisor.account)
    pages = {"hello page": "/hello/", "supervision file": f"/supervision/file/{worker.pk}/"}
    best = dict.fromkeys(pages, float("inf"))
    for _ in range(rounds):
        for name, address in pages.items():
            began = time.perf_counter()
            answer = client.get(address)
            best[name] = min(best[name], time.perf_counter() - began)
            assert answer.status_code == 200, (address, answer.status_code)
    with CaptureQueriesContext(connection) as queries:
        client.get(pages["supervision file"])
    print(f"{sessions} sessions, {sessions * CASES_A_SESSION} case discussions")
    print(f"  {len(queries)} queries, {len(answer.content) / 1000:.0f} kB")
    for name, seconds in best.items():
        print(f"  {name:16} {seconds * 1000:8.2f} ms   {seconds / best['hello page']:6.1f} x")
    if with_profile:
        profile = cProfile.Profile()
        profile.runcall(client.get, pages["supervision file"])
        pstats.Stats(profile).sort_stats("cumulative").print_stats(45)


def long_history(sessions: int) -> tuple[object, object]:
    """A worker supervised every fortnight for so many sessions, and their supervisor."""
    from django.utils import timezone

    from tests.factories import (
        ActionFactory,
        AgreementFactory,
        CaseDiscussionFactory,
        PolicyFactory,
        SessionFactory,
        WorkerFactory,
    )

    supervisor = WorkerFactory(org_role=3)
    worker = WorkerFactory(line_manager=supervisor)
    first = timezone.localdate() - timedelta(days=14 * sessions)
    policy = PolicyFactory(every=(14, "day"))
    AgreementFactory(supervisee=worker, supervisor=supervisor, policy=policy, starts_on=first)
    ten = SessionFactory._meta.declarations["starts_at"]
    for number in range(1, sessions + 1):
        day = first + timedelta(days=14 * number - (number % 5))
        starts = ten.replace(year=day.year, month=day.month, day=day.day)
        held = SessionFactory(status="held", supervisor=supervisor, supervisee=worker, starts_at=starts)
        for each in range(CASES_A_SESSION):
            words = {"decision": "Convene a core group " * 3, "rationale": "Two injuries unexplained " * 3}
            reference = f"P{2000000 + each}"
            CaseDiscussionFactory(session=held, supervisee=worker, case_reference=reference, **words)
        ActionFactory.create_batch(ACTIONS_A_SESSION, session=held, supervisee=worker)
    return worker, supervisor


if __name__ == "__main__":
    main()
