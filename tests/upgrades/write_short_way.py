"""Write the short way to a new database: of each floor one migration in the place of all those before it.

    INSECURE_LOCAL=1 python -m tests.upgrades.write_short_way

A database that has had none of the replaced ones takes the short way; any other goes on as before. It makes
the tables and triggers as the replaced ones leave them. docs/releasing.md says when.
"""

import os
from pathlib import Path
from typing import Any

from tests.upgrades.keep_release import FLOORS, ROOT


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(None)
    for floor in FLOORS:
        if len(replaced_on(floor, loader)) > 1:
            write(floor, loader)


def write(floor: str, loader: Any) -> Path:
    from django.db.migrations import Migration
    from django.db.migrations.writer import MigrationWriter

    from workforce.new_tables import MakeTables
    from workforce.triggers.operations import MakeTrigger

    replaced = replaced_on(floor, loader)
    migration = type(
        "Migration",
        (Migration,),
        {
            "replaces": replaced,
            "dependencies": dependencies_of(replaced, loader),
            "operations": [MakeTables(models_of(floor, loader)), *map(MakeTrigger, triggers_of(replaced))],
        },
    )(f"0001_squashed_{replaced[-1][1]}", floor)
    migration.initial = True
    path = ROOT / floor / "migrations" / f"{migration.name}.py"
    path.write_text(MigrationWriter(migration, include_header=False).as_string())
    return path


def replaced_on(floor: str, loader: Any) -> list[tuple[str, str]]:
    """The floor's migrations as a new database has them today, in their order."""
    (leaf,) = loader.graph.leaf_nodes(floor)
    return [key for key in loader.graph.forwards_plan(leaf) if key[0] == floor]


def dependencies_of(replaced: list[tuple[str, str]], loader: Any) -> list[tuple[str, str]]:
    """What they rest on in other apps: of each app the newest, or its first where none is named."""
    newest: dict[str, str] = {}
    for key in replaced:
        for app, name in loader.graph.nodes[key].dependencies:
            if app != key[0]:
                newest[app] = max(newest.get(app, name), name, key=lambda one: (one != "__first__", one))
    return sorted(newest.items())


def models_of(floor: str, loader: Any) -> list[Any]:
    from django.db.migrations.operations import CreateModel

    return [
        CreateModel(
            model.name, list(model.fields.items()), stated(model.options), model.bases, model.managers
        )
        for model in loader.project_state().models.values()
        if model.app_label == floor
    ]


def stated(options: dict[str, Any]) -> dict[str, Any]:
    """Without the empty lists that Django puts into each model's options."""
    return {name: value for name, value in options.items() if value or name not in ("indexes", "constraints")}


def triggers_of(replaced: list[tuple[str, str]]) -> list[Any]:
    from workforce.triggers.expected import triggers_after

    return list(triggers_after(replaced).values())


if __name__ == "__main__":
    main()
