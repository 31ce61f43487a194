"""Events that 0.1.0 wrote, each with the hash of the one before, stay provable: the upgrade seals them."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from tests.factories import WorkerFactory
from tests.workforce.audit_trail.trails import broken_at, seal, without_triggers, write
from workforce.audit_trail.sealing import begin_trail
from workforce.models import Event, EventChain, Seal

pytestmark = pytest.mark.django_db

upgrade = import_module("workforce.migrations.0004_seals_over_the_audit_trail")


@pytest.fixture(autouse=True)
def before_the_upgrade():
    """Version 0.1.0 had no head: the upgrade makes it."""
    without_triggers("DELETE FROM workforce_sealhead")


def old_event(before: str) -> Event:
    worker = WorkerFactory()
    event = Event(
        at=timezone.now(), actor=worker.account, verb="old thing", subject_type="workforce.worker",
        subject_id=str(worker.pk), worker=worker, details={"number": 1}, previous_hash=before,
    )  # fmt: skip
    event.hash = event.old_hash()
    event.save()
    return event


@pytest.fixture
def upgraded():
    """Three events of the old chain, sealed by the migration, and one written since."""
    events, before = [], ""
    for _ in range(3):
        events.append(old_event(before))
        before = events[-1].hash
    EventChain.objects.create(pk=1, head=before)
    upgrade.seal_the_old_chain(apps, SimpleNamespace(connection=connection))
    write()
    seal()
    return events


def test_the_old_chain_is_whole_after_the_upgrade(upgraded):
    assert broken_at() == []
    assert [each.events for each in Seal.objects.all()] == [3, 1]


def test_a_changed_event_of_the_old_chain_is_found(upgraded):
    without_triggers("UPDATE workforce_event SET verb = %s WHERE id = %s", "other", upgraded[1].pk)
    assert broken_at() == [f"event {upgraded[1].pk}: what it says is not what was written"]


def test_the_old_chain_written_anew_is_found_although_every_link_holds(upgraded):
    """What 0.1.0 could not show: nobody needs a key to hash a chain of plain hashes again."""
    before = upgraded[0].hash
    for event in upgraded[1:]:
        event.verb, event.previous_hash = "forged", before
        before = event.old_hash()
        without_triggers(
            "UPDATE workforce_event SET verb = 'forged', previous_hash = %s, hash = %s WHERE id = %s",
            event.previous_hash,
            before,
            event.pk,
        )
    without_triggers("UPDATE workforce_eventchain SET head = %s", before)
    assert broken_at() == ["seal 1: its events were put in another order or under other keys"]


def test_a_removed_event_of_the_old_chain_is_named(upgraded):
    without_triggers("DELETE FROM workforce_event WHERE id = %s", upgraded[1].pk)
    assert broken_at() == [f"event {upgraded[1].pk}: is missing (seal 1 covers it)"]


def test_a_chain_that_was_broken_before_the_upgrade_is_still_told():
    first = old_event("")
    second = old_event("0" * 64)
    EventChain.objects.create(pk=1, head=second.hash)
    upgrade.seal_the_old_chain(apps, SimpleNamespace(connection=connection))
    assert first.pk < second.pk
    assert broken_at() == [f"event {second.pk}: the one before it is missing, or was put in later"]


def test_an_old_chain_that_was_cut_before_the_upgrade_is_still_told():
    first = old_event("")
    EventChain.objects.create(pk=1, head="f" * 64)
    upgrade.seal_the_old_chain(apps, SimpleNamespace(connection=connection))
    assert broken_at() == [f"event {first.pk}: the events after it are missing"]


def test_an_empty_trail_needs_no_seal():
    upgrade.seal_the_old_chain(apps, SimpleNamespace(connection=connection))
    begin_trail(using=connection.alias)
    assert (Seal.objects.count(), broken_at()) == (0, [])
