"""Many people at once: a class is never over its capacity, and its list keeps its order.

Each test runs real threads with connections of their own, on PostgreSQL or on an SQLite file. The
controls at the end take the guard away and see the same race go wrong, so that a pass means something.
"""

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, connections, transaction
from django.urls import reverse
from django.utils import timezone

from nqsw.classes.services import classes
from nqsw.classes.services.classes import change_class, join_class, leave_class
from nqsw.models import MasterClass, Seat, SeatStatus
from tests.factories import MasterClassFactory, PlaceFactory, WorkerFactory
from tests.racing import racing, session_key

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.races]
NOW = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
AT_ONCE = 8


@pytest.fixture
def race(tmp_path, monkeypatch):
    """`race(first, second, …)` runs these at once, each on a connection of its own; answers what came.

    SQLite's test database is in memory, where threads do not lock each other as they do in a file:
    it is copied to one first, and read from there.
    """

    def _race(*runs):
        if connection.vendor == "sqlite":
            _move_to_file(tmp_path / "race.sqlite3", monkeypatch)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            return list(pool.map(_alone, runs))

    return _race


def _move_to_file(path, monkeypatch):
    if path.exists():
        return
    connection.ensure_connection()
    with sqlite3.connect(path) as copy:
        connection.connection.backup(copy)
    copy.close()
    monkeypatch.setitem(connections.settings, "default", {**connection.settings_dict, "NAME": str(path)})


def _alone(run):
    try:
        return run()
    except Exception as problem:
        return problem
    finally:
        connections["default"].close()


def joining(master_class, worker):
    return lambda: join_class(master_class=master_class, worker=worker, by=None, at=NOW).status


def leaving(master_class, worker):
    return lambda: leave_class(master_class=master_class, worker=worker, by=None, at=NOW)


def places_of(race, master_class):
    """The places as the threads left them, in the order of the class."""
    (found,) = race(
        lambda: list(master_class.places.order_by("position").values_list("worker", "status", "position"))
    )
    return found


def statuses(places):
    return [status for _, status, _ in places]


def problems(answers):
    return [answer for answer in answers if isinstance(answer, Exception)]


def test_forty_people_join_a_class_of_twelve(race):
    master_class, people = MasterClassFactory(capacity=12), WorkerFactory.create_batch(40)
    answers = race(*(joining(master_class, worker) for worker in people))
    assert problems(answers) == []
    places = places_of(race, master_class)
    assert statuses(places) == [SeatStatus.ENROLLED] * 12 + [SeatStatus.WAITING] * 28
    assert [position for _, _, position in places] == list(range(1, 41))


def test_one_person_clicking_eight_times_has_one_place(race):
    master_class, worker = MasterClassFactory(capacity=3), WorkerFactory()
    answers = race(*[joining(master_class, worker)] * AT_ONCE)
    assert set(answers) == {SeatStatus.ENROLLED}
    assert len(places_of(race, master_class)) == 1


def test_people_join_and_leave_at_once_and_the_list_is_served_in_order(race):
    master_class = MasterClassFactory(capacity=6)
    inside, newcomers = WorkerFactory.create_batch(12), WorkerFactory.create_batch(20)
    for worker in inside:
        join_class(master_class=master_class, worker=worker, by=None, at=NOW)
    runs = [joining(master_class, worker) for worker in newcomers]
    for n, worker in enumerate(inside[:4]):
        runs.insert(5 * n, leaving(master_class, worker))
    assert problems(race(*runs)) == []
    there = [place for place in places_of(race, master_class) if place[1] != SeatStatus.WITHDRAWN]
    assert statuses(there) == [SeatStatus.ENROLLED] * 6 + [SeatStatus.WAITING] * 22
    assert [worker for worker, _, _ in there[:8]] == [worker.pk for worker in inside[4:]]


def test_room_made_while_others_leave_is_given_once(race):
    master_class, people = MasterClassFactory(capacity=2), WorkerFactory.create_batch(12)
    for worker in people:
        join_class(master_class=master_class, worker=worker, by=None, at=NOW)
    answers = race(
        lambda: change_class(master_class=master_class, facts={"capacity": 5}, by=None, at=NOW),
        leaving(master_class, people[0]),
        leaving(master_class, people[1]),
        leaving(master_class, people[11]),
    )
    assert problems(answers) == []
    there = [place for place in places_of(race, master_class) if place[1] != SeatStatus.WITHDRAWN]
    assert statuses(there) == [SeatStatus.ENROLLED] * 5 + [SeatStatus.WAITING] * 4


# --- Controls: the same race without the guard ------------------------------------------------------


@pytest.fixture
def without_lock(monkeypatch):
    """Joining as it would be without the lock: two look at the class before either writes."""
    both_looked = Barrier(2, timeout=5)

    def look_together(held, joining, *, at):
        taken = held.places.enrolled().count()
        both_looked.wait()
        if taken < held.capacity:
            place = joining[0]
            place.status, place.position, place.joined_at = SeatStatus.ENROLLED, place.worker.pk, at
            place.save()

    monkeypatch.setattr(classes, "lock_class", lambda one: MasterClass.objects.get(pk=one.pk))
    monkeypatch.setattr(classes, "_join", look_together)
    if connection.vendor == "sqlite":  # the transaction is the lock there
        monkeypatch.setattr(classes, "lock_people", lambda workers: list(workers))
        return classes.enrol_in_class.__wrapped__
    return classes.enrol_in_class


def test_control_without_the_lock_two_people_take_the_last_place(race, without_lock):
    master_class, people = MasterClassFactory(capacity=1), WorkerFactory.create_batch(2)

    def join_unguarded(worker):
        return lambda: without_lock(master_class=master_class, workers=[worker], by=None, at=NOW)

    race(*(join_unguarded(worker) for worker in people))
    assert statuses(places_of(race, master_class)) == [SeatStatus.ENROLLED] * 2


def test_the_database_refuses_two_people_the_same_turn():
    place = PlaceFactory(position=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        PlaceFactory(master_class=place.master_class, position=1)
    assert Seat.objects.count() == 1


# --- The same through HTTP, with many processes -----------------------------------------------------

#: RACE_SIZE=200 makes it as large as the show that was asked for.
JOINING, LEAVING = int(os.environ.get("RACE_SIZE", "40")), 20


@pytest.mark.long
def test_many_join_and_twenty_leave_a_class_of_twelve_through_http(tmp_path):
    now = timezone.now()
    master_class = MasterClassFactory(capacity=12, starts_at=now + timedelta(days=14))
    inside, newcomers = WorkerFactory.create_batch(LEAVING), WorkerFactory.create_batch(JOINING)
    classes.enrol_in_class(master_class=master_class, workers=inside, by=None, at=now)
    join, leave = (reverse(f"nqsw:class_{verb}", args=[master_class.pk]) for verb in ("join", "leave"))
    runners = [(session_key(worker), join, {}) for worker in newcomers]
    for n, worker in enumerate(inside):
        runners.insert(n * 2, (session_key(worker), leave, {}))
    with racing(tmp_path) as server:
        assert set(server.post(runners)) == {302}
        rows = server.rows(
            "SELECT status, position FROM nqsw_seat WHERE status != 'withdrawn' ORDER BY position"
        )
        seated = server.rows("SELECT count(*) FROM supervision_diaryentry WHERE cancelled_at IS NULL")
    assert [status for status, _ in rows] == ["enrolled"] * 12 + ["waiting"] * (JOINING - 12)
    assert seated == [(12,)]
