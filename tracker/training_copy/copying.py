"""Writing the copy: a new SQLite file as `migrate` makes it, filled table by table with stand-ins."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import batched
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.commands.migrate import Command as Migrate
from django.db import connections
from django.db.models import Field, Model
from django.db.utils import load_backend

from tracker.training_copy.disguise import Disguise
from workforce.models import Worker
from workforce.models.sealed import SealedColumn
from workforce.models.searching import search_text_of
from workforce.privacy.inventory import inventory, table_of
from workforce.rules.authority import Setting
from workforce.rules.data_held import Held, Kept, Sort
from workforce.triggers.in_database import put_back, take_down

ALIAS = "training"
BATCH = 500
#: Whose rows are copied although a column of theirs opens something: that one is emptied.
WITHOUT_SECRETS = ("workforce.Account",)
#: Settings that say which authority it is.
OWN_NAME = (Setting.AUTHORITY_NAME, Setting.DFE_CODE, Setting.ACCESSIBILITY_CONTACT)


def copy_for_training(target: Path) -> int:
    """Fill a new file; answers how many rows. Raises FileExistsError where there is one already."""
    target.touch(mode=0o600, exist_ok=False)
    _open(target)
    try:
        make_tables()
        return _fill()
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    finally:
        connections[ALIAS].close()
        del connections[ALIAS]


def make_tables() -> None:
    """The tables, as every new database has them."""
    call_command(Migrate(), database=ALIAS, verbosity=0, interactive=False)


def _open(target: Path) -> None:
    """A connection of this run alone: no setting names it."""
    engine = "workforce.triggers.sqlite"
    facts = {**connections["default"].settings_dict, "ENGINE": engine, "NAME": str(target), "OPTIONS": {}}
    connections[ALIAS] = load_backend(engine).DatabaseWrapper(facts, alias=ALIAS)


def _fill() -> int:
    connection, disguise, rows = connections[ALIAS], Disguise(), 0
    take_down(using=ALIAS)
    with _sealing_for_training(), connection.constraint_checks_disabled():
        for held in inventory().values():
            model = table_of(held)
            with connection.cursor() as cursor:
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608 - a name of ours
            if _is_copied(held):
                rows += _copy(held, model, disguise)
        _write_search_text()
    put_back(using=ALIAS)
    connection.check_constraints()
    return rows


@contextmanager
def _sealing_for_training() -> Iterator[None]:
    """The copy is sealed with the key that everybody knows: it opens without a key of the service."""
    keys = settings.SEALING_KEYS
    settings.SEALING_KEYS = [settings.LOCAL_SEALING_KEY, *keys]
    try:
        yield
    finally:
        settings.SEALING_KEYS = keys


def _is_copied(held: Held) -> bool:
    """Not what only opens accounts, not who is signed in, and no file that was made to be taken away."""
    if held.kept is Kept.EXPORTS:
        return False
    return not held.secrets or held.model in WITHOUT_SECRETS


def _copy(held: Held, model: type[Model], disguise: Disguise) -> int:
    connection, columns = connections[ALIAS], _columns(model)
    names = ", ".join(connection.ops.quote_name(str(column.column)) for column in columns)
    marks = ", ".join(["%s"] * len(columns))
    into = f"INSERT INTO {connection.ops.quote_name(model._meta.db_table)} ({names}) VALUES ({marks})"  # noqa: S608 - names of ours
    number = 0
    for rows in batched(_rows(held, model, columns, disguise), BATCH):
        with connection.cursor() as cursor:
            cursor.executemany(into, rows)
        number += len(rows)
    return number


def _columns(model: type[Model]) -> "list[Field[Any, Any]]":
    return [column for column in model._meta.local_concrete_fields if not column.generated]


def _rows(
    held: Held, model: type[Model], columns: "list[Field[Any, Any]]", disguise: Disguise
) -> Iterator[list[Any]]:
    connection, sorts = connections[ALIAS], held.sorts
    for row in model._base_manager.order_by("pk").iterator(BATCH):
        told = {column: _stand_in(held, row, column, sorts.get(column.name), disguise) for column in columns}
        for column, value in told.items():
            setattr(row, column.attname, value)  # a text is sealed to what the row says in the copy
        yield [
            column.get_db_prep_save(
                column.sealed_for(row, value) if isinstance(column, SealedColumn) else value,
                connection=connection,
            )
            for column, value in told.items()
        ]


def _stand_in(held: Held, row: Any, column: "Field[Any, Any]", sort: Sort | None, disguise: Disguise) -> Any:
    value = getattr(row, column.attname)
    if held.model == "workforce.SettingRevision" and column.name in ("value", "before"):
        return disguise.within(value) if row.setting in OWN_NAME else value
    if sort in (None, Sort.FACTS, Sort.LINKS, Sort.HEALTH) or column.choices:
        return value
    if sort in (Sort.BALLOTS, Sort.TRAITS):  # of the census nothing can stand in for: it is not in the copy
        return column.get_default()
    if column.get_internal_type() == "UUIDField":
        return value
    return disguise.of(held.model, column.name, sort, value)


def _write_search_text() -> None:
    """People are found by their new names."""
    people = Worker._base_manager.using(ALIAS)
    for worker in people.iterator(BATCH):
        people.filter(pk=worker.pk).update(search_text=search_text_of(worker))
