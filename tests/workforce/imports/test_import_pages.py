"""The import pages: choose a file, see what it would change, say yes."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import AccountFactory, WorkerFactory
from workforce.models import Allocation, Event, ImportRun

pytestmark = pytest.mark.django_db

HEADINGS = ("Person ID", "Involvement", "Allocated worker SWE", "Allocated from", "Allocated to")
LIST = reverse("workforce:imports")
UPLOAD = reverse("workforce:import_upload", args=["allocations"])


@pytest.fixture(params=["admin", "psw"])
def desk(request, sign_in):
    """The client of each of the two who may import."""
    return sign_in(AccountFactory(role=request.param))


@pytest.fixture
def admin(sign_in):
    return sign_in(AccountFactory(role="admin"))


@pytest.fixture
def file_of(csv_of):
    def _file_of(*rows, name="cases.csv"):
        return SimpleUploadedFile(name, csv_of([HEADINGS, *rows]))

    return _file_of


@pytest.fixture
def waiting(admin, file_of):
    """An uploaded file of one case of SW7."""
    WorkerFactory(swe_number="SW7")
    admin.post(UPLOAD, {"file": file_of(["P1", "CIN", "SW7", "01/10/2026", ""])})
    return ImportRun.objects.get()


def page_of(run):
    return reverse("workforce:import_run", args=[run.pk])


def text_of(response):
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize("role", ["", "qa"])
def test_nobody_else_finds_the_imports(sign_in, role):
    client = sign_in(WorkerFactory(account__role=role))
    for address in (LIST, UPLOAD, reverse("workforce:import_run", args=[1])):
        assert client.get(address).status_code == 404


def test_every_kind_is_offered_with_the_columns_that_it_needs(desk):
    page = text_of(desk.get(LIST))
    for kind in ("workforce", "caseloads", "allocations", "supervision_log"):
        address = reverse("workforce:import_upload", args=[kind])
        assert f'href="{address}"' in page
        assert "Also called" in text_of(desk.get(address))
    assert "Allocated worker SWE" in text_of(desk.get(UPLOAD))


def test_a_kind_that_there_is_not_is_not_found(admin):
    assert admin.get(reverse("workforce:import_upload", args=["notes"])).status_code == 404


def test_an_upload_leads_to_what_would_change(desk, file_of):
    WorkerFactory(swe_number="SW7", given_name="Ruth", family_name="Byrne")
    answer = desk.post(UPLOAD, {"file": file_of(["P1", "CIN", "SW7", "01/10/2026", ""])}, follow=True)
    page = text_of(answer)
    assert answer.redirect_chain == [(page_of(ImportRun.objects.get()), 302)]
    assert "What would change" in page
    assert "allocations added" in page
    assert "with Ruth Byrne" in page
    assert not Allocation.objects.exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "Select a file"),
        (b"", "The file is empty"),
    ],
)
def test_a_missing_or_empty_file_is_told_on_the_form(admin, content, said):
    sent = {} if content is None else {"file": SimpleUploadedFile("cases.csv", content)}
    page = text_of(admin.post(UPLOAD, sent))
    assert "There is a problem" in page
    assert said in page
    assert not ImportRun.objects.exists()


def test_a_file_that_is_no_spreadsheet_says_what_to_do(admin):
    answer = admin.post(UPLOAD, {"file": SimpleUploadedFile("x.csv", b"%PDF-1.7")}, follow=True)
    assert "is a PDF, not a spreadsheet" in text_of(answer)
    assert "The whole file" in text_of(answer)


def test_errors_are_listed_with_row_column_value_and_what_to_do(admin, file_of):
    rows = (["P1", "CIN", "SW7", "soon", ""], ["P2", "CIN", "", "01/10/2026", ""])
    page = text_of(admin.post(UPLOAD, {"file": file_of(*rows)}, follow=True))
    for shown in ("What to correct", "soon", "This is not a date", "(empty)", "registration number"):
        assert shown in page
    assert "Import this file" not in page
    assert ImportRun.objects.get().content is None


def test_a_value_is_shown_as_text(admin, file_of):
    answer = admin.post(UPLOAD, {"file": file_of(["P1", "CIN", "SW7", "<b>x</b>", ""])}, follow=True)
    assert "&lt;b&gt;x&lt;/b&gt;" in text_of(answer)


def test_yes_imports_the_file_and_forgets_it(admin, waiting):
    answer = admin.post(page_of(waiting), follow=True)
    waiting.refresh_from_db()
    assert "The file is imported." in text_of(answer)
    assert (Allocation.objects.count(), waiting.content) == (1, None)
    assert Event.objects.get(verb="file imported").actor.role == "admin"


def test_yes_twice_has_one_effect(admin, waiting):
    for _ in range(2):
        assert admin.post(page_of(waiting)).status_code == 302
    assert (Allocation.objects.count(), Event.objects.filter(verb="file imported").count()) == (1, 1)


def test_yes_to_what_would_happen_otherwise_by_now_shows_it_again(admin, waiting, file_of):
    same = file_of(["P1", "CIN", "SW7", "01/10/2026", ""])
    answer = admin.post(UPLOAD, {"file": same}, follow=True)
    admin.post(answer.redirect_chain[0][0])
    page = text_of(admin.post(page_of(waiting), follow=True))
    assert "Something has changed" in page
    assert "Everything in this file is already in the tracker" in page
    assert Allocation.objects.count() == 1


def test_a_file_that_changes_nothing_offers_nothing_to_import(admin, waiting, file_of):
    admin.post(page_of(waiting))
    answer = admin.post(UPLOAD, {"file": file_of(["P1", "CIN", "SW7", "01/10/2026", ""])}, follow=True)
    assert "There is nothing to import" in text_of(answer)
    assert "Import this file" not in text_of(answer)


def test_no_deletes_the_file(admin, waiting):
    answer = admin.post(reverse("workforce:import_discard", args=[waiting.pk]), follow=True)
    assert "not imported, and is deleted" in text_of(answer)
    assert not ImportRun.objects.exists()


def test_no_after_yes_changes_nothing(admin, waiting):
    admin.post(page_of(waiting))
    admin.post(reverse("workforce:import_discard", args=[waiting.pk]))
    assert (ImportRun.objects.count(), Allocation.objects.count()) == (1, 1)


def test_after_a_day_the_file_is_not_kept_any_more(admin, waiting, time_machine):
    uploaded_at = waiting.uploaded_at
    time_machine.move_to(uploaded_at + timedelta(hours=24))
    admin.force_login(waiting.uploaded_by)
    assert "Import this file" not in text_of(admin.get(page_of(waiting)))
    assert "not kept any more" in text_of(admin.post(page_of(waiting), follow=True))
    assert not Allocation.objects.exists()


def test_an_import_stays_listed_with_what_it_changed(admin, waiting):
    admin.post(page_of(waiting))
    page = text_of(admin.get(LIST))
    assert "cases.csv" in page
    assert "Imported" in page
    assert "What it changed" in text_of(admin.get(page_of(waiting)))


def test_the_list_takes_the_same_number_of_queries_for_any_number_of_imports(admin):
    def queries_with(number):
        by = AccountFactory(role="admin")
        ImportRun.objects.bulk_create(
            ImportRun(kind="workforce", file_name="a.xlsx", uploaded_by=by, uploaded_at=datetime.now(UTC))
            for _ in range(number)
        )
        with CaptureQueriesContext(connection) as captured:
            admin.get(LIST)
        return len(captured)

    admin.get(LIST)
    assert queries_with(1) == queries_with(2) == queries_with(20)
