"""What a file says that is not a row, and the columns that nobody knows, as a browser shows them."""

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from tests.factories import AccountFactory, WorkerFactory
from tests.writers import openpyxl_xlsx
from workforce.imports.uploads import upload

HEADINGS = (
    "Person ID",
    "Involvement",
    "Allocated worker SWE",
    "Allocated from",
    "Finish",
    "Risk of drift",
    "Colour",
)


@pytest.fixture
def admin():
    return AccountFactory(role="admin")


@pytest.fixture
def run(admin):
    """A workbook of two sheets with everything that is told of a file, and a third that is not read."""
    WorkerFactory(swe_number="SW7", given_name="Ruth", family_name="Byrne")
    rows = [
        ["Allocations as at today"],
        HEADINGS,
        ["P1", "CIN", "SW7", "01/10/26", "31/10/2026", "high", None],
        ["P2", "CP", "SW7", "02/10/2026", "30/11/2026", "low", "red"],
    ]
    south = [HEADINGS, ["P3", "CIN", "SW7", "01/10/2026", None, "N/A", None], ["Total", 1]]
    content = openpyxl_xlsx({"North": rows, "South": south, "Notes": [["Ask Ruth"]]}, hidden_rows=[3])
    return upload(kind="allocations", content=content, file_name="allocations by team.xlsx", by=admin,
                  at=timezone.now())  # fmt: skip


def pages(run):
    return [
        reverse("workforce:import_run", args=[run.pk]),
        reverse("workforce:import_headings", args=[run.pk]),
        reverse("workforce:known_headings", args=["allocations"]),
    ]


def test_what_a_file_says_beside_its_rows_is_accessible_and_narrow(look, admin, run):
    for address in pages(run):
        assert look(admin, address) == []


def test_a_person_says_what_a_column_is_with_the_keyboard_alone(browse, look, page, admin, run):
    browse(admin, pages(run)[0])
    warning = "Check first whether the tracker needs “Finish”: its cells look like days."
    expect(page.get_by_text(warning)).to_be_visible()
    page.get_by_role("link", name="Say what these columns are").focus()
    page.keyboard.press("Enter")
    page.get_by_label("“Finish” is").focus()
    page.keyboard.type("Allocated to")
    page.get_by_role("button", name="Save and read the file again").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("The file was read again with these columns.")).to_be_visible()
    expect(page.get_by_text("Column “Finish” is not read")).to_have_count(0)
    expect(page.get_by_text("Column “Risk of drift” is not read: 3 filled cells.")).to_be_visible()
    assert look(admin, pages(run)[2]) == []
    expect(page.get_by_role("rowheader", name="Finish")).to_be_visible()
