"""The questions of a file on its page: asked first, answered, and only then imported."""

import html
import re
from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.factories import AccountFactory, WorkerFactory
from tests.tracker.setup.test_hard_kinds import HEADINGS, boss, row
from workforce.imports.services import NothingToApply, import_file
from workforce.imports.uploads import answer_questions, begin_applying
from workforce.models import ImportRun, Worker

pytestmark = pytest.mark.django_db

UPLOAD = reverse("workforce:import_upload", args=["workforce"])


@pytest.fixture
def client_of(sign_in, csv_of):
    """Three people are in the tracker; a list without two of them waits with its questions."""

    def make(people=2):
        here = [boss(), *(row(str(200 + n), f"Own{n}") for n in range(people))]
        at = datetime(2026, 11, 2, 9, tzinfo=UTC)
        facts = {"kind": "workforce", "file_name": "a.csv", "on": at.date(), "by": None, "at": at}
        import_file(content=csv_of([HEADINGS, *here]), **facts)
        client = sign_in(AccountFactory(role="psw"))
        client.post(UPLOAD, {"file": SimpleUploadedFile("b.csv", csv_of([HEADINGS, boss()]))})
        return client, ImportRun.objects.latest("pk")

    return make


def page_of(run):
    return reverse("workforce:import_run", args=[run.pk])


def answers_of(run):
    return reverse("workforce:import_answers", args=[run.pk])


def test_a_list_with_a_question_waits_for_its_answer(client_of):
    client, run = client_of()
    page = client.get(page_of(run)).content.decode()
    assert "Needs your decision" in page
    assert "The same answer for both" in page
    assert ">Import this file<" not in page
    client.post(page_of(run))
    with pytest.raises(NothingToApply):
        begin_applying(run=run, at=timezone.now())
    run.refresh_from_db()
    assert (run.applied_at, Worker.objects.filter(left_on=None).count()) == (None, 3)


def test_answered_for_all_it_is_imported_once(client_of):
    client, run = client_of()
    page = client.post(answers_of(run), {"all-0": "left"}, follow=True).content.decode()
    assert "Your answers are saved. Now check the changes." in page
    assert ">Import this file<" in page
    for _ in range(2):
        client.post(page_of(run))
    run.refresh_from_db()
    assert run.changes["counts"] == {"workers left": 2}
    assert (run.questions, Worker.objects.filter(left_on=None).count()) == (None, 1)


def test_saving_without_an_answer_says_so(client_of):
    client, run = client_of()
    page = client.post(answers_of(run), {"all-0": ""}, follow=True).text
    assert "You have not chosen an answer yet. 2 questions are still open." in page
    assert "Your answers are saved" not in page


def test_an_answer_is_changed_until_the_file_is_imported(client_of):
    client, run = client_of()
    client.post(answers_of(run), {"all-0": "left"})
    client.post(answers_of(run), {"all-0": "later"})
    run.refresh_from_db()
    assert run.changes["counts"] == {}
    assert set(run.answers.values()) == {"later"}


def test_a_day_that_cannot_be_is_told_and_what_was_chosen_stays(client_of):
    client, run = client_of(people=1)
    sent = {"one-0-0": "left", "one-0-0-day": "2020-01-01"}
    page = client.post(answers_of(run), sent).content.decode()
    assert "The day must be on or after 01/09/2025" in page
    typed = dict(re.findall(r'name="one-0-0-day_(\w+)" value="(\d+)"', page))
    assert typed == {"day": "01", "month": "01", "year": "2020"}
    run.refresh_from_db()
    assert run.answers == {}


@pytest.mark.parametrize("day", ["9999-12-31", "2026-02-30", "0001-01-01", "x"])
def test_no_day_gives_an_error_page(client_of, day):
    client, run = client_of(people=1)
    assert client.post(answers_of(run), {"one-0-0": "left", "one-0-0-day": day}).status_code == 200
    run.refresh_from_db()
    assert run.answers == {}


def test_a_file_that_is_imported_takes_no_more_answers(client_of):
    client, run = client_of()
    client.post(answers_of(run), {"all-0": "left"})
    client.post(page_of(run))
    assert client.post(answers_of(run), {"all-0": "stays"}, follow=True).status_code == 200
    assert Worker.objects.filter(left_on=None).count() == 1


def test_nobody_else_answers(client_of, sign_in):
    _, run = client_of()
    assert sign_in(AccountFactory()).post(answers_of(run), {"all-0": "left"}).status_code == 404


def test_the_page_asks_as_often_for_many_questions(client_of):
    client, run = client_of(people=60)
    client.get(page_of(run))
    with CaptureQueriesContext(connection) as captured:
        page = client.get(page_of(run)).content.decode()
    assert "30 more follow the answer for all" in page
    assert len(captured) <= 10


def shown_on(page):
    return html.unescape(re.search(r'name="shown" value="([^"]*)"', page)[1])


def test_the_answers_of_two_people_are_both_kept(client_of):
    client, run = client_of()
    shown = shown_on(client.get(page_of(run)).content.decode())
    client.post(answers_of(run), {"shown": shown, "one-0-0": "stays"})
    run.refresh_from_db()
    left = next(one["key"] for one in run.questions if one["key"] not in run.answers)
    answer_questions(run=run, answers={left: "later"}, at=timezone.now(), shown={})
    run.refresh_from_db()
    assert sorted(run.answers.values()) == ["later", "stays"]


def test_no_answer_of_another_goes_without_a_word(client_of):
    client, run = client_of(people=1)
    shown = shown_on(client.get(page_of(run)).content.decode())
    client.post(answers_of(run), {"shown": shown, "one-0-0": "stays"})
    page = client.post(answers_of(run), {"shown": shown, "one-0-0": "later"}).content.decode()
    assert "Someone else has answered since you opened this page: Has Ada Own0 left? They work here" in page
    run.refresh_from_db()
    assert [*run.answers.values()] == ["stays"]
    client.post(answers_of(run), {"shown": shown_on(page), "one-0-0": "later"})
    run.refresh_from_db()
    assert [*run.answers.values()] == ["later"]


@pytest.mark.parametrize("shown", ["", "x", "[1]", "null", '{"a": 1}'])
def test_whatever_a_page_says_it_showed_is_no_error(client_of, shown):
    client, run = client_of(people=1)
    assert client.post(answers_of(run), {"shown": shown, "one-0-0": "stays"}).status_code == 302


def test_an_answer_that_leads_to_an_error_can_be_changed_on_its_page(sign_in, csv_of):
    """Two rows turn out to be one person's: nothing has to be uploaded again."""
    carys = WorkerFactory(given_name="Carys", family_name="Allen", swe_number="SW101")
    rows = [("Carys Allen", "SW101", 12), ("Caris Allen", "SW999", 3)]
    table = csv_of([("As at 31/10/2026", "", ""), ("Worker", "SWE number", "Total"), *rows])
    client = sign_in(AccountFactory(role="psw"))
    upload_of_counts = reverse("workforce:import_upload", args=["caseloads"])
    client.post(upload_of_counts, {"file": SimpleUploadedFile("c.csv", table)})
    run = ImportRun.objects.latest("pk")
    (asked,) = run.questions
    answer_questions(run=run, answers={asked["key"]: str(carys.pk)}, at=timezone.now())
    page = client.get(page_of(run)).text
    assert "counts Carys Allen too" in page
    assert "Change your answers above, or correct this in the file" in page
    box = re.search(r'name="([^"]+)"[^>]*value="leave-out"', page)[1]
    page = client.post(answers_of(run), {box: "leave-out"}, follow=True).text
    assert "What to correct" not in page
    assert ">Import this file<" in page
