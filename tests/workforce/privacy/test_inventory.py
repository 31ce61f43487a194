"""The data inventory names every column, and the document says what the declarations say."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError

from workforce.privacy import inventory as privacy_inventory
from workforce.privacy.inventory import columns_of, inventory, leads_to, table_of, undeclared
from workforce.privacy.inventory_document import document
from workforce.rules.data_held import Kept, Purpose, Sort
from workforce.rules.retention import COUNTED, KEPT_IN_WORDS

WRITTEN = Path(settings.ROOT) / "docs" / "data-inventory.md"


def test_every_table_and_column_is_declared_once():
    assert undeclared() == []


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("email ", "", "workforce.Worker.email is not declared"),
        ("email", "email shoe_size", "workforce.Worker.shoe_size is declared, and is no column"),
        ("email", "email email", "workforce.Worker.email is declared twice"),
    ],
)
def test_what_is_not_declared_rightly_is_named(monkeypatch, before, after, said):
    held = inventory()["workforce.Worker"]
    declared = inventory() | {held.model: replace(held, names=held.names.replace(before, after))}
    monkeypatch.setattr(privacy_inventory, "inventory", lambda: declared)
    assert undeclared() == [said]
    with pytest.raises(CommandError, match="Worker"):
        call_command("data_inventory")


def test_a_table_that_nobody_declared_is_named(monkeypatch):
    declared = {name: held for name, held in inventory().items() if name != "nqsw.Pause"}
    monkeypatch.setattr(privacy_inventory, "inventory", lambda: declared)
    assert undeclared() == ["nqsw.Pause is not declared"]


def test_each_row_about_somebody_leads_to_a_worker_or_an_account():
    """ValueError would name the one that does not."""
    for held in inventory().values():
        for lookup in held.about:
            leads_to(table_of(held), lookup)


def test_whoever_is_held_about_is_held_for_a_reason_and_for_a_time():
    personal = [held for held in inventory().values() if held.about]
    assert {held.model for held in personal if held.why is Purpose.RUNNING} == {"workforce.FirstStepsPutAway"}
    assert {held.model for held in personal if held.kept is Kept.IN_USE} == set()
    assert set(KEPT_IN_WORDS) == set(Kept)
    assert set(COUNTED) == set(Kept) - {Kept.SURVEY, Kept.EXPORTS, Kept.TRAIL, Kept.IN_USE}


def test_free_text_is_no_fact():
    """A text that anyone can type is sorted as what it can hold, not as a number or a day."""
    texts = {
        f"{held.model}.{field.name}"
        for held in inventory().values()
        for field in columns_of(table_of(held))
        if field.get_internal_type() == "TextField" and not field.choices
        if held.sorts[field.name] in (Sort.FACTS, Sort.LINKS, Sort.MARKS)
    }
    assert texts == set()


def test_the_document_is_as_the_declarations_make_it():
    """`manage.py data_inventory` writes it."""
    assert WRITTEN.read_text() == document()
