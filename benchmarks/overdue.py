"""The overdue page's data against a bare index range scan, side by side.

    DATABASE_URL=sqlite:////tmp/bench.sqlite3 INSECURE_LOCAL=1 python benchmarks/overdue.py 2000:200000

Each size is workers:sessions. The database must be empty or one that this script has filled: what is
in it is replaced. Measured are the counts by team and band, and the 50 longest overdue with their
people, as the page asks for them: as plain SQL through the driver, and through Django's models. The
measure is the ratio to reading the same keys and due days from their index alone, in turns in one
run; of each the fastest round, since other work on the machine only ever adds.
"""

import argparse
import os
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
TODAY = date(2026, 11, 19)
TEAM_OF = 9
LISTED = 50


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", nargs="*", default=["2000:200000"], help="workers:sessions")
    parser.add_argument("--rounds", type=int, default=60)
    arguments = parser.parse_args()
    django.setup()
    from workforce.authority_settings import read_once

    for size in arguments.sizes:
        workers, sessions = (int(number) for number in size.split(":"))
        build(workers, sessions)
        # As in a request: the authority's settings are read once a page, not once a band.
        with read_once():
            report(workers, sessions, rounds=arguments.rounds)


# --- A council of a given size ---------------------------------------------------------------------


def build(workers: int, sessions: int) -> None:
    """Workers in teams of nine, each supervised monthly; about a sixth overdue, as many due soon."""
    from django.core.management import call_command
    from django.db import connection

    from workforce.models import Worker

    call_command("migrate", run_syncdb=True, verbosity=0)
    if Worker.objects.exists():
        call_command("flush", interactive=False, verbosity=0) if connection.vendor != "sqlite" else empty()
    people(workers)
    agreements()
    with connection.cursor() as cursor:
        history(cursor, each=sessions // workers)
        cursor.execute("ANALYZE")


def empty() -> None:
    """Take away what an earlier size made."""
    from supervision.models import Agreement, Attendance, FrequencyPolicy, PolicyStage, Session
    from workforce.models import Service, Team, Worker

    for model in (Attendance, Session, Agreement, PolicyStage, FrequencyPolicy, Worker, Team, Service):
        model.objects.all()._raw_delete(using="default")


def people(number: int) -> None:
    from workforce.models import Contract, Service, Team, Worker

    service = Service.objects.create(name="Children")
    teams = Team.objects.bulk_create(
        Team(name=f"Team {place:05}", service=service) for place in range(max(1, number // TEAM_OF))
    )
    Worker.objects.bulk_create(
        (
            Worker(
                given_name=f"G{place % 97}",
                family_name=f"F{place * 7919 % number:06}",
                org_role=5,
                contract=Contract.PERMANENT,
                team=teams[place % len(teams)],
                started_on=date(2020, 1, 1),
            )
            for place in range(number + 1)
        ),
        batch_size=2000,
    )


def agreements() -> None:
    from supervision.models import Agreement, FrequencyPolicy, PolicyStage
    from workforce.models import Worker

    policy = FrequencyPolicy.objects.create(name="Monthly", source="LGA standard 5")
    PolicyStage.objects.create(policy=policy, every_number=1, every_unit="month")
    first, *others = Worker.objects.order_by("pk").values_list("pk", flat=True)
    Agreement.objects.bulk_create(
        (
            Agreement(
                supervisee_id=pk,
                supervisor_id=first,
                policy=policy,
                starts_on=date(2020, 1, 1),
                clock_started_on=date(2020, 1, 1),
                last_held_on=TODAY - timedelta(place * 31 % 37),
                next_due_on=TODAY + timedelta(30 - place * 31 % 37) if place % 50 else None,
            )
            for place, pk in enumerate(others)
        ),
        batch_size=2000,
    )


def history(cursor, *, each: int) -> None:
    """So many held sessions for each worker, four weeks apart."""
    from django.db import connection

    from supervision.models import Session

    is_postgres = connection.vendor == "postgresql"
    day = f"DATE '{TODAY}' - n.i * 28" if is_postgres else f"date('{TODAY}', '-' || (n.i * 28) || ' days')"
    instant = f"({day})::timestamp" if is_postgres else f"{day} || ' 10:00:00'"
    constants = {
        "id": "(n.i - 1) * 1000000 + a.supervisee_id",
        "kind": "'one_to_one'",
        "status": "'agreed'",
        "supervisor_id": "a.supervisor_id",
        "starts_at": instant,
        "ends_at": instant,
        "held_on": day,
        "minutes": "90",
        "uid": "'00000000-0000-4000-8000-000000000000'"
        if is_postgres
        else "'00000000000040008000000000000000'",
        "is_imported": "false",
    }
    columns = [field.column for field in Session._meta.concrete_fields]
    text = {field.column for field in Session._meta.concrete_fields if not field.null}
    values = [constants.get(name, "''" if name in text else "NULL") for name in columns]
    numbers = f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {each})"
    rows = "FROM supervision_agreement a CROSS JOIN n"
    session, attendance = "supervision_session", "supervision_attendance"
    if each:
        cursor.execute(
            f"INSERT INTO {session} ({', '.join(columns)}) {numbers} SELECT {', '.join(values)} {rows}"
        )
        cursor.execute(
            f"INSERT INTO {attendance} (session_id, supervisee_id, held_on, moves_clock) {numbers} "
            f"SELECT {constants['id']}, a.supervisee_id, {day}, true {rows}"
        )


# --- The measure -----------------------------------------------------------------------------------


def report(workers: int, sessions: int, *, rounds: int) -> None:
    from django.db import connection

    from supervision.clock.timeliness import due_soon_until
    from supervision.models import Agreement
    from supervision.overdue.reports.overdue import counts_by_team
    from workforce.rules.bank_holidays import english_bank_holidays

    in_force = Agreement.objects.in_force(on=TODAY)
    soon = due_soon_until(on=TODAY, holidays=english_bank_holidays(), soon=3)
    bare = (
        Agreement.objects.filter(next_due_on__lte=soon)
        .order_by("next_due_on")
        .values_list("pk", "next_due_on")
    )
    listed = in_force.due_by_soon(on=TODAY).with_people().longest_overdue_first()[:LISTED]
    with_sql = [statement(listed), *captured(lambda: counts_by_team(in_force, on=TODAY))]
    ways = {
        "bare index range scan": lambda: run([statement(bare)]),
        "counts by team + 50 longest, SQL": lambda: run(with_sql),
        "the same through the models": lambda: (list(listed.all()), counts_by_team(in_force, on=TODAY)),
    }
    times = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            began = time.perf_counter()
            way()
            times[name].append(time.perf_counter() - began)
    base = min(times["bare index range scan"])
    print(f"{connection.vendor}, {workers:,} workers, {sessions:,} sessions, {bare.count():,} due or overdue")
    for name, taken in times.items():
        print(f"  {name:36} {min(taken) * 1000:8.2f} ms   {min(taken) / base:6.2f} x")


def statement(queryset) -> tuple[str, tuple]:
    return queryset.query.sql_with_params()


def captured(do) -> list[tuple[str, tuple]]:
    """The statements that a function runs, with their values in place of the parameters."""
    from django.db import connection

    statements: list[tuple[str, tuple]] = []

    def note(execute, sql, params, many, context):
        statements.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        do()
    return statements


def run(statements: list[tuple[str, tuple]]) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        for sql, params in statements:
            cursor.execute(sql, params)
            cursor.fetchall()


if __name__ == "__main__":
    main()
