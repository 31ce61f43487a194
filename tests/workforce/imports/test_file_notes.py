"""What a reader left out or read in a special way is told before anyone says yes, on page and by command."""

from contextlib import suppress
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from tests.factories import AccountFactory, WorkerFactory
from tests.writers import openpyxl_xlsx
from workforce.imports.uploads import apply_upload
from workforce.models import ImportRun

pytestmark = pytest.mark.django_db

HEADINGS = ("Person ID", "Involvement", "Allocated worker SWE", "Allocated from", "Allocated to", "Risk")
SAID = (
    "Column “Risk” is not read: 1 filled cell.",
    "“Total 1” (row 3) is read as a total or count, not as a row.",
    "“31/12/9999” under “Allocated to” is read as no end: 1 cell (row 2).",
)


@pytest.fixture
def content(csv_of):
    WorkerFactory(swe_number="SW7")

    def _content(number="SW7"):
        return csv_of([HEADINGS, ["P1", "CIN", number, "01/10/2026", "31/12/9999", "high"], ["Total", 1]])

    return _content


@pytest.fixture
def desk(sign_in):
    return sign_in(AccountFactory(role="admin"))


def uploaded(desk, content):
    desk.post(
        reverse("workforce:import_upload", args=["allocations"]),
        {"file": SimpleUploadedFile("cases.csv", content)},
    )
    return ImportRun.objects.get()


def page_of(desk, run):
    return " ".join(desk.get(reverse("workforce:import_run", args=[run.pk])).content.decode().split())


@pytest.mark.parametrize("number", ["SW7", "nobody's", "SW8"], ids=["sound", "row error", "unknown person"])
def test_the_page_names_what_was_not_read_before_the_button(desk, content, number):
    page = page_of(desk, uploaded(desk, content(number)))
    told = [page.find(f"<li>{sentence}</li>") for sentence in SAID]
    assert told == sorted(told)
    assert min(told) > page.find("What was not read") > 0
    assert told[1] < page.find("What was read in a special way") < told[2]
    assert page.find("Import this file") == -1 or page.find("Import this file") > max(told)


def test_it_is_still_told_after_the_import(desk, content):
    run = apply_upload(run=uploaded(desk, content()), by=None, at=timezone.now())
    assert run.applied_at
    assert all(sentence in page_of(desk, run) for sentence in SAID)


@pytest.mark.parametrize("options", [["--dry-run"], []], ids=["dry run", "at once"])
@pytest.mark.parametrize("number", ["SW7", "nobody's"], ids=["sound", "row error"])
def test_the_command_says_the_same(content, tmp_path, options, number):
    file, out = tmp_path / "cases.csv", StringIO()
    file.write_bytes(content(number))
    try:
        call_command("import_allocations", str(file), *options, stdout=out)
    except SystemExit as end:
        assert (end.code, number) == (1, "nobody's")
    not_read, as_total, no_end = SAID
    assert out.getvalue().startswith(
        f"Not read:\n  {not_read}\n  {as_total}\nRead in a special way:\n  {no_end}\n"
    )


def test_a_file_read_to_its_last_cell_needs_no_words(desk, csv_of):
    WorkerFactory(swe_number="SW7")
    run = uploaded(desk, csv_of([HEADINGS[:5], ["P1", "CIN", "SW7", "01/10/2026", "02/10/2026"]]))
    page = page_of(desk, run)
    assert "What was not read" not in page
    assert "special way" not in page


@pytest.fixture
def two_sheets():
    """A workbook with cases of SW7 on two sheets; on the second it names `number`."""
    WorkerFactory(swe_number="SW7")

    def _two_sheets(number="SW7"):
        case = ["CIN", "SW7", "01/10/2026", ""]
        return openpyxl_xlsx(
            {
                "North": [HEADINGS[:5], ["P1", *case]],
                "South": [HEADINGS[:5], ["P2", "CIN", number, "01/10/2026", ""]],
            }
        )

    return _two_sheets


@pytest.mark.parametrize(("number", "row"), [("SW7", "2 (South)"), ("SW8", "2 (South)"), ("x", "2 (South)")])
def test_a_row_of_several_sheets_is_told_with_its_sheet(desk, two_sheets, tmp_path, number, row):
    page = page_of(desk, uploaded(desk, two_sheets(number)))
    assert f">{row}</t" in page
    file, out = tmp_path / "cases.xlsx", StringIO()
    file.write_bytes(two_sheets(number))
    with suppress(SystemExit):
        call_command("import_allocations", str(file), "--dry-run", stdout=out)
    assert f"Row {row}, " in out.getvalue()


def test_what_was_previewed_of_several_sheets_goes_in(desk, two_sheets):
    run = apply_upload(run=uploaded(desk, two_sheets()), by=None, at=timezone.now())
    assert run.changes["counts"] == {"allocations added": 2}
