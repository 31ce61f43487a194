"""Answers that hold for later files of a kind: listed, asked again, and lost by no other import."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.factories import AccountFactory
from tests.tracker.setup.test_hard_kinds import HEADINGS, boss, row
from workforce.imports import services
from workforce.imports.remembered import ask_again, remembered, settled_for
from workforce.imports.services import import_file
from workforce.models import ImportRun, Worker

pytestmark = pytest.mark.django_db

KEPT = reverse("workforce:remembered_answers", args=["workforce"])
FORGET = reverse("workforce:answer_forget", args=["workforce"])
AT = datetime(2026, 11, 2, 9, tzinfo=UTC)


@pytest.fixture
def import_rows(csv_of):
    def _import(*rows, answers=None):
        content = csv_of([HEADINGS, *rows])
        facts = {"kind": "workforce", "file_name": "a.csv", "on": AT.date(), "by": None, "at": AT}
        return import_file(content=content, answers=answers, **facts)

    return _import


def test_every_answer_for_good_is_listed_in_words(import_rows, sign_in):
    import_rows(boss(), row("5", "Own"))
    key = f"missing:{Worker.objects.get(staff_number='5').pk}"
    import_rows(boss(), answers={key: "stays"})
    client = sign_in(AccountFactory(role="psw"))
    page = client.get(KEPT).content.decode()
    assert "Has Ada Own left?" in page
    assert "They work here: do not ask about them again" in page
    assert client.post(FORGET, {"key": key}).status_code == 302
    assert remembered("workforce") == []
    assert len(import_rows(boss()).open_questions) == 1


@pytest.mark.parametrize("key", ["", "role:nothing", "x" * 500])
def test_what_was_never_answered_is_not_forgotten(import_rows, sign_in, key):
    import_rows(boss(), row("5", "Own", title="ASYE Lead"), answers={"role:asye lead": "4"})
    client = sign_in(AccountFactory(role="admin"))
    assert "asks this again" not in client.post(FORGET, {"key": key}, follow=True).content.decode()
    assert settled_for("workforce") == {"role:asye lead": "4"}


def test_an_answer_forgotten_while_a_file_is_applied_does_not_come_back(import_rows, monkeypatch):
    import_rows(boss(), row("5", "Own", title="ASYE Lead"), answers={"role:asye lead": "4"})
    make_plan = services.make_plan

    def forgotten_just_now(*args, **kwargs):
        plan = make_plan(*args, **kwargs)
        ask_again(kind="workforce", key="role:asye lead", by=AccountFactory(role="admin"))
        return plan

    monkeypatch.setattr(services, "make_plan", forgotten_just_now)
    done = import_rows(boss(), row("5", "Own", title="ASYE Lead"), row("6", "Two"))
    assert [one.key for one in done.open_questions] == ["role:asye lead"]
    assert settled_for("workforce") == {}


def test_the_answers_of_an_import_that_is_undone_go_with_it(import_rows, sign_in, csv_of):
    client = sign_in(AccountFactory(role="admin"))
    rows = csv_of([HEADINGS, boss(), row("5", "Own", title="ASYE Lead")])
    address = reverse("workforce:import_upload", args=["workforce"])
    client.post(address, {"file": SimpleUploadedFile("hr.csv", rows)})
    run = ImportRun.objects.get()
    client.post(reverse("workforce:import_answers", args=[run.pk]), {"one-0-0": "4"})
    client.post(reverse("workforce:import_run", args=[run.pk]))
    assert len(remembered("workforce")) == 1
    client.post(reverse("workforce:import_undo", args=[run.pk]))
    assert remembered("workforce") == []


@pytest.mark.parametrize("role", ["", "qa"])
def test_nobody_else_sees_or_forgets_answers(sign_in, role):
    client = sign_in(AccountFactory(role=role))
    assert client.get(KEPT).status_code == 404
    assert client.post(FORGET, {"key": "x"}).status_code == 404
