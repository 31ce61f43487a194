"""The workforce census: seconds and memory of reading a return, looking at it and writing it.

    python -m benchmarks.census --workers 150 --workers 10000

In an empty database in memory. MiB are the most that Python held beside what stood before.
"""

import argparse
import os
import tracemalloc
from collections.abc import Callable
from contextlib import contextmanager
from datetime import date
from time import perf_counter

os.environ.setdefault("INSECURE_LOCAL", "1")
os.environ["DATABASE_URL"] = "sqlite://:memory:"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workers", type=int, action="append", help="how many; may be given several times")
    sizes = parser.parse_args().workers or [150, 10_000]
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    for size in sizes:
        print(f"{size:,} workers")
        _measure(size)


def _measure(size: int) -> None:
    from django.db import transaction
    from django.utils import timezone

    from tests.workforce.rules.census.returns import WHOLE, xml_of
    from tracker.census.importing import apply_return
    from tracker.census.planning import plan_return
    from tracker.census.returning import look_at_year, make_return
    from workforce.models import Service, SettingRevision, Team, Worker
    from workforce.rules.authority import ALWAYS, CENSUS
    from workforce.rules.census.layouts import layout_of

    on = timezone.localdate()
    facts = {"org_role": 5, "contract": "permanent", "started_on": date(2019, 9, 2), "given_name": "Amina"}
    with transaction.atomic():
        said = {"before": None, "from_on": ALWAYS, "reason": "Measured"}
        SettingRevision.objects.create(setting="optional_parts", value=[CENSUS], **said | {"before": []})
        SettingRevision.objects.create(setting="dfe_code", value="340", **said | {"before": ""})
        team = Team.objects.create(name="Assessment", service=Service.objects.create(name="Children"))
        numbers = [f"SW{100_000 + number}" for number in range(size)]
        Worker.objects.bulk_create(
            [Worker(swe_number=one, family_name=one, team=team, **facts) for one in numbers], batch_size=500
        )
        content = xml_of(*(WHOLE | {"SWENo": one} for one in numbers))
        _timed("read and plan", lambda: plan_return(content, on=on))
        _timed("fill in", lambda: apply_return(content, by=None, at=timezone.now()))
        _timed("look at it all", lambda: look_at_year(layout_of(2025)))

        def write() -> int:
            pieces, _ = make_return(year=2025, anyway=True, by=None, at=timezone.now())
            return sum(map(len, pieces))

        _timed("look and write", write)
        transaction.set_rollback(True)


def _timed(what: str, act: Callable[[], object]) -> None:
    begun = perf_counter()
    act()
    seconds = perf_counter() - begun
    with _memory() as most:
        act()
    print(f"  {what:16} {seconds:8.2f} s {most[0] / 2**20:8.1f} MiB")


@contextmanager
def _memory():
    most = [0]
    tracemalloc.start()
    yield most
    most[0] = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()


if __name__ == "__main__":
    main()
