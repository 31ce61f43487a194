"""An access request gets everything about one person, and only theirs: a canary in every column."""

import json
import zipfile
from collections import defaultdict
from io import BytesIO

import pytest
import time_machine
from django.apps import apps
from django.db.models import CharField, JSONField, TextField

from tests.busy_council import NOW
from tests.council import NQSW, SUPERVISOR, WORKER
from tests.factories import AccountFactory
from tests.upgrades.council import build_one_of_everything
from workforce.models import AccessRequest, Worker
from workforce.models.sealed import SealedColumn, SealedJSONField
from workforce.privacy.inventory import columns_of, inventory, table_of, to_worker
from workforce.privacy.subject_access import everything_about
from workforce.privacy.subject_access_file import access_file
from workforce.rules.data_held import Readers, Sort
from workforce.triggers.lifting import lifted

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

#: Columns that a canary does not fit: of a form that the database keeps, or a colleague's name.
NOT_PLANTED = {
    "workforce.Worker.swe_number",
    "workforce.Worker.given_name",
    "workforce.Worker.family_name",
    "workforce.Worker.known_as",
    "workforce.Worker.search_text",
    "workforce.Account.email",
    "workforce.Event.details",
    "workforce.Mail.subject",
    "workforce.Mail.text",
}
GIVEN = (Sort.NAMES, Sort.WORDS, Sort.NOTES, Sort.TRAITS)
NOBODY = "nobody"


@pytest.fixture(scope="module")
def planted(kept_rows):
    """Who each canary is about (a key, or nobody), in a council with one of everything."""
    with time_machine.travel(NOW, tick=False):
        parts = build_one_of_everything()
    owners: dict[object, set[str]] = defaultdict(set)
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    with lifted(tables, using="default"):
        for held in inventory().values():
            _plant(held, owners)
    return parts, owners


def _plant(held, owners) -> None:
    model, whose = table_of(held), defaultdict(set)
    if held.about:
        for key, owner in model._base_manager.values_list("pk", to_worker(held)):
            whose[key].add(owner)
    for column in columns_of(model):
        sort, name = held.sorts[column.name], f"{held.model}.{column.name}"
        is_text = isinstance(column, CharField | TextField | JSONField) and not column.choices
        if not is_text or column.primary_key or sort not in (*GIVEN, Sort.FAMILIES, Sort.SECRETS):
            continue
        for row in model._base_manager.exclude(**{f"{column.name}__isnull": True}).order_by("pk"):
            if name in NOT_PLANTED or not getattr(row, column.attname):
                continue
            word = f"cnr{sum(map(len, owners.values()))}y"
            mine = whose[row.pk] - {None}
            given = len(mine) == 1 and sort in GIVEN and held.readers is not Readers.GOVERNANCE
            owners[mine.pop() if given else NOBODY].add(word)
            value = _as_it_can_be(held.model, row, column, word, owners)
            stored = column.sealed_for(row, value) if isinstance(column, SealedColumn) else value
            model._base_manager.filter(pk=row.pk).update(**{column.name: stored})


def _as_it_can_be(model, row, column, word, owners):
    if not isinstance(column, JSONField | SealedJSONField):
        return word
    if model != "supervision.SignedText":
        return {"said": word}
    family = f"cnrf{row.pk}y"
    owners[NOBODY].add(family)
    case_part = {"cases": [{"update": family}], "agenda": ""}
    return {"session": {}, "case_part": case_part, "personal_part": {"wellbeing": word}}


def answer_to(worker: Worker) -> dict[str, str]:
    """The files of the zip, as text."""
    officer = AccountFactory(role="ig")
    request = AccessRequest(
        worker=worker, case_number="IG-1", received_on=NOW.date(), is_told=True, made_by=officer, made_at=NOW
    )
    with zipfile.ZipFile(BytesIO(access_file(request, everything_about(worker)))) as file:
        return {name: file.read(name).decode(errors="replace") for name in file.namelist()}


def found_in(text: str, words: set[str]) -> set[str]:
    return {word for word in words if word in text}


@pytest.mark.parametrize("part", [WORKER, NQSW, SUPERVISOR])
def test_everything_of_theirs_is_there_and_nothing_of_anyone_else(planted, part):
    parts, owners = planted
    worker = parts[part].worker
    files = answer_to(worker)
    everybody_elses = set().union(*(words for owner, words in owners.items() if owner != worker.pk))
    for name in ("what-is-held.html", "data.json"):
        assert owners[worker.pk] - found_in(files[name], owners[worker.pk]) == set(), name
        assert found_in(files[name], everybody_elses) == set(), name


def test_there_is_much_to_find(planted):
    parts, owners = planted
    assert len(owners[parts[WORKER].worker.pk]) > 40
    assert len(owners[parts[NQSW].worker.pk]) > 20
    assert len(owners[NOBODY]) > 100


def test_what_was_left_out_is_counted(planted):
    parts, _ = planted
    sections = {section.model: section for section in everything_about(parts[WORKER].worker)}
    assert sections["supervision.CaseDiscussion"].left_out["about children and families"]
    assert sections["supervision.Session"].left_out["what a group shares"]
    told = {each["table"]: each for each in json.loads(answer_to(parts[WORKER].worker)["data.json"])["held"]}
    assert told["supervision.Session"]["left_out"]["what a group shares"] == 1


def test_what_the_search_reads_is_not_told_once_more(planted):
    parts, _ = planted
    (themself,) = next(
        each.rows for each in everything_about(parts[WORKER].worker) if each.model == "workforce.Worker"
    )
    assert "given name" in themself and "search text" not in themself


def test_of_sessions_that_they_gave_a_supervisor_gets_days_and_no_names(planted):
    parts, _ = planted
    sections = {section.model: section for section in everything_about(parts[SUPERVISOR].worker)}
    given = sections["supervision.Session"].named
    assert given and all(row["as"] == "supervisor" for row in given)
    assert {"place", "slot"} & set().union(*given) == set()


def test_a_file_of_evidence_is_in_it(planted):
    enrolled = apps.get_model("nqsw", "MilestoneFile").objects.get().milestone.enrolment.worker
    files = answer_to(enrolled)
    assert [name for name in files if name.startswith("files/nqsw.MilestoneFile")]
