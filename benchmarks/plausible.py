"""Years of plausible history for any number of people, by bulk copy: the council that others measure on.

    DATABASE_URL=sqlite:////tmp/bench.sqlite3 INSECURE_LOCAL=1 python benchmarks/plausible.py 2000:200000

The size is people:sessions. The database must be empty: it is migrated and filled, with a bar of how far.
Teams of eight with a manager, services of eight teams, NQSWs on a programme, a principal social worker; each
supervised about monthly for as many years as the sessions reach, one in fifty off; a session to come in both
diaries, times to book, absences, counts of cases, an account and a calendar address for everyone.
Nothing is random: the same size makes the same council.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from itertools import batched
from pathlib import Path
from typing import Any

import django

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
READER = "psw@council.example"
SERVICE_MANAGER = 2
TEAM, TEAMS_OF_A_SERVICE, NQSW_EVERY = 9, 8, 17
MONTHS_COUNTED, TIMES_OFFERED, BATCH = 12, 12, 2000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("size", nargs="?", default="2000:200000", help="people:sessions")
    people, sessions = (int(number) for number in parser.parse_args().size.split(":"))
    django.setup()
    build(people, sessions)


def build(people: int, sessions: int) -> None:
    """Fill an empty database."""
    from django.core.management import call_command
    from django.db import connection
    from django.utils import timezone

    from workforce.imports.counting import count_anew

    began = time.perf_counter()
    call_command("migrate", verbosity=0)
    today = timezone.localdate()
    place_people(people)
    promise()
    programme(today)
    around(today)
    history(sessions // people, today)
    to_come(today)
    told("due days", 0, 1)
    settled = time.perf_counter()
    call_command("due_days", rebuild=True, stdout=StringIO())
    settled = time.perf_counter() - settled
    count_anew()
    told("due days", 1, 1)
    print(f"due days of {people:,} people worked out from history: {settled:,.1f} s")
    print(
        f"{connection.vendor}: {people:,} people, {sessions:,} sessions, {time.perf_counter() - began:,.0f} s"
    )


def told(what: str, done: int, of: int) -> None:
    """A bar of how far it is, on a terminal's one line."""
    full = 30 * done // max(of, 1)
    print(f"\r{what:12} [{'#' * full}{'.' * (30 - full)}] {done:,} of {of:,}", end="", file=sys.stderr)
    if done == of:
        print(file=sys.stderr)


def place_people(number: int) -> None:
    """Teams of eight and their manager, a manager of each service, and one principal social worker."""
    from workforce.models import Account, FirstStepsPutAway, Service, Team, Worker

    teams_needed = max(1, number // TEAM)
    services = Service.objects.bulk_create(
        Service(name=f"Service {place:04}") for place in range(-(-teams_needed // TEAMS_OF_A_SERVICE))
    )
    teams = Team.objects.bulk_create(
        (
            Team(name=f"Team {place:05}", service=services[place // TEAMS_OF_A_SERVICE])
            for place in range(teams_needed)
        ),
        batch_size=BATCH,
    )
    heads = [
        person(place, org_role=SERVICE_MANAGER, team=teams[place * TEAMS_OF_A_SERVICE])
        for place in range(len(services))
    ]
    first = len(heads)
    managers = [person(first + place, org_role=3, team=team) for place, team in enumerate(teams)]
    first += len(managers)
    workers = [
        person(first + place, org_role=5, team=teams[place % len(teams)])
        for place in range(max(number - first, 0))
    ]
    everybody = [*heads, *managers, *workers]
    for batch in batched(everybody, BATCH):
        accounts = Account.objects.bulk_create(Account(email=one.email) for one in batch)
        for one, account in zip(batch, accounts, strict=True):
            one.account = account
    FirstStepsPutAway.objects.create(account=Account.objects.create(email=READER, role="psw"))
    Worker.objects.bulk_create(heads, batch_size=BATCH)
    for place, manager in enumerate(managers):
        manager.line_manager = heads[place // TEAMS_OF_A_SERVICE]
    Worker.objects.bulk_create(managers, batch_size=BATCH)
    for place, worker in enumerate(workers):
        worker.line_manager = managers[place % len(managers)]
    for done, batch in enumerate(batched(workers, BATCH)):
        Worker.objects.bulk_create(batch)
        told("people", min((done + 1) * BATCH, len(workers)), len(workers))


def person(place: int, **facts: Any) -> Any:
    from workforce.models import Contract, Worker

    return Worker(
        given_name=f"Given{place % 97}",
        family_name=f"Family{place * 7919 % 999_983:06}",
        email=f"person{place}@council.example",
        staff_number=f"B{place}",
        swe_number=f"SW{1000 + place}",
        job_title={SERVICE_MANAGER: "Service Manager", 3: "Team Manager"}.get(
            facts["org_role"], "Social Worker"
        ),
        contract=Contract.AGENCY if place % 6 == 0 else Contract.PERMANENT,
        started_on=date(2015, 1, 5),
        **facts,
    )


def promise() -> None:
    """Everyone who has a manager is supervised by them: monthly, or fortnightly in the first months."""
    from supervision.models import Agreement, FrequencyPolicy, PolicyStage
    from workforce.models import Worker

    policy = FrequencyPolicy.objects.create(name="Monthly", source="LGA standard 5")
    PolicyStage.objects.create(policy=policy, every_number=1, every_unit="month")
    pairs = Worker.objects.exclude(line_manager=None).values_list("pk", "line_manager").order_by("pk")
    Agreement.objects.bulk_create(
        (
            Agreement(
                supervisee_id=pk,
                supervisor_id=manager,
                policy=policy,
                starts_on=date(2015, 1, 5),
                clock_started_on=date(2015, 1, 5),
            )
            for pk, manager in pairs
        ),
        batch_size=BATCH,
    )


def programme(today: date) -> None:
    """Every seventeenth case holder is in their first year."""
    from nqsw.models import Cohort, Enrolment, Milestone, MilestoneKind, Programme
    from supervision.models import FrequencyPolicy, PolicyStage
    from workforce.models import Worker

    policy = FrequencyPolicy.objects.create(name="Fortnightly", source="ASYE")
    PolicyStage.objects.create(policy=policy, every_number=14, every_unit="day")
    started = today - timedelta(weeks=20)
    cohort = Cohort.objects.create(
        programme=Programme.objects.create(name="ASYE", policy=policy), name="Autumn", starts_on=started
    )
    held = Worker.objects.filter(org_role=5).order_by("pk").values_list("pk", flat=True)
    enrolments = Enrolment.objects.bulk_create(
        (
            Enrolment(
                worker_id=pk, cohort=cohort, started_on=started, expected_end_on=started + timedelta(365)
            )
            for place, pk in enumerate(held)
            if place % NQSW_EVERY == 0
        ),
        batch_size=BATCH,
    )
    Milestone.objects.bulk_create(
        (
            Milestone(
                enrolment=enrolment,
                title=title,
                kind=MilestoneKind.REVIEW,
                due_on=started + timedelta(weeks=weeks),
            )
            for enrolment in enrolments
            for title, weeks in (("Three month review", 13), ("Six month review", 26))
        ),
        batch_size=BATCH,
    )


def around(today: date) -> None:
    """Absences, counts of cases by month, and calendar addresses (their tokens follow from the key)."""
    from django.utils import timezone

    from supervision.models import CalendarFeed
    from workforce.models import Absence, CaseloadSnapshot, Worker
    from workforce.rules.tokens import hash_of

    keys = list(Worker.objects.order_by("pk").values_list("pk", flat=True))
    away = (
        Absence(
            worker_id=pk,
            started_on=today - timedelta(days=pk % 300 + 10),
            ended_on=today - timedelta(days=pk % 300 - pk % 9),
            reason="SIC" if pk % 2 else "ANL",
        )
        for pk in keys
        if pk % 4 == 0
    )
    Absence.objects.bulk_create(away, batch_size=BATCH)
    counts = (
        CaseloadSnapshot(
            worker_id=pk,
            counted_on=today - timedelta(days=30 * month + 2),
            cin=(pk + month) % 11,
            cp=(pk * 3 + month) % 5,
            cla=(pk * 7 + month) % 4,
        )
        for month in range(MONTHS_COUNTED)
        for pk in keys
    )
    for done, batch in enumerate(batched(counts, BATCH)):
        CaseloadSnapshot.objects.bulk_create(batch)
        told("cases", min((done + 1) * BATCH, len(keys) * MONTHS_COUNTED), len(keys) * MONTHS_COUNTED)
    now = timezone.now()
    CalendarFeed.objects.bulk_create(
        (CalendarFeed(worker_id=pk, token_hash=hash_of(token_of(pk)), made_at=now) for pk in keys),
        batch_size=BATCH,
    )


def token_of(worker: int) -> str:
    """The secret part of a person's calendar address here."""
    return f"plausible-calendar-of-{worker:09}"


def history(each: int, today: date) -> None:
    """So many sessions of each agreement, about four weeks apart on working days; of fifty one is off."""
    from django.db import connection

    from supervision.models import Session

    columns = [field.column for field in Session._meta.concrete_fields]
    text = {field.column for field in Session._meta.concrete_fields if not field.null}
    for number in range(each):
        spread = f"((a.supervisee_id * 31) % 37 + {number * 28} + (a.supervisee_id * 7 + {number * 13}) % 9)"
        off = f"(a.supervisee_id + {number * 17}) % 50 = 0"
        day = worked_day(spread, today)
        constants = constants_of(number, day, off)
        values = [constants.get(name, "''" if name in text else "NULL") for name in columns]
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO supervision_session ({', '.join(columns)}) SELECT {', '.join(values)} "
                "FROM supervision_agreement a"
            )
            cursor.execute(
                "INSERT INTO supervision_attendance (session_id, supervisee_id, held_on, moves_clock) "
                f"SELECT {constants['id']}, a.supervisee_id, {constants['held_on']}, true "
                "FROM supervision_agreement a"
            )
        told("sessions", number + 1, each)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT setval('supervision_session_id_seq', (SELECT max(id) FROM supervision_session))"
            )


def worked_day(back: str, today: date) -> str:
    """SQL for a day so many days before today; what falls on a weekend was held the Friday before."""
    from django.db import connection

    if connection.vendor == "postgresql":
        day = f"(DATE '{today}' - ({back})::int)"
        return f"({day} - CASE extract(isodow FROM {day})::int WHEN 6 THEN 1 WHEN 7 THEN 2 ELSE 0 END)"
    day = f"date('{today}', '-' || ({back}) || ' days')"
    return (
        f"date({day}, CASE strftime('%w', {day}) WHEN '6' THEN '-1 days' WHEN '0' THEN '-2 days' "
        "ELSE '0 days' END)"
    )


def constants_of(number: int, day: str, off: str) -> dict[str, str]:
    from django.db import connection

    is_postgres = connection.vendor == "postgresql"
    hour = "(a.supervisee_id % 8 + 9)"
    starts = (
        f"(({day})::timestamp + {hour} * interval '1 hour') AT TIME ZONE 'UTC'"
        if is_postgres
        else f"{day} || printf(' %02d:00:00', {hour})"
    )
    ends = (
        f"(({day})::timestamp + {hour} * interval '1 hour' + interval '90 minutes') AT TIME ZONE 'UTC'"
        if is_postgres
        else f"{day} || printf(' %02d:30:00', {hour} + 1)"
    )
    uid = (
        "gen_random_uuid()"
        if is_postgres
        else f"printf('%08x%04x40008000%012x', a.supervisee_id, {number}, a.supervisee_id)"
    )
    return {
        "id": f"{number} * 1000000 + a.supervisee_id",
        "kind": "'one_to_one'",
        "status": f"CASE WHEN {off} THEN 'cancelled' ELSE 'agreed' END",
        "called_off_side": f"CASE WHEN {off} THEN 'supervisor' ELSE '' END",
        "called_off_reason": f"CASE WHEN {off} THEN 'sickness' ELSE '' END",
        "called_off_text": "''",
        "supervisor_id": "a.supervisor_id",
        "starts_at": starts,
        "ends_at": ends,
        "held_on": f"CASE WHEN {off} THEN NULL ELSE {day} END",
        "minutes": f"CASE WHEN {off} THEN NULL ELSE 90 END",
        "was_interrupted": "false",
        "uid": uid,
        "is_imported": "false",
    }


def to_come(today: date) -> None:
    """Each one's next session, in both diaries, and times that their supervisor offers besides."""
    from supervision.models import Agreement, Attendance, DiaryEntry, Session, Slot

    agreed = Agreement.objects.order_by("supervisor", "pk").values_list(
        "supervisee", "supervisor", "supervisor__org_role"
    )
    places: dict[int, int] = {}
    days = list(worked_days(today))
    sessions: list[Any] = []
    for supervisee, supervisor, role in agreed:
        place = places[supervisor] = places.get(supervisor, -1) + 1
        # Who manages managers sees them in the afternoon: a manager's own mornings are taken.
        starts = at(days[place % 15], (12 if role == SERVICE_MANAGER else 9) + place // 15)
        sessions.append(
            (
                supervisee,
                Session(supervisor_id=supervisor, starts_at=starts, ends_at=starts + timedelta(minutes=60)),
            )
        )
    for done, batch in enumerate(batched(sessions, BATCH)):
        Session.objects.bulk_create(session for _, session in batch)
        Attendance.objects.bulk_create(
            Attendance(session=session, supervisee_id=supervisee) for supervisee, session in batch
        )
        DiaryEntry.objects.bulk_create(entries(batch))
        told("to come", min((done + 1) * BATCH, len(sessions)), len(sessions))
    Slot.objects.bulk_create(
        (
            Slot(
                supervisor_id=supervisor,
                starts_at=starts,
                ends_at=starts + timedelta(minutes=60),
                place="Room 2",
            )
            for supervisor in places
            for day in days[15 : 15 + TIMES_OFFERED]
            for starts in (at(day, 14), at(day, 16))
        ),
        batch_size=BATCH,
    )


def entries(batch: tuple) -> Iterator[Any]:
    """Both diary entries of each session."""
    from supervision.models import DiaryEntry

    for supervisee, session in batch:
        for worker, is_given in ((supervisee, False), (session.supervisor_id, True)):
            yield DiaryEntry(
                worker_id=worker,
                subject="supervision",
                uid=session.uid,
                starts_at=session.starts_at,
                ends_at=session.ends_at,
                path=session.get_absolute_url(),
                is_given=is_given,
            )


def worked_days(today: date) -> Iterator[date]:
    """The working days of the next weeks, without bank holidays."""
    from workforce.rules.bank_holidays import english_bank_holidays
    from workforce.rules.working_days import is_working_day

    holidays = english_bank_holidays()
    for ahead in range(1, 70):
        if is_working_day(day := today + timedelta(days=ahead), holidays=holidays):
            yield day


def at(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


if __name__ == "__main__":
    main()
