"""Many tables are made by one operation of a migration, and taken away again."""

import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from workforce.new_tables import MakeTables

NUMBER = ("id", models.BigAutoField(primary_key=True))
#: Each points at the other, whichever is first.
TABLES = MakeTables(
    [
        migrations.CreateModel(
            "Nest", [NUMBER, ("owner", models.ForeignKey("workforce.Bird", models.PROTECT, null=True))]
        ),
        migrations.CreateModel(
            "Bird", [NUMBER, ("nest", models.ForeignKey("workforce.Nest", models.PROTECT, related_name="+"))]
        ),
    ]
)

pytestmark = pytest.mark.django_db(transaction=True)


def the_tables() -> set[str]:
    return {name for name in connection.introspection.table_names() if name[10:] in ("nest", "bird")}


def test_tables_that_point_at_each_other_are_made_and_taken_away():
    migration = migrations.Migration("some", "workforce")
    migration.operations = [TABLES]
    before = ProjectState()
    with connection.schema_editor() as editor:
        after = migration.apply(before.clone(), editor)
    assert the_tables() == {"workforce_nest", "workforce_bird"}
    nest, bird = (after.apps.get_model("workforce", name) for name in ("Nest", "Bird"))
    home = nest.objects.create()
    bird.objects.create(nest=home)
    assert bird.objects.get().nest == home
    bird.objects.all().delete()
    with connection.schema_editor() as editor:
        migration.unapply(before, editor)
    assert the_tables() == set()


def test_the_models_are_worked_out_only_after_the_last():
    state = ProjectState()
    assert state.apps.get_models() == []
    TABLES.state_forwards("workforce", state)
    assert "apps" not in vars(state)
    assert {model.__name__ for model in state.apps.get_models()} == {"Nest", "Bird"}


def test_it_says_how_many():
    assert TABLES.describe() == "Make 2 tables"
