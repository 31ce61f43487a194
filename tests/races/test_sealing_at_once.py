"""Events are sealed while others are being written: nothing waits, nothing is lost or counts as put in."""

from threading import Event as Signal
from threading import Thread

import pytest
from django.db import connection, transaction
from django.utils import timezone

from tests.factories import WorkerFactory
from workforce.audit_trail.sealing import seal_events
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.audit_trail.verifying import broken_links
from workforce.models import Event, Seal

pytestmark = [
    pytest.mark.races,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql",
        reason="On SQLite one writer has the database to itself, and keys become visible in order.",
    ),
]


def write(worker) -> Event:
    return record_event(verb=Verb.WORKER_CHANGED, subject=worker, by=None, worker=worker)


def test_an_event_committed_after_a_later_one_was_sealed_is_in_the_next_seal():
    worker, written, may_commit = WorkerFactory(), Signal(), Signal()
    slow: list[int] = []

    def write_slowly():
        with transaction.atomic():
            slow.append(write(worker).pk)
            written.set()
            assert may_commit.wait(timeout=20)
        connection.close()

    runner = Thread(target=write_slowly)
    runner.start()
    assert written.wait(timeout=20)
    quick = write(worker).pk  # waits for nobody
    assert quick > slow[0]
    assert seal_events(at=timezone.now()).sealed == 1
    may_commit.set()
    runner.join()
    assert seal_events(at=timezone.now()).sealed == 1
    assert [seal.runs for seal in Seal.objects.all()] == [[[quick, quick]], [[slow[0], slow[0]]]]
    assert list(broken_links(at=timezone.now())) == []


def test_several_sealers_beside_writers_leave_each_event_in_one_seal():
    worker = WorkerFactory()

    def work(act, times):
        for _ in range(times):
            act()
        connection.close()

    runners = [Thread(target=work, args=(lambda: write(worker), 40)) for _ in range(3)]
    runners += [Thread(target=work, args=(lambda: seal_events(at=timezone.now()), 10)) for _ in range(3)]
    for runner in runners:
        runner.start()
    for runner in runners:
        runner.join()
    seal_events(at=timezone.now())
    assert list(broken_links(at=timezone.now())) == []
    assert sum(Seal.objects.values_list("events", flat=True)) == Event.objects.count() == 120
