"""The overdue page, 50 rows of it, against a bare hello page, in one process.

    DATABASE_URL=sqlite:////tmp/bench.sqlite3 INSECURE_LOCAL=1 python benchmarks/list_page.py

The database is the one that benchmarks/overdue.py makes. Both answers pass through the same
middleware for the same signed-in principal social worker; the hello page is only text.
"""

import argparse
import os
import sys
import time
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=40)
    arguments = parser.parse_args()
    django.setup()
    from django.test.utils import override_settings

    with override_settings(ROOT_URLCONF=with_hello(), ALLOWED_HOSTS=["*"], LOGGING_CONFIG=None):
        report(rounds=arguments.rounds)


def with_hello() -> type:
    """The tracker's addresses and one more, which says hello."""
    from django.conf import settings
    from django.http import HttpResponse
    from django.urls import include, path

    class Addresses:
        urlpatterns = (
            path("hello/", lambda request: HttpResponse("hello")),
            path("", include(settings.ROOT_URLCONF)),
        )

    return Addresses


def report(*, rounds: int) -> None:
    from django.test import Client

    from supervision.models import Agreement
    from workforce.models import Account

    account, _ = Account.objects.get_or_create(email="bench@council.example", role="psw")
    client = Client()
    client.force_login(account)
    pages = {"hello page": "/hello/", "overdue page": "/supervision/overdue/"}
    times = {name: [] for name in pages}
    for _ in range(rounds):
        for name, address in pages.items():
            began = time.perf_counter()
            response = client.get(address)
            times[name].append(time.perf_counter() - began)
            assert response.status_code == 200, (address, response.status_code)
    base = min(times["hello page"])
    print(f"{Agreement.objects.count():,} agreements, {len(response.content):,} bytes a page")
    for name, taken in times.items():
        print(f"  {name:16} {min(taken) * 1000:8.2f} ms   {min(taken) / base:6.1f} x")


if __name__ == "__main__":
    main()
