"""The data inventory: what each floor declares of its tables, put together and compared with the models."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import Field, Model, QuerySet

from workforce.across_floors import listed
from workforce.models import Account, Worker
from workforce.rules.data_held import Held, Kept


@cache
def inventory() -> dict[str, Held]:
    """Every declaration by the name of its model, in the order of the floors."""
    return {held.model: held for floor in listed("DATA_HELD") for held in floor}


def table_of(held: Held) -> type[Model]:
    """The model of a declaration. Raises LookupError where there is none."""
    return apps.get_model(held.model)


def columns_of(model: type[Model]) -> "list[Field[Any, Any]]":
    """The columns that a declaration names: all but a key that is made by counting."""
    return [field for field in model._meta.local_concrete_fields if field.name != "id"]


def undeclared() -> list[str]:
    """Each table or column that no declaration names, and each name of nothing; in words, for a test."""
    declared = inventory()
    tables = {model._meta.label: model for model in apps.get_models(include_auto_created=True)}
    found = [f"{label} is not declared" for label in tables.keys() - declared.keys()]
    found += [f"{label} is declared, and is no table" for label in declared.keys() - tables.keys()]
    for label in sorted(tables.keys() & declared.keys()):
        there = {field.name for field in columns_of(tables[label])}
        named = [name for name, _ in declared[label].columns()]
        found += [f"{label}.{name} is not declared" for name in sorted(there - set(named))]
        found += [f"{label}.{name} is declared, and is no column" for name in sorted(set(named) - there)]
        found += [f"{label}.{name} is declared twice" for name in set(named) if named.count(name) > 1]
    return found


def leads_to(model: type[Model], lookup: str) -> type[Model]:
    """The table at the end of a lookup: the worker or the account whose data a row is."""
    table = model
    for part in lookup.split("__"):
        if part != "pk":
            table = table._meta.get_field(part).related_model  # type: ignore[assignment]  # no generic relations
    if table not in (Worker, Account):
        raise ValueError(f"{model._meta.label}.{lookup} leads to {table._meta.label}, which is nobody.")
    return table


def rows_about(kept: Kept, people: Iterable[int]) -> dict[str, QuerySet[Any]]:
    """The rows of one kind whose main person is one of these (keys of workers), by name of the model."""
    keys = list(people)
    return {
        held.model: table_of(held)._base_manager.filter(**{f"{to_worker(held)}__in": keys})
        for held in inventory().values()
        if held.kept is kept and held.about
    }


def to_worker(held: Held, lookup: str = "") -> str:
    """The lookup from a row to the worker whose data it mainly is, through their account where it is that.

    Another `lookup` of the declaration leads to others that the row names.
    """
    lookup = lookup or held.about[0]
    is_account = leads_to(table_of(held), lookup) is Account
    path = [part for part in lookup.split("__") if part != "pk"] + (["worker"] if is_account else [])
    return "__".join(path) or "pk"
