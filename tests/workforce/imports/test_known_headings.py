"""A column that nobody knows: a person says what it is, and it is known in the next file of that kind."""

from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from tests.factories import AccountFactory, WorkerFactory
from workforce.audit_trail.verbs import Verb
from workforce.imports.known_headings import said_of
from workforce.models import Allocation, Event, ImportRun, KnownHeading

pytestmark = pytest.mark.django_db

UPLOAD = reverse("workforce:import_upload", args=["allocations"])
KNOWN = reverse("workforce:known_headings", args=["allocations"])
HEADINGS = ("Person ID", "Involvement", "Allocated worker SWE", "Allocated from", "Finish", "Risk")
ROW = ("P1", "CIN", "SW7", "01/10/2026", "31/10/2026", "high")


@pytest.fixture(params=["admin", "psw"])
def desk(request, sign_in):
    WorkerFactory(swe_number="SW7")
    return sign_in(AccountFactory(role=request.param))


@pytest.fixture
def upload(desk, csv_of):
    def _upload(headings=HEADINGS, *rows):
        content = csv_of([headings, *(rows or [ROW])])
        desk.post(UPLOAD, {"file": SimpleUploadedFile("cases.csv", content)})
        return ImportRun.objects.latest("pk")

    return _upload


def page(desk, name, *args):
    return " ".join(desk.get(reverse(f"workforce:{name}", args=args)).content.decode().split())


def say(desk, run, **columns):
    return desk.post(reverse("workforce:import_headings", args=[run.pk]), columns, follow=True)


def test_the_preview_leads_to_where_a_person_says_what_a_column_is(desk, upload):
    run = upload()
    told = page(desk, "import_run", run.pk)
    assert "Column “Finish” is not read: 1 filled cell. They look like days." in told
    assert f'href="{reverse("workforce:import_headings", args=[run.pk])}"' in told
    asked = page(desk, "import_headings", run.pk)
    assert "“Finish” is" in asked
    assert "1 filled cell, which look like days" in asked
    assert asked.count('<option value="allocated_to">Allocated to</option>') == 2
    assert "Allocated from</option>" not in asked


def test_what_is_said_is_read_at_once_and_in_the_next_file(desk, upload):
    run = upload()
    answer = say(desk, run, **{"column-0": "allocated_to", "column-1": ""})
    assert answer.redirect_chain == [(reverse("workforce:import_run", args=[run.pk]), 302)]
    told = " ".join(answer.content.decode().split())
    assert "“Finish”" not in told
    assert "Column “Risk” is not read: 1 filled cell." in told
    desk.post(reverse("workforce:import_run", args=[run.pk]))
    assert f"{Allocation.objects.get().ended_on:%d/%m/%Y}" == "31/10/2026"

    later = upload(("FINISH:", *HEADINGS[:4]), ("30/11/2026", "P2", *ROW[1:4]))
    assert "FINISH" not in page(desk, "import_run", later.pk)
    desk.post(reverse("workforce:import_run", args=[later.pk]))
    assert f"{Allocation.objects.get(case_reference='P2').ended_on:%d/%m/%Y}" == "30/11/2026"


def test_a_file_that_lacks_a_needed_column_can_be_read_once_the_column_is_known(desk, upload):
    headings = ("Person ID", "Involvement", "Who holds it", "Allocated from")
    run = upload(headings, ("P1", "CIN", "SW7", "01/10/2026"))
    assert "Column “Who holds it” is not read: 1 filled cell." in page(desk, "import_run", run.pk)
    answer = say(desk, run, **{"column-0": "swe_number"})
    assert answer.redirect_chain == [(UPLOAD, 302)]
    assert "Upload the file again." in answer.content.decode()
    again = upload(headings, ("P1", "CIN", "SW7", "01/10/2026"))
    assert again.changes["counts"] == {"allocations added": 1}


def test_the_command_knows_it_too(desk, upload, tmp_path):
    say(desk, upload(), **{"column-0": "allocated_to"})
    file, out = tmp_path / "cases.csv", StringIO()
    file.write_text(",".join(HEADINGS) + "\n" + ",".join(ROW))
    call_command("import_allocations", str(file), stdout=out)
    assert "Finish" not in out.getvalue()
    assert f"{Allocation.objects.get().ended_on:%d/%m/%Y}" == "31/10/2026"


def test_two_columns_are_not_the_same_one(desk, upload):
    run = upload()
    answer = say(desk, run, **{"column-0": "allocated_to", "column-1": "allocated_to"})
    assert "Select each column once" in answer.content.decode()
    assert not KnownHeading.objects.exists()


@pytest.mark.parametrize("column", ["allocated_from", "nonsense"])
def test_only_a_column_that_the_file_lacks_can_be_said(desk, upload, column):
    answer = say(desk, upload(), **{"column-0": column})
    assert "There is a problem" in answer.content.decode()
    assert not KnownHeading.objects.exists()


def test_nothing_said_changes_nothing(desk, upload):
    run = upload()
    assert say(desk, run).redirect_chain == [(reverse("workforce:import_run", args=[run.pk]), 302)]
    assert not KnownHeading.objects.exists()


def test_what_was_said_is_listed_and_can_be_taken_back(desk, upload):
    assert "No headings yet." in page(desk, "known_headings", "allocations")
    say(desk, upload(), **{"column-0": "allocated_to"})
    assert f'href="{KNOWN}"' in page(desk, "import_upload", "allocations")
    told = page(desk, "known_headings", "allocations")
    assert ">Finish</th>" in told
    assert ">Allocated to</td>" in told
    heading = KnownHeading.objects.get()
    answer = desk.post(reverse("workforce:heading_forget", args=[heading.pk]), follow=True)
    assert answer.redirect_chain == [(KNOWN, 302)]
    assert not KnownHeading.objects.exists()
    assert "Column “Finish” is not read" in page(desk, "import_run", upload().pk)
    verbs = [*Event.objects.order_by("pk").values_list("verb", flat=True)]
    assert [verb for verb in verbs if "heading" in verb] == [Verb.HEADING_EXPLAINED, Verb.HEADING_FORGOTTEN]


def test_what_is_said_of_one_kind_of_file_says_nothing_of_another(desk, upload):
    say(desk, upload(), **{"column-0": "allocated_to"})
    assert said_of("allocations") == {"finish": "allocated_to"}
    assert said_of("workforce") == {}


def test_a_file_that_is_imported_asks_no_more(desk, upload):
    run = upload()
    desk.post(reverse("workforce:import_run", args=[run.pk]))
    assert "Say what these columns are" not in page(desk, "import_run", run.pk)
    assert desk.get(reverse("workforce:import_headings", args=[run.pk])).status_code == 404


@pytest.mark.parametrize("role", ["", "qa"])
def test_nobody_else_says_what_a_column_is(sign_in, role):
    client = sign_in(WorkerFactory(account__role=role))
    assert client.get(KNOWN).status_code == 404
    assert client.get(reverse("workforce:import_headings", args=[1])).status_code == 404
    assert client.post(reverse("workforce:heading_forget", args=[1])).status_code == 404


def test_a_column_taken_from_a_heading_that_may_mean_something_else_can_be_said(desk, upload):
    headings = ("Person ID", "Plan Type", "Kind of case", "Allocated worker SWE", "Allocated from")
    run = upload(headings, ("P1", "CIN", "CP", "SW7", "01/10/2026"))
    assert '<option value="category">' in page(desk, "import_headings", run.pk)
    say(desk, run, **{"column-0": "category"})
    desk.post(reverse("workforce:import_run", args=[run.pk]))
    assert Allocation.objects.get().category == "cp"
