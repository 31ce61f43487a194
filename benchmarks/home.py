"""The principal social worker's home page, and a person's page, against a bare page, in one process.

    DATABASE_URL=sqlite:////tmp/bench.sqlite3 INSECURE_LOCAL=1 python benchmarks/home.py 2000:200000

The database must be empty, or made by an earlier run (`--keep`). It is filled as benchmarks/overdue.py does,
and with NQSWs whose year runs, and a principal social worker who supervises eight people, is supervised, and
has records to sign; everyone can sign in. Every answer passes through the same middleware; the hello page is
only text. In turns in one run; of each the fastest, in the time of this process, so that other work does not
count (nor, on PostgreSQL, the server).
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
SUPERVISEES = 8
READER = "bench@council.example"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("size", nargs="?", default="2000:200000", help="workers:sessions")
    parser.add_argument("--nqsws", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--keep", action="store_true", help="measure what an earlier run has made")
    arguments = parser.parse_args()
    django.setup()
    from django.test.utils import override_settings

    from benchmarks.list_page import with_hello

    workers, sessions = (int(number) for number in arguments.size.split(":"))
    if not arguments.keep:
        from benchmarks.overdue import build

        build(workers, sessions)
        council(arguments.nqsws)
    with override_settings(ROOT_URLCONF=with_hello(), ALLOWED_HOSTS=["*"], LOGGING_CONFIG=None):
        report(rounds=arguments.rounds)


def council(nqsws: int) -> None:
    """Bring the agreements up to today, and give the council its NQSWs and its principal social worker."""
    from django.db import connection
    from django.db.models import F
    from django.utils import timezone

    from benchmarks.overdue import TODAY
    from supervision.clock.due_days import rebuild
    from supervision.models import Agreement, Attendance, Session
    from tests.factories import AccountFactory, AgreementFactory, EnrolmentFactory, MilestoneFactory
    from workforce.models import Account, FirstStepsPutAway, Worker

    shift = timezone.localdate() - TODAY
    Agreement.objects.update(last_held_on=F("last_held_on") + shift, next_due_on=F("next_due_on") + shift)
    Attendance.objects.update(held_on=F("held_on") + shift)
    first, *people = Worker.objects.order_by("pk")
    accounts = Account.objects.bulk_create(
        (Account(email=f"{worker.pk}@council.example") for worker in people), batch_size=2000
    )
    for worker, account in zip(
        [first, *people], [AccountFactory(email=READER, role="psw"), *accounts], strict=True
    ):
        worker.account = account
    Worker.objects.bulk_update([first, *people], ["account"], batch_size=500)
    own, manager, others = people[:SUPERVISEES], people[SUPERVISEES], people[SUPERVISEES + 1 :]
    Agreement.objects.filter(supervisee__in=others).update(supervisor=manager)
    Agreement.objects.filter(supervisee=manager).update(supervisor=others[0])
    Session.objects.exclude(attendances__supervisee__in=own).update(supervisor=manager)
    AgreementFactory(supervisee=first, supervisor=manager, policy=Agreement.objects.all()[0].policy)
    newest = Session.objects.filter(supervisor=first, held_on=TODAY - timedelta(28))
    newest.filter(attendances__supervisee__in=own).update(status="held")
    for person in people[-nqsws:]:
        enrolment = EnrolmentFactory(worker=person)
        MilestoneFactory(enrolment=enrolment)
    FirstStepsPutAway.objects.create(account=first.account)
    rebuild()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def report(*, rounds: int) -> None:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from nqsw.models import Enrolment
    from workforce.models import Account, Worker

    account = Account.objects.get(email=READER)
    client = Client()
    client.force_login(account)
    nqsw = Enrolment.objects.order_by("pk")[0].worker
    pages = {
        "hello page": "/hello/",
        "smallest page": "/privacy/",
        "home": "/",
        "a person's page": nqsw.get_absolute_url(),
        "supervision": "/supervision/",
    }
    best = dict.fromkeys(pages, float("inf"))
    for _ in range(rounds):
        for name, address in pages.items():
            began = time.process_time()
            response = client.get(address)
            best[name] = min(best[name], time.process_time() - began)
            assert response.status_code == 200, (address, response.status_code)
    print(f"{Worker.objects.count():,} people, {Enrolment.objects.count()} NQSWs on {connection.vendor}")
    for name, seconds in best.items():
        with CaptureQueriesContext(connection) as queries:
            client.get(pages[name])
        ratio = seconds / best["hello page"]
        print(f"  {name:16} {len(queries):3} queries {seconds * 1000:8.2f} ms   {ratio:6.1f} x")


if __name__ == "__main__":
    main()
