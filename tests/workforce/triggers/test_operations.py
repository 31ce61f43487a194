"""Migrations make and drop triggers; a changed one is dropped and made; names are unique."""

import pytest
from django.db import connection, migrations
from django.db.migrations.state import ProjectState
from django.db.migrations.writer import MigrationWriter

from workforce.triggers import expected as of_migrations
from workforce.triggers import refuse, refuse_overlap
from workforce.triggers.expected import in_order, triggers_after
from workforce.triggers.in_database import installed
from workforce.triggers.operations import DropTrigger, DropUnrecorded, MakeTrigger

ONE = refuse(table="workforce_team", verb="DELETE", message="Teams stay.")
OTHER = refuse(table="workforce_team", verb="DELETE", message="Teams stay for good.")
OVERLAP = refuse_overlap(
    name="absences_overlap_nothing",
    table="workforce_absence",
    key="worker_id",
    starts="started_on",
    ends="ended_on",
    are_days=True,
    message="Away once at a time.",
)

pytestmark = pytest.mark.django_db


def a_migration(*operations) -> migrations.Migration:
    migration = migrations.Migration("some", "workforce")
    migration.operations = list(operations)
    return migration


def run(*operations) -> None:
    with connection.schema_editor() as editor:
        a_migration(*operations).apply(ProjectState(), editor)


def undo(*operations) -> None:
    with connection.schema_editor() as editor:
        a_migration(*operations).unapply(ProjectState(), editor)


def definitions(trigger) -> list[str]:
    """How it stands in the database; nothing where it does not."""
    there = installed(connection)
    return [there[part.name].definition for part in trigger.on(connection.vendor) if part.name in there]


def as_made(trigger) -> list[str]:
    return [part.definition for part in trigger.on(connection.vendor)]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("trigger", [ONE, OVERLAP])
def test_a_migration_makes_a_trigger_and_back(trigger):
    run(MakeTrigger(trigger))
    assert definitions(trigger) == as_made(trigger)
    undo(MakeTrigger(trigger))
    assert definitions(trigger) == []


@pytest.mark.django_db(transaction=True)
def test_a_changed_trigger_is_dropped_and_made_and_back():
    run(MakeTrigger(ONE))
    change = [DropTrigger(ONE), MakeTrigger(OTHER)]
    run(*change)
    assert definitions(ONE) == as_made(OTHER)
    undo(*change)
    assert definitions(ONE) == as_made(ONE)
    run(DropTrigger(ONE))
    assert definitions(ONE) == []


@pytest.mark.django_db(transaction=True)
def test_what_no_migration_made_is_dropped_where_it_is_there():
    run(MakeTrigger(ONE), MakeTrigger(OVERLAP))
    for _ in range(2):
        run(DropUnrecorded(triggers=[ONE.name], constraints=[(OVERLAP.table, OVERLAP.name)]))
        assert definitions(ONE) + definitions(OVERLAP) == []


def planted(monkeypatch, *operations) -> None:
    """These operations as one more migration after all others."""
    graph = in_order() | {("workforce", "9999_planted"): a_migration(*operations)}
    monkeypatch.setattr(of_migrations, "in_order", lambda: graph)


def test_what_should_stand_is_what_the_migrations_leave_in_their_order(monkeypatch):
    planted(monkeypatch, MakeTrigger(ONE), DropTrigger(ONE), MakeTrigger(OTHER))
    assert triggers_after()[OTHER.name] == OTHER
    assert OTHER.name not in triggers_after(in_order().keys() - {("workforce", "9999_planted")})
    assert triggers_after([]) == {}


def test_a_name_is_made_once(monkeypatch):
    planted(monkeypatch, MakeTrigger(ONE), MakeTrigger(OTHER))
    with pytest.raises(ValueError, match=r"workforce_team_refuses_delete already"):
        triggers_after()


@pytest.mark.parametrize("before", [(), (MakeTrigger(OTHER),)])
def test_only_what_stands_is_dropped(monkeypatch, before):
    planted(monkeypatch, *before, DropTrigger(ONE))
    with pytest.raises(ValueError, match=r"No migration made the trigger workforce_team_refuses_delete as"):
        triggers_after()


def test_each_part_of_each_trigger_has_a_name_of_its_own_that_postgresql_does_not_cut():
    for vendor in ("sqlite", "postgresql"):
        names = [part.name for trigger in triggers_after().values() for part in trigger.on(vendor)]
        assert len(names) == len(set(names))
        assert max(map(len, names)) <= 63


@pytest.mark.parametrize("trigger", [ONE, OVERLAP])
def test_a_squashed_migration_can_be_written(trigger):
    written = MigrationWriter(a_migration(MakeTrigger(trigger))).as_string()
    assert f"workforce.triggers.{type(trigger).__name__}(" in written
