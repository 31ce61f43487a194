"""A principal social worker brings the programme along, on a tracker that has only the HR list."""

import os
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from nqsw.models import Enrolment, Milestone, MilestoneSignature
from tests.factories import AccountFactory
from tests.nqsw.imported_programme.sheets import AT, UNTIDY, hire, sheet
from workforce.models import AuthorityRole

#: Where pictures are kept for a person to look at; nowhere where it is not set.
PICTURES = os.environ.get("PICTURES", "")


@pytest.fixture(autouse=True)
def the_day(time_machine):
    time_machine.move_to(AT)


@pytest.fixture
def psw():
    hire()
    return AccountFactory(role=AuthorityRole.PRINCIPAL_SOCIAL_WORKER)


def picture(page, name):
    if PICTURES:
        for width in (1280, 375):
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png", full_page=True)
        page.set_viewport_size({"width": 1280, "height": 900})


def test_an_untidy_sheet_is_brought_along_from_the_programmes_page(browse, page, psw, axe):
    browse(psw, reverse("nqsw:index"))
    picture(page, "index")
    page.get_by_role("link", name="Import a programme sheet").click()
    picture(page, "upload")
    file = {"name": "nqsw tracker.xlsx", "mimeType": "application/octet-stream", "buffer": sheet(UNTIDY)}
    page.get_by_label("Spreadsheet").set_input_files(file)
    page.get_by_role("button", name="Show what would change").click()
    picture(page, "questions")
    assert axe() == []
    questions = page.get_by_role("group").filter(has=page.get_by_role("radio"))
    for place in range(questions.count()):
        questions.nth(place).get_by_role("radio").first.check()
    page.get_by_role("button", name="Save answers").click()
    expect(page.get_by_text("Now check the changes")).to_be_visible()
    picture(page, "preview")
    assert axe() == []
    page.get_by_role("button", name="Import this file").first.click()
    expect(page.get_by_role("heading", name="What it changed")).to_be_visible(timeout=15_000)
    picture(page, "result")
    amelia = Enrolment.objects.get(worker__staff_number="1")
    page.goto(page.url.split("/imports")[0] + amelia.get_absolute_url())
    expect(page.get_by_role("cell", name="Done before the tracker, day not known").first).to_be_visible()
    picture(page, "year")
    assert axe() == []
    assert not MilestoneSignature.objects.exists()


def test_a_cohort_is_ticked_and_gets_its_mentor(browse, page, look, psw):
    assert look(psw, reverse("nqsw:already_done")) == []
    picture(page, "already-done")
    assert look(psw, reverse("nqsw:support_together")) == []
    picture(page, "support")
    browse(psw, reverse("nqsw:already_done"))
    page.get_by_label("Cohort").select_option("March 2026")
    page.get_by_role("button", name="Show").click()
    group = page.get_by_role("group", name="3-month review")
    group.get_by_label("Everyone here (2)").check()
    page.get_by_role("button", name="Record as done").click()
    expect(page.get_by_text("2 milestones recorded as done.")).to_be_visible()
    assert Milestone.objects.filter(before_tracker="no_day").count() == 2
