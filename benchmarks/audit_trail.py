"""Events a second on PostgreSQL, written by several processes at once, each in a transaction of its own.

    DATABASE_URL=postgres://… INSECURE_LOCAL=1 python benchmarks/audit_trail.py --processes 8 --seconds 5

Run it on a database of its own that `migrate` has filled: the events stay there.
"""

import argparse
import os
import sys
import time
from multiprocessing import Barrier, Pool, Value
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")

shared = {}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--processes", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=5)
    arguments = parser.parse_args()
    barrier, people = Barrier(arguments.processes), Value("i", 0)
    with Pool(arguments.processes, get_ready, (barrier, people)) as pool:
        written = pool.map(write_events, [arguments.seconds] * arguments.processes, chunksize=1)
    print(f"{arguments.processes} processes: {sum(written) / arguments.seconds:,.0f} events a second")


def get_ready(barrier, people) -> None:
    django.setup()
    shared.update(barrier=barrier, people=people)


def write_events(seconds: float) -> int:
    """Events about a person of one's own until the time is up; how many they were."""
    from django.db import transaction

    from workforce.audit_trail.services import record_event
    from workforce.models import Account

    with shared["people"].get_lock():
        shared["people"].value += 1
        number = shared["people"].value
    account, _ = Account.objects.get_or_create(email=f"bench{number}@council.example")
    shared["barrier"].wait()
    written, until = 0, time.perf_counter() + seconds
    while time.perf_counter() < until:
        with transaction.atomic():
            record_event(verb="account enabled", subject=account, by=account, number=written)
        written += 1
    return written


if __name__ == "__main__":
    main()
