"""Forms that ask for one of 2,000 people, against a bare page, in one process.

    DATABASE_URL=sqlite:////tmp/bench.sqlite3 INSECURE_LOCAL=1 python benchmarks/person_forms.py --people 2000

Run it on a database that `migrate` has filled. Makes the people, a supervisor with eight supervisees, an NQSW
and a class (in a transaction that is undone at the end), and opens each form: queries, kilobytes, time, and
how many times that of a page that only says hello, through the same middleware; then what one box asks as one
types. In turns in one run; of each the fastest, in the time of this process, so that other work does not
count (nor, on PostgreSQL, the server).
"""

import argparse
import os
import random
import sys
import time
from datetime import date
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")

FIRST = ("Siân", "Bea", "Carys", "Dayo", "Éva", "Farah", "Gwen", "Hanna", "Ines", "José")
FAMILY = ("O’Neil", "Smith–Jones", "Allen", "Okoro", "Núñez", "Patel", "Brown", "Khan", "Taylor", "Evans")
SUPERVISEES = 8


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=10)
    arguments = parser.parse_args()
    django.setup()
    from django.db import transaction
    from django.test.utils import override_settings

    from benchmarks.list_page import with_hello

    with override_settings(ROOT_URLCONF=with_hello(), ALLOWED_HOSTS=["*"]), transaction.atomic():
        report(people=arguments.people, rounds=arguments.rounds)
        transaction.set_rollback(True)


def report(*, people: int, rounds: int) -> None:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    administrator, psw, pages = council(people)
    clients = {"administrator": Client(), "psw": Client()}
    clients["administrator"].force_login(administrator)
    clients["psw"].force_login(psw)
    pages = {"hello page": ("psw", "/hello/"), **pages}
    best, answers = dict.fromkeys(pages, float("inf")), {}
    for _ in range(rounds):
        for name, (who, address) in pages.items():
            began = time.process_time()
            answers[name] = clients[who].get(address)
            best[name] = min(best[name], time.process_time() - began)
            assert answers[name].status_code == 200, (address, answers[name].status_code)
    print(f"{people:,} people on {connection.vendor}")
    for name, seconds in best.items():
        who, address = pages[name]
        with CaptureQueriesContext(connection) as queries:
            clients[who].get(address)
        size, against = len(answers[name].content) / 1000, seconds / best["hello page"]
        print(
            f"  {name:24} {len(queries):3} queries {size:8.1f} kB {seconds * 1000:8.1f} ms {against:7.1f} x"
        )


def council(number: int) -> tuple[object, object, dict[str, tuple[str, str]]]:
    """The administrator, the principal social worker, and each form: who opens it, and where."""
    from django.urls import reverse

    from tests.factories import (
        AccountFactory,
        AgreementFactory,
        EnrolmentFactory,
        MasterClassFactory,
        WorkerFactory,
    )

    people = write_people(number)
    supervisor, *supervisees = people[: SUPERVISEES + 1]
    agreements = [AgreementFactory(supervisee=one, supervisor=supervisor) for one in supervisees]
    psw = WorkerFactory(org_role=2, account__role="psw").account
    enrolment = EnrolmentFactory(worker=people[20])
    master_class = MasterClassFactory()
    invite = reverse("workforce:account_invite")
    return (
        AccountFactory(role="admin"),
        psw,
        {
            "invite someone": ("administrator", invite),
            "change a person": (
                "administrator",
                reverse("workforce:person_edit", args=[people[9].pk]),
            ),
            "start an agreement": ("psw", reverse("supervision:agreement_new")),
            "hand one over": ("psw", reverse("supervision:hand_over", args=[agreements[0].pk])),
            "hand over 8": ("psw", reverse("supervision:hand_over_people", args=[supervisor.pk])),
            "arrange cover for 8": ("psw", reverse("supervision:cover_new", args=[supervisor.pk])),
            "check an allocation": ("psw", reverse("nqsw:allocation_check")),
            "assign a mentor": ("psw", reverse("nqsw:mentor_assign", args=[enrolment.pk])),
            "choose an assessor": ("psw", reverse("nqsw:enrolment_assessor", args=[enrolment.pk])),
            "schedule a class": ("psw", reverse("nqsw:class_new")),
            "add people to a class": ("psw", reverse("nqsw:class_people", args=[master_class.pk])),
            "one box asks": ("administrator", f"{invite}?find=worker&words=smith"),
        },
    )


def write_people(number: int) -> list[object]:
    """So many people in teams of twenty, in the roles of a council; every tenth name is another's too."""
    from workforce.models import Service, Team, Worker

    drawn = random.Random(number)
    service = Service.objects.create(name="Benchmark")
    teams = Team.objects.bulk_create(
        Team(name=f"Benchmark {place}", service=service) for place in range(number // 20 + 1)
    )
    roles = (1, 2, 3, 3, 4, 4, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 6, 6)
    return Worker.objects.bulk_create(
        (
            Worker(
                given_name=drawn.choice(FIRST),
                family_name=f"{drawn.choice(FAMILY)}{'' if place % 10 else place}",
                staff_number=f"B{place:06}",
                email=f"{place}@council.example",
                job_title="Social worker",
                team=teams[place // 20],
                org_role=3 if place == 0 else roles[place % len(roles)],
                contract="permanent",
                started_on=date(2020, 1, 1),
            )
            for place in range(number)
        ),
        batch_size=500,
    )


if __name__ == "__main__":
    main()
