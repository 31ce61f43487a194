"""Through HTTP: many processes book, name and move at one moment; nobody is double-booked.

The control run shows that the race is real: the same server without its guards books twice.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime, time, timedelta
from functools import cache

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from supervision.booking.services.booking import book_slot
from supervision.models import Session
from tests.factories import AgreementFactory, SlotFactory, WorkerFactory
from tests.racing import Race, racing, session_key
from workforce.rules.bank_holidays import english_bank_holidays
from workforce.rules.working_days import next_working_day
from workforce.triggers.in_database import put_back

#: In one process, which starts each server once.
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.races,
    pytest.mark.long,
    pytest.mark.xdist_group("booking_races"),
]

RUNNERS = 8
BOOK, GROUP = reverse("supervision:book"), reverse("supervision:group_new")
BOOKED = "SELECT count(*) FROM supervision_session WHERE status = 'booked'"
OVERLAPS = """
SELECT count(*) FROM supervision_diaryentry one JOIN supervision_diaryentry other
ON one.worker_id = other.worker_id AND one.id < other.id
AND one.starts_at < other.ends_at AND other.starts_at < one.ends_at
WHERE one.cancelled_at IS NULL AND other.cancelled_at IS NULL
AND one.is_exclusive AND other.is_exclusive
"""
#: What the database itself guards.
OF_SQLITE = [f"DROP TRIGGER IF EXISTS diary_entry_overlaps_nothing_{verb}" for verb in ("insert", "update")]
OF_POSTGRESQL = "ALTER TABLE supervision_diaryentry DROP CONSTRAINT IF EXISTS diary_entry_overlaps_nothing"
SLOT_ALONE = "DROP INDEX IF EXISTS session_has_its_slot_alone"
DROPPED = {"sqlite": [SLOT_ALONE, *OF_SQLITE], "postgresql": [SLOT_ALONE, OF_POSTGRESQL]}


@pytest.fixture
def team():
    """A supervisor and as many supervisees as there are runners."""
    supervisor = WorkerFactory(org_role=3)
    return [AgreementFactory(supervisor=supervisor) for _ in range(RUNNERS)]


@pytest.fixture(scope="module")
def servers(tmp_path_factory) -> Iterator[Callable[[str], Race]]:
    """The server with its guards `on`, and the same with them `off`: each is started once."""
    with ExitStack() as running:

        @cache
        def server(guards: str) -> Race:
            return running.enter_context(racing(tmp_path_factory.mktemp(guards), GUARDS=guards))

        yield server


@pytest.fixture
def race(servers) -> Callable[..., Race]:
    """The server with the rows that the test has made by now: `race()`, or `race(guards="off")`."""

    def _race(*, guards: str = "on") -> Race:
        server = servers(guards)
        server.own.bring()
        return server

    return _race


@pytest.fixture
def without_guards(race):
    """The server without its guards, on a database without its constraints, which come back afterwards."""

    def _race() -> Race:
        server = race(guards="off")
        server.own.change(*DROPPED[connection.vendor])
        return server

    yield _race
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM supervision_diaryentry")
            cursor.execute("DELETE FROM supervision_attendance")
            cursor.execute("DELETE FROM supervision_session")
        with connection.schema_editor() as editor:
            for constraint in Session._meta.constraints:
                if constraint.name == "session_has_its_slot_alone":
                    editor.add_constraint(Session, constraint)
        put_back(using="default")


def ten_o_clock(minutes=0):
    """In two weeks, on a day at work: of another day the group's form asks whether it is meant."""
    day = next_working_day(timezone.localdate() + timedelta(days=14), holidays=english_bank_holidays())
    return timezone.make_aware(datetime.combine(day, time(10))) + timedelta(minutes=minutes)


def book_one_slot(team):
    slot = SlotFactory(supervisor=team[0].supervisor, starts_at=ten_o_clock())
    return [(session_key(agreement.supervisee), BOOK, {"slot": slot.pk}) for agreement in team]


def test_eight_people_after_one_slot_make_one_booking_and_no_error(team, race):
    runners = book_one_slot(team)
    server = race()
    assert sorted(server.post(runners)) == [200] * (RUNNERS - 1) + [302]
    assert server.rows(BOOKED) == [(1,)]
    assert server.rows(OVERLAPS) == [(0,)]


def test_without_its_guards_the_same_server_books_the_slot_twice(team, without_guards):
    runners = book_one_slot(team)
    server = without_guards()
    server.post(runners)
    assert server.rows(BOOKED)[0][0] > 1
    assert server.rows(OVERLAPS)[0][0] > 0


def test_overlapping_slots_of_one_supervisor_are_not_both_booked(team, race):
    runners = []
    for number, agreement in enumerate(team):
        slot = SlotFactory(supervisor=agreement.supervisor, starts_at=ten_o_clock(10 * number))
        runners.append((session_key(agreement.supervisee), BOOK, {"slot": slot.pk}))
    server = race()
    assert sorted(server.post(runners)) == [200] * (RUNNERS - 1) + [302]
    assert server.rows(OVERLAPS) == [(0,)]


def book_groups_and_slots(team):
    """Half the runners book overlapping groups of one supervisor, half take slots in the same hour."""
    supervisor, runners = team[0].supervisor, []
    key = session_key(supervisor)
    for number in range(RUNNERS // 2):
        starts = ten_o_clock(10 * number)
        people = [agreement.supervisee.pk for agreement in team[2 * number : 2 * number + 2]]
        day = {"on_day": starts.day, "on_month": starts.month, "on_year": starts.year}
        times = {"starts": f"{starts:%H:%M}", "ends": "11:30", "place": ""}
        runners.append((key, GROUP, {"supervisees": people, **day, **times}))
        slot = SlotFactory(supervisor=supervisor, starts_at=ten_o_clock(10 * number + 5))
        runners.append((session_key(team[number].supervisee), BOOK, {"slot": slot.pk}))
    return runners


def test_overlapping_groups_and_slots_of_one_supervisor_make_one_booking(team, race):
    runners = book_groups_and_slots(team)
    server = race()
    assert sorted(server.post(runners)) == [200] * (RUNNERS - 1) + [302]
    assert server.rows(BOOKED) == [(1,)]
    assert server.rows(OVERLAPS) == [(0,)]


def test_without_its_guards_the_same_server_double_books_a_group(team, without_guards):
    runners = [runner for runner in book_groups_and_slots(team) if runner[1] == GROUP]
    server = without_guards()
    server.post(runners)
    assert server.rows(OVERLAPS)[0][0] > 0


def test_one_group_form_sent_eight_times_makes_one_booking(team, race):
    runner = book_groups_and_slots(team)[0]
    server = race()
    assert server.post([runner] * RUNNERS) == [302] * RUNNERS
    assert server.rows(BOOKED) == [(1,)]


def test_one_form_sent_eight_times_makes_one_booking(team, race):
    runners = book_one_slot(team)
    server = race()
    assert server.post([runners[0]] * RUNNERS) == [302] * RUNNERS
    assert server.rows(BOOKED) == [(1,)]


def test_moves_and_cancellations_of_one_session_leave_one_outcome(team, race):
    agreement = team[0]
    slot = SlotFactory(supervisor=agreement.supervisor, starts_at=ten_o_clock())
    session = book_slot(slot=slot, supervisee=agreement.supervisee, by=None, at=timezone.now())
    why, runners = {"reason": "court", "side": "neither", "text": ""}, []
    keys = [session_key(agreement.supervisee), session_key(agreement.supervisor)]
    for number in range(RUNNERS // 2):
        other = SlotFactory(supervisor=agreement.supervisor, starts_at=ten_o_clock(120 * (number + 1)))
        cancel = reverse("supervision:cancel", args=[session.pk])
        move = reverse("supervision:move", args=[session.pk])
        runners.append((keys[number % 2], move, {"slot": other.pk, **why}))
        runners.append((keys[number % 2], cancel, {**why, "slot": "none"}))
    server = race()
    answers = server.post(runners)
    assert set(answers) <= {200, 302}
    assert server.rows(OVERLAPS) == [(0,)]
    statuses = sorted(row[0] for row in server.rows("SELECT status FROM supervision_session"))
    assert statuses in (["booked", "rescheduled"], ["cancelled"])
    standing = server.rows("SELECT count(*) FROM supervision_diaryentry WHERE cancelled_at IS NULL")
    assert standing == [(2 if "booked" in statuses else 0,)]
    events = server.rows("SELECT count(*) FROM workforce_event WHERE verb LIKE 'session %'")
    assert events == [(2,)]
