"""Milliseconds to find people by name among 75,000, without an index, on either database.

    DATABASE_URL=sqlite:////tmp/search.sqlite3 INSECURE_LOCAL=1 python benchmarks/search.py --people 75000

Run it on a database of its own that `migrate` has filled: the people are written and taken back.
"""

import argparse
import itertools
import os
import statistics
import sys
import time
from datetime import date
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")

FIRST = ("Siân", "Bea", "Carys", "Dayo", "Éva", "Farah", "Gwen", "Hanna", "Ines", "José")
FAMILY = ("O’Neil", "Smith–Jones", "Allen", "Okoro", "Núñez", "Patel", "Brown", "Khan", "Taylor", "Evans")
TYPED = ("Sian ONeil", "smith-jones", "74999", "nobody", "e", "Khan, Ines 123")
TIMES = 9


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=75_000)
    number = parser.parse_args().people
    django.setup()
    from django.db import connection, transaction

    with transaction.atomic():
        write_people(number)
        print(f"{number:,} people on {connection.vendor}")
        for typed in TYPED:
            print(f"{typed!r:20} {find(typed)}")
        transaction.set_rollback(True)


def write_people(number: int) -> None:
    from workforce.models import Service, Team, Worker

    team = Team.objects.create(name="Benchmark", service=Service.objects.create(name="Benchmark"))
    names = itertools.product(FAMILY, FIRST)
    named = itertools.islice(itertools.cycle(names), number)
    Worker.objects.bulk_create(
        (
            Worker(
                given_name=first, family_name=family, staff_number=f"B{place:06}", team=team, org_role=5,
                contract="permanent", started_on=date(2020, 1, 1), email=f"{place}@council.example",
            )
            for place, (family, first) in enumerate(named)
        ),
        batch_size=1000,
    )  # fmt: skip


def find(typed: str) -> str:
    """The nearest fifty, and how many there are: what the page asks."""
    from workforce.models import Worker

    took = []
    for _ in range(TIMES):
        start = time.perf_counter()
        list(Worker.objects.named(typed).closest_first(typed)[:50])
        took.append((time.perf_counter() - start) * 1000)
    return f"{statistics.median(took):6.0f} ms, {Worker.objects.named(typed).count():,} found"


if __name__ == "__main__":
    main()
