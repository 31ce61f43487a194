"""A new database comes by the short way to what every single migration would have made of it."""

from collections import Counter

import pytest
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader

from tests.upgrades.databases import Scratch, scratch
from tests.upgrades.keep_release import FLOORS
from workforce.triggers.expected import AllMigrations, triggers_after
from workforce.triggers.operations import TriggerOperation

MADE_OF_ITS_OWN = {
    "django_migrations": "when each was applied; the short way is recorded as well",
    "workforce_sealhead": "sealed under the key of the process that migrates",
    "django_content_type": "numbered as the tables are made",
    "auth_permission": "numbered as the tables are made",
}


class ShortWay(AllMigrations):
    """The migrations that a new database has."""

    replace_migration = MigrationLoader.replace_migration


@pytest.fixture(scope="module")
def ways() -> tuple[AllMigrations, ShortWay]:
    return AllMigrations(None, ignore_no_migrations=True), ShortWay(None, ignore_no_migrations=True)


#: So many migrations one after the other are not worth a short way.
FEW = 10


def test_every_floor_of_many_migrations_has_a_short_way(ways):
    long, short = ways
    number = Counter(floor for floor, _ in long.graph.nodes if floor in FLOORS)
    replaced = Counter(floor for floor, _ in long.graph.nodes.keys() - short.graph.nodes.keys())
    assert {floor for floor in FLOORS if number[floor] > FEW} == {"workforce", "supervision", "nqsw"}
    assert {floor for floor in FLOORS if replaced[floor] > FEW} == {"workforce", "supervision", "nqsw"}


def test_its_models_are_those_of_the_long_way(ways):
    long, short = ways
    from_long_to_short = MigrationAutodetector(long.project_state(), short.project_state())
    assert from_long_to_short.changes(long.graph) == {}


def test_its_triggers_are_those_of_the_long_way(ways):
    _, short = ways
    plan = dict.fromkeys(key for leaf in short.graph.leaf_nodes() for key in short.graph.forwards_plan(leaf))
    made: dict = {}
    for key in plan:
        for operation in short.graph.nodes[key].operations:
            if isinstance(operation, TriggerOperation):
                operation.change(made)
    assert made == triggers_after()


@pytest.fixture(scope="module")
def long_way(tmp_path_factory, django_db_setup):
    with scratch(tmp_path_factory.mktemp("long")) as database:
        run = database.run("-m", "tests.upgrades.migrate_the_long_way")
        assert run.returncode == 0, run.stderr[-3000:]
        assert "Applying workforce.0002_import_lines" in run.stdout
        yield database


@pytest.mark.long
@pytest.mark.django_db
@pytest.mark.xdist_group("upgrades")
def test_its_database_is_that_of_the_long_way(new: Scratch, long_way: Scratch):
    assert new.schema() == long_way.schema()
    assert sorted_rows(new) == sorted_rows(long_way)
    assert {table for table, (_, rows) in new.rows().items() if rows} == set(MADE_OF_ITS_OWN)


def sorted_rows(database: Scratch) -> dict:
    """Of each table its rows, as text, the columns in the order of their names."""
    return {
        table: sorted(repr(sorted(zip(columns, row, strict=True))) for row in rows)
        for table, (columns, rows) in database.rows().items()
        if table not in MADE_OF_ITS_OWN
    }


@pytest.mark.long
@pytest.mark.django_db
@pytest.mark.xdist_group("upgrades")
def test_its_database_is_recorded_to_have_had_them_all(new: Scratch, long_way: Scratch):
    had = "SELECT app, name FROM django_migrations ORDER BY app, name"
    assert new.ask(had) == long_way.ask(had)
    assert ("workforce", "0001_initial") in new.ask(had)
