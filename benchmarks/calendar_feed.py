"""A person's calendar feed against a bare page and against icalendar alone, in one process.

    DATABASE_URL=sqlite:////tmp/bench.sqlite3 INSECURE_LOCAL=1 python benchmarks/calendar_feed.py --events 400

Makes one supervisor with that many diary entries (in a transaction that is undone at the end). The
304 is measured against a page that only says hello, through the same middleware; the 200 against
icalendar building and writing the same events by itself. In turns in one run; of each the fastest.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=40)
    arguments = parser.parse_args()
    django.setup()
    from django.db import transaction
    from django.test.utils import override_settings

    from benchmarks.list_page import with_hello

    with override_settings(ROOT_URLCONF=with_hello(), ALLOWED_HOSTS=["*"]), transaction.atomic():
        report(events=arguments.events, rounds=arguments.rounds)
        transaction.set_rollback(True)


def report(*, events: int, rounds: int) -> None:
    from django.test import Client

    from workforce.models import Account

    address = feed_of(events)
    client = Client()
    etag = client.get(address)["ETag"]
    reader = Client()
    reader.force_login(Account.objects.get(email="bench-calendar@council.example"))
    work: dict[str, Callable[[], object]] = {
        "hello page": lambda: reader.get("/hello/"),
        "feed, 304": lambda: client.get(address, headers={"If-None-Match": etag}),
        "feed, 200": lambda: client.get(address),
        "icalendar alone": alone(address, client),
    }
    best = dict.fromkeys(work, float("inf"))
    for _ in range(rounds):
        for name, act in work.items():
            began = time.perf_counter()
            act()
            best[name] = min(best[name], time.perf_counter() - began)
    for name, seconds in best.items():
        print(f"{name:16} {seconds * 1000:8.2f} ms")
    print(f"304 against hello page      {best['feed, 304'] / best['hello page']:.2f}")
    print(f"200 against icalendar alone {best['feed, 200'] / best['icalendar alone']:.2f}")


def feed_of(events: int) -> str:
    """A supervisor with so many entries, and the address of their feed."""
    from django.utils import timezone

    from supervision.calendars.services.calendar_feeds import make_feed
    from supervision.models import DiaryEntry
    from workforce.models import Account, Service, Team, Worker

    team = Team.objects.create(name="Bench", service=Service.objects.create(name="Bench"))
    worker = Worker.objects.create(
        account=Account.objects.create(email="bench-calendar@council.example"),
        given_name="Dele",
        family_name="Okafor",
        org_role=3,
        contract="permanent",
        team=team,
        started_on=date(2020, 1, 6),
    )
    first = timezone.now() - timedelta(days=180)
    DiaryEntry.objects.bulk_create(
        DiaryEntry(
            worker=worker,
            subject="supervision",
            starts_at=first + timedelta(hours=20 * number),
            ends_at=first + timedelta(hours=20 * number + 1),
            place="Room 2",
            path=f"/supervision/sessions/{number}/",
        )
        for number in range(events)
    )
    return f"/calendar/{make_feed(worker=worker, by=None, at=timezone.now())}.ics"


def alone(address: str, client: object) -> Callable[[], bytes]:
    """icalendar's own cost of the same calendar: the same events built and written, and nothing else."""
    from icalendar import Calendar, Event

    read = Calendar.from_ical(client.get(address).content)
    facts = [
        [(name, value.dt if hasattr(value, "dt") else str(value)) for name, value in event.items()]
        for event in read.events
    ]

    def build() -> bytes:
        calendar = Calendar()
        calendar.add("prodid", "bench")
        calendar.add("version", "2.0")
        for pairs in facts:
            event = Event()
            for name, value in pairs:
                event.add(name, value)
            calendar.add_component(event)
        calendar.add_missing_timezones()
        return calendar.to_ical()

    return build


if __name__ == "__main__":
    main()
