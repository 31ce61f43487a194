"""A copy for training: no word of what was written survives, days and numbers do, and the guards stand."""

import shutil
import sqlite3
from contextlib import closing
from io import StringIO
from uuid import UUID

import pytest
import time_machine
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connections
from django.db.models import BinaryField, CharField, JSONField, TextField

from supervision.models import CaseDiscussion, Session
from tests.busy_council import NOW
from tests.upgrades.council import build_one_of_everything
from tracker.training_copy import copying
from tracker.training_copy.disguise import Disguise
from workforce.models import Absence, Account, Worker
from workforce.models.sealed import SealedColumn, SealedJSONField, sealed_about
from workforce.privacy.inventory import columns_of, inventory, table_of
from workforce.resealing import content_of, rows_of, sealed_tables
from workforce.rules.data_held import Sort
from workforce.triggers.lifting import lifted

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.long]

WRITTEN = (Sort.NAMES, Sort.WORDS, Sort.NOTES, Sort.FAMILIES, Sort.SECRETS, Sort.TRAITS)
#: Of a form that the database keeps: read below, whether any of them is in the copy.
OF_A_FORM = {"workforce.Worker.swe_number", "workforce.Worker.search_text"}


@pytest.fixture(scope="module")
def planted(kept_rows) -> None:
    """A canary in every column that anyone can write to."""
    with time_machine.travel(NOW, tick=False):
        build_one_of_everything()
    number = 0
    with lifted(
        {model._meta.db_table for model in apps.get_models(include_auto_created=True)}, using="default"
    ):
        for held in inventory().values():
            model = table_of(held)
            for column in columns_of(model):
                is_text = isinstance(column, CharField | TextField | JSONField | BinaryField)
                if (
                    not is_text
                    or column.primary_key
                    or column.choices
                    or held.sorts[column.name] not in WRITTEN
                ):
                    continue
                if f"{held.model}.{column.name}" in OF_A_FORM:
                    continue
                for row in model._base_manager.order_by("pk"):
                    if getattr(row, column.attname):
                        number += 1
                        value = _canary(column, f"canary{number}")
                        plant(row, column, value)
    assert number > 300


def plant(row, column, value) -> None:
    if isinstance(column, SealedColumn):
        setattr(row, column.attname, value)
        row.save(update_fields=[column.name])
    else:
        type(row)._base_manager.filter(pk=row.pk).update(**{column.name: value})


def _canary(column, word):
    if isinstance(column, JSONField | SealedJSONField):
        return {"said": word, f"Key {word}": [word]}
    return word.encode() if isinstance(column, BinaryField) else word


@pytest.fixture
def copy(planted, migrated, tmp_path, monkeypatch):
    """The copy, made into tables that are there already."""
    target = tmp_path / "training.sqlite3"
    monkeypatch.setattr(copying, "make_tables", lambda: shutil.copyfile(migrated, target))
    out = StringIO()
    call_command("copy_for_training", "--to", str(target), stdout=out)
    assert "rows" in out.getvalue()
    return target


def of(copy, question: str) -> list[tuple]:
    with closing(sqlite3.connect(copy)) as database:
        return database.execute(question).fetchall()


def opened(copy, rows, name: str) -> list[bytes]:
    """What stands in a sealed column of the copy, in clear."""
    asked = ", ".join(f'"{column}"' for column in (name, *rows.facts))
    found = of(copy, f"SELECT {asked} FROM {rows.table} WHERE \"{name}\" <> ''")
    return [
        content_of(
            text,
            sealed_about(
                rows.table,
                name,
                [UUID(one) if fact == "uid" else one for fact, one in zip(rows.facts, facts, strict=True)],
            ),
        )
        for text, *facts in found
        if text
    ]


def test_no_canary_and_no_name_survives(copy):
    content = copy.read_bytes()
    assert b"canary" not in content
    texts = [text for rows in sealed_tables() for name in rows.columns for text in opened(copy, rows, name)]
    assert (len(texts) > 20, [text for text in texts if b"canary" in text]) == (True, [])
    numbers = Worker.objects.exclude(swe_number=None).values_list("swe_number", flat=True)
    kept = {
        row[0] for row in of(copy, "SELECT swe_number FROM workforce_worker WHERE swe_number IS NOT NULL")
    }
    assert kept.isdisjoint(numbers)
    assert "training" not in {connection.alias for connection in connections.all(initialized_only=True)}


def test_days_numbers_and_shape_are_kept(copy):
    assert of(copy, "SELECT COUNT(*) FROM supervision_session") == [(Session.objects.count(),)]
    days = {str(day) for day in Absence.objects.values_list("started_on", flat=True)}
    assert {row[0] for row in of(copy, "SELECT started_on FROM workforce_absence")} == days
    before = sorted(len(each.update) for each in CaseDiscussion.objects.exclude(update=""))
    after = sorted(len(text) for text in opened(copy, rows_of(CaseDiscussion), "update"))
    assert after == before


def test_nobody_can_sign_in_and_no_session_is_in_it(copy):
    assert {row[0] for row in of(copy, "SELECT password FROM workforce_account")} == {"!"}
    assert of(copy, "SELECT COUNT(*) FROM workforce_account") == [(Account.objects.count(),)]
    for table in (
        "django_session",
        "mfa_authenticator",
        "usersessions_usersession",
        "supervision_calendarfeed",
    ):
        assert (table, of(copy, f"SELECT COUNT(*) FROM {table}")) == (table, [(0,)])


def test_the_same_case_is_still_the_same(copy):
    discussed = of(copy, "SELECT COUNT(DISTINCT case_reference) FROM supervision_casediscussion")
    assert discussed == [(CaseDiscussion.objects.values("case_reference").distinct().count(),)]


def test_the_guards_stand_in_the_copy(copy):
    names = {row[0] for row in of(copy, "SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    assert "supervision_signedtext_refuses_delete" in names


def test_an_earlier_file_is_not_written_over(tmp_path):
    there = tmp_path / "there.sqlite3"
    there.write_text("mine")
    with pytest.raises(CommandError, match="already exists"):
        call_command("copy_for_training", "--to", str(there))
    assert there.read_text() == "mine"


@pytest.mark.parametrize("value", ["", None, {}, 7, "2026-11-19", "2026-11-19T10:00:00+00:00", "10:30"])
def test_what_is_empty_a_number_or_a_day_stays(value):
    assert Disguise().of("supervision.Action", "what", Sort.NOTES, value) == value


def test_equal_words_stay_equal_and_others_differ():
    disguise = Disguise()
    first, again, other = (disguise.within(text) for text in ("Amina", "Amina", "Bilal"))
    assert first == again != other
    assert len(disguise.within("A longer text, of some length")) == len("A longer text, of some length")
