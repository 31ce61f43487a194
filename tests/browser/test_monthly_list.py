"""Next month's staff list, by its administrator in a browser: the questions first, in few clicks."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.factories import AccountFactory
from tests.tracker.setup.monthly import lists_of
from workforce.imports.services import import_file
from workforce.models import ImportRun, Worker

#: From the page of the list to the end: the file, the button, an answer each, save, import.
CLICKS = 6


@pytest.fixture
def admin():
    return AccountFactory(role="admin")


@pytest.fixture
def next_list(council_data, tmp_path):
    first, following = lists_of(council_data)
    at = datetime(2026, 11, 2, 9, tzinfo=UTC)
    import_file(kind="workforce", content=first, file_name="a.xlsx", on=at.date(), by=None, at=at)
    path = tmp_path / "december.xlsx"
    path.write_bytes(following)
    return path


@pytest.mark.parametrize("width", [1280, 375])
def test_a_list_with_ten_changes_is_a_routine_of_few_clicks(browse, look, page, admin, next_list, width):
    page.set_viewport_size({"width": width, "height": 900})
    browse(admin, reverse("workforce:import_upload", args=["workforce"]))
    clicks = 0

    def click(place):
        nonlocal clicks
        clicks += 1
        place.click()

    page.get_by_label("Spreadsheet").set_input_files(next_list)
    clicks += 1
    click(page.get_by_role("button", name="Show what would change"))
    expect(page.get_by_role("heading", name="Needs your decision")).to_be_visible()
    expect(page.get_by_role("button", name="Import this file", exact=True)).to_have_count(0)
    click(page.get_by_label("Back at work, from this day"))
    click(page.get_by_label("They have left"))
    click(page.get_by_role("button", name="Save answers"))
    expect(page.get_by_text("Your answers are saved. Now check the changes.")).to_be_visible()
    click(page.get_by_role("button", name="Import this file", exact=True))
    expect(page.get_by_role("heading", name="What it changed")).to_be_visible(timeout=30_000)
    assert clicks == CLICKS
    assert Worker.objects.filter(family_name="Newname").exists()


def test_the_page_of_questions_is_accessible_and_narrow(look, admin, next_list, client):
    client.force_login(admin)
    address = reverse("workforce:import_upload", args=["workforce"])
    with next_list.open("rb") as file:
        client.post(address, {"file": file})
    run = ImportRun.objects.latest("pk")
    assert run.changes["open"] == 2
    assert look(admin, reverse("workforce:import_run", args=[run.pk])) == []
