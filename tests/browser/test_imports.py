"""The preview of a large file and its import, as a browser shows them."""

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from tests.factories import AccountFactory, AllocationFactory, WorkerFactory
from workforce.imports.tasks import apply_upload_task
from workforce.imports.uploads import answer_questions, begin_applying, upload

HEADINGS = ("Person ID", "Involvement", "Allocated worker SWE", "Allocated from", "Allocated to")
CASES = 2000


@pytest.fixture
def admin():
    return AccountFactory(role="admin")


@pytest.fixture
def run(admin, csv_of):
    """An upload of 2,000 cases of Ruth Byrne; one more is in the tracker and not in the file."""
    holder = WorkerFactory(swe_number="SW7", given_name="Ruth", family_name="Byrne")
    AllocationFactory(case_reference="Z1", worker=holder)
    content = csv_of([HEADINGS, *([f"P{n}", "CIN", "SW7", "01/10/2026", ""] for n in range(CASES))])
    return upload(kind="allocations", content=content, file_name="cases.csv", by=admin, at=timezone.now())


def page_of(run, rest=""):
    return reverse("workforce:import_run", args=[run.pk]) + rest


def test_a_preview_of_two_thousand_lines_is_accessible_narrow_and_quiet(look, admin, run):
    assert look(admin, page_of(run)) == []
    assert look(admin, page_of(run, "?becomes=left_out&q=nobody")) == []


def test_lines_are_chosen_and_paged_with_the_keyboard_alone(browse, page, admin, run):
    browse(admin, page_of(run))
    name = page.get_by_label("Name", exact=True)
    name.focus()
    page.keyboard.type("p199")
    page.keyboard.press("Enter")
    expect(page.locator(".tracker-table__count")).to_have_text("11 lines")
    browse(admin, page_of(run))
    page.get_by_role("link", name="Next").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".tracker-table__count")).to_have_text("Showing 51 to 100 of 2,001 lines")


def test_an_import_that_runs_is_accessible_and_turns_into_its_result_by_itself(look, page, admin, run):
    answer_questions(run=run, answers={"full-list": "changes"}, at=timezone.now())
    begin_applying(run=run, at=timezone.now())
    assert look(admin, page_of(run)) == []
    apply_upload_task.call(run.pk, admin.pk)
    expect(page.get_by_role("heading", name="What it changed")).to_be_visible(timeout=15_000)
    expect(page.locator("progress")).to_have_count(0)
