"""The DfE's published figures: read from its own file, and beside the caseload board."""

from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from tests.factories import AccountFactory
from tests.workforce.authority.changing import change_setting
from workforce.caseloads.forms.published import LARGEST
from workforce.caseloads.services.published import import_dfe_statistics
from workforce.models import AuthorityRole, PublishedFigures
from workforce.models.published import SYMBOLS
from workforce.readers.dfe_statistics import COLUMNS, read_dfe_statistics
from workforce.rules.authority import Setting

HEADINGS = (
    "time_period,geographic_level,country_code,country_name,region_code,region_name,old_la_code,"
    "new_la_code,la_name," + ",".join(COLUMNS.values())
)
ENGLAND = "2025,National,E92000001,England,,,,,,15.2,13,3.5,11.8,14.2"
KNOWSLEY = (
    "2025,Local authority,E92000001,England,E12000002,North West,340,E08000011,Knowsley,16.9,31.5,c,z,low"
)


def file_of(*rows):
    return "\n".join([HEADINGS, *rows]).encode("utf-8-sig")


def take(*rows):
    return import_dfe_statistics(content=file_of(*rows), by=None)


def read(*rows):
    return read_dfe_statistics(file_of(*rows), symbols=SYMBOLS)


def test_numbers_and_symbols_are_kept_apart():
    (row,) = read(KNOWSLEY).rows
    assert row.numbers == {"caseload": Decimal("16.9"), "agency_rate": Decimal("31.5")}
    assert row.symbols == {"absence_rate": "c", "turnover_rate": "z", "vacancy_rate": "low"}


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (ENGLAND.replace("15.2", "lots"), "caseload_fte"),
        (ENGLAND.replace("15.2", "NaN"), "caseload_fte"),
        (ENGLAND.replace("15.2", ""), "caseload_fte"),
        (ENGLAND.replace("2025", "25"), "time_period"),
        (ENGLAND.replace("National", "Village"), "geographic_level"),
        (ENGLAND.replace("E92000001", ""), "country_code"),
    ],
)
def test_a_cell_that_is_neither_number_nor_symbol_is_named(row, column):
    reading = read(KNOWSLEY, row)
    assert [(error.row, error.column) for error in reading.errors] == [(3, column)]


def test_a_file_of_something_else_is_told():
    reading = read_dfe_statistics(b"name,age\nA,3\n", symbols=SYMBOLS)
    assert "The file has no column" in reading.errors[0].problem
    assert read_dfe_statistics(b"\xff\xfe\x00", symbols=SYMBOLS).errors


@pytest.mark.django_db
def test_one_wrong_row_changes_nothing():
    taken = take(KNOWSLEY, ENGLAND.replace("15.2", "lots"))
    assert len(taken.errors) == 1
    assert not PublishedFigures.objects.exists()


@pytest.mark.django_db
def test_the_same_file_again_changes_nothing_and_a_correction_one_row():
    assert take(ENGLAND, KNOWSLEY).added == 2
    again = take(ENGLAND, KNOWSLEY)
    assert (again.added, again.changed) == (0, 0)
    corrected = take(ENGLAND, KNOWSLEY.replace("16.9", "17.1"))
    assert (corrected.added, corrected.changed) == (0, 1)
    assert PublishedFigures.objects.get(dfe_code="340").caseload == Decimal("17.1")


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["340", "E08000011"])
def test_the_board_shows_the_authority_beside_england(sign_in, frozen_today, code):
    change_setting(Setting.DFE_CODE, code, by=None, on=date(2026, 11, 19))
    take(ENGLAND, KNOWSLEY)
    psw = AccountFactory(role=AuthorityRole.PRINCIPAL_SOCIAL_WORKER)
    shown = sign_in(psw).get(reverse("workforce:caseloads")).context["published"]
    assert (shown.area, shown.year) == ("Knowsley", 2025)
    assert [(one.own, one.england) for one in shown.measures] == [
        ("16.9", "15.2"),
        ("31.5%", "13.0%"),
        ("not published (kept confidential)", "3.5%"),
    ]


@pytest.mark.django_db
def test_without_an_authority_england_stands_alone(sign_in, frozen_today):
    take(ENGLAND, KNOWSLEY)
    page = sign_in(AccountFactory(role=AuthorityRole.PRINCIPAL_SOCIAL_WORKER)).get(
        reverse("workforce:caseloads")
    )
    assert "England at the 2025 census" in page.text
    assert "Knowsley" not in page.text


@pytest.mark.django_db
def test_figures_of_later_years_are_not_known_yet(sign_in, frozen_today):
    take(ENGLAND, ENGLAND.replace("2025", "2027").replace("15.2", "9.9"))
    page = sign_in(AccountFactory(role=AuthorityRole.PRINCIPAL_SOCIAL_WORKER)).get(
        reverse("workforce:caseloads")
    )
    assert page.context["published"].year == 2025


@pytest.mark.django_db
def test_the_command_says_what_came_of_it(tmp_path):
    path = tmp_path / "figures.csv"
    path.write_bytes(file_of(ENGLAND, KNOWSLEY))
    out = StringIO()
    call_command("import_dfe_statistics", path, stdout=out)
    assert out.getvalue() == "2 rows: 2 added, 0 changed.\n"
    path.write_bytes(file_of(ENGLAND.replace("15.2", "lots")))
    with pytest.raises(SystemExit):
        call_command("import_dfe_statistics", path, stdout=out)
    assert "Row 2, caseload_fte: lots" in out.getvalue()


def test_the_release_as_published_has_no_row_that_cannot_be_read():
    path = Path(__file__).parents[4] / "shared" / "data" / "dfe-csww-indicators-2017-to-2025.csv"
    if not path.exists():
        pytest.skip("The DfE's file is not beside the checkout.")
    reading = read_dfe_statistics(path.read_bytes(), symbols=SYMBOLS)
    assert (reading.errors, len(reading.rows)) == ((), reading.total)


def upload(client, content, name="figures.csv"):
    address = reverse("workforce:published_import")
    return client.post(address, {"file": SimpleUploadedFile(name, content)}, follow=True)


@pytest.mark.django_db
@pytest.mark.parametrize("role", [AuthorityRole.PRINCIPAL_SOCIAL_WORKER, AuthorityRole.ADMINISTRATOR])
def test_the_file_is_read_in_from_its_page(client, role):
    client.force_login(AccountFactory(role=role))
    assert "2 rows read: 2 added, 0 changed" in upload(client, file_of(ENGLAND, KNOWSLEY)).text
    page = upload(client, file_of(ENGLAND.replace("15.2", "14.9"), KNOWSLEY)).text
    assert "2 rows read: 0 added, 1 changed" in page
    assert "2025, 2 areas" in page
    assert PublishedFigures.objects.get(area_code="E92000001").caseload == Decimal("14.90")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (file_of(KNOWSLEY, ENGLAND.replace("15.2", "lots")), "caseload_fte"),
        (b"PK\x03\x04\xff a workbook", "The file is not a CSV in UTF-8"),
        (b"Name,Team\nA,B\n", "The file has no column"),
        (b"", "The file has no column"),
        (b"x" * (LARGEST + 1), "The file must be smaller than 3 MB"),
    ],
)
def test_a_file_with_errors_changes_nothing_and_is_explained(client, content, said):
    client.force_login(AccountFactory(role=AuthorityRole.PRINCIPAL_SOCIAL_WORKER))
    page = upload(client, content).text
    assert said in page
    assert not PublishedFigures.objects.exists()


@pytest.mark.django_db
def test_its_page_is_led_to_from_the_imports_and_from_where_the_figures_are_missed(client):
    client.force_login(AccountFactory(role=AuthorityRole.PRINCIPAL_SOCIAL_WORKER))
    address = reverse("workforce:published_import")
    for page in ("workforce:imports", "tracker:published_figures"):
        assert f'href="{address}"' in client.get(reverse(page)).text
