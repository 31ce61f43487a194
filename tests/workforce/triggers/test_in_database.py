"""What stands in the database is what the migrations made; what is lost or altered is told, and put back."""

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection, migrations, models
from django.db.backends.sqlite3.schema import DatabaseSchemaEditor as DjangosEditor
from django.db.migrations.state import ProjectState
from django.db.utils import OperationalError

from workforce.triggers.expected import expected
from workforce.triggers.in_database import differences, installed, put_back, take_down

NONE = ([], [], [])
SOME = "workforce_event_refuses_update"
#: A table of its own triggers that the triggers of nine other tables ask.
ASKED = "supervision_signedtext"
OVERLAP = "diary_entry_overlaps_nothing"

sqlite_only = pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite rebuilds tables")
postgresql_only = pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL has these")


def sql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def drop(name: str) -> None:
    sql(expected(connection)[name].drop)


def found_by_checks() -> list[tuple[str, str]]:
    """The errors and warnings that `manage.py check --database default` prints of the database."""
    found = run_checks(databases=["default"])
    return [(check.id, check.msg) for check in found if check.id in ("workforce.E006", "workforce.W003")]


@pytest.mark.django_db
def test_everything_that_the_migrations_make_stands():
    assert differences(using="default") == NONE
    assert found_by_checks() == []
    assert len(installed(connection)) == len(expected(connection)) > 40


@pytest.mark.django_db
def test_a_trigger_that_somebody_dropped_is_named_and_put_back():
    drop(SOME)
    assert found_by_checks() == [("workforce.E006", f"The database lacks the trigger or constraint {SOME}.")]
    assert put_back(using="default") == [SOME]
    assert differences(using="default") == NONE


@pytest.mark.django_db
def test_a_plain_check_finds_it_without_being_told_which_database():
    drop(SOME)
    with pytest.raises(SystemCheckError, match=f"lacks the trigger or constraint {SOME}"):
        call_command("check")


@pytest.mark.django_db
def test_a_trigger_that_somebody_altered_is_named_and_made_anew():
    statements = expected(connection)[SOME]
    sql(statements.drop)
    sql(statements.make.replace("TRUE", "OLD.id < 0"))
    assert found_by_checks() == [
        ("workforce.E006", f"The trigger or constraint {SOME} is not as a migration made it.")
    ]
    assert put_back(using="default") == [SOME]
    assert differences(using="default") == NONE


@pytest.mark.django_db
def test_an_overlap_guard_that_somebody_altered_is_named_and_made_anew():
    for name, statements in expected(connection).items():
        if name.startswith(OVERLAP):
            sql(statements.drop)
            sql(statements.make.replace("cancelled_at IS NULL", "cancelled_at IS NOT NULL"))
    altered = [name for name in expected(connection) if name.startswith(OVERLAP)]
    assert differences(using="default") == ([], altered, [])
    assert put_back(using="default") == altered
    assert differences(using="default") == NONE


@pytest.mark.django_db
def test_a_trigger_that_no_migration_made_is_told():
    statements = expected(connection)[SOME]
    sql(statements.make.replace(SOME, "by_hand"))
    assert found_by_checks() == [("workforce.W003", "No migration made these triggers: by_hand.")]


@postgresql_only
@pytest.mark.django_db
@pytest.mark.parametrize(
    "way",
    [
        f"ALTER TABLE workforce_event DISABLE TRIGGER {SOME}",
        f"ALTER TABLE workforce_event ENABLE REPLICA TRIGGER {SOME}",
        f"CREATE OR REPLACE FUNCTION {SOME}() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
        f"ALTER FUNCTION {SOME}() SET search_path = pg_temp",
        f"ALTER FUNCTION {SOME}() SECURITY DEFINER",
    ],
)
def test_a_trigger_that_stands_and_does_nothing_is_named(way):
    sql(way)
    assert differences(using="default").altered == [SOME]


@pytest.mark.django_db(transaction=True)
def test_flush_puts_back_what_was_taken_down(capsys):
    take_down(using="default")
    call_command("flush", interactive=False, verbosity=1)
    assert differences(using="default") == NONE
    said = capsys.readouterr().out.split("Put back in the database: ")[1]
    assert SOME in said.strip().split(", ")


def rebuild(editor_class: type | None = None) -> None:
    """A migration that changes a column of the table that other tables' triggers ask, and back."""
    state = ProjectState.from_apps(migrations.state.global_apps)
    was = state.models["supervision", "signedtext"].fields["content_hash"]
    for field in (models.CharField(max_length=70), was):
        migration = migrations.Migration("changed", "supervision")
        migration.operations = [migrations.AlterField("signedtext", "content_hash", field)]
        with (editor_class or connection.SchemaEditorClass)(connection, atomic=True) as editor:
            state = migration.apply(state, editor)


@pytest.mark.django_db(transaction=True)
def test_a_changed_table_keeps_its_triggers_and_those_that_ask_it():
    rebuild()
    assert differences(using="default") == NONE


@sqlite_only
@pytest.mark.django_db(transaction=True)
def test_with_djangos_own_engine_the_rebuild_would_be_refused():
    with pytest.raises(OperationalError, match="error in trigger"):
        rebuild(DjangosEditor)
    assert differences(using="default") == NONE


@sqlite_only
@pytest.mark.django_db(transaction=True)
def test_what_a_rebuild_by_another_way_loses_is_told_and_put_back():
    """Only the rebuilt table's own triggers stand, as where nothing else asks it; the rebuild loses them."""
    take_down(using="default")
    for name, statements in expected(connection).items():
        if statements.table == ASKED:
            sql(statements.make)
            assert name in installed(connection)
    rebuild(DjangosEditor)
    assert installed(connection) == {}
    assert ("workforce.E006", f"The database lacks the trigger or constraint {ASKED}_refuses_update.") in (
        found_by_checks()
    )
    put_back(using="default")
    assert differences(using="default") == NONE
