"""The preview of a file: every line of its plan, by pages and filters; and the import while it runs."""

import re
import time
from datetime import date, timedelta
from unittest.mock import Mock
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.factories import AccountFactory, AllocationFactory, WorkerFactory
from workforce.audit_trail.verbs import Verb
from workforce.imports import going_on, uploads
from workforce.imports.going_on import SILENT_AFTER, WAITS_FOR_ITS_TURN, heard_from
from workforce.imports.services import NothingToApply
from workforce.imports.tasks import apply_upload_task
from workforce.imports.uploads import answer_questions, begin_applying, discard_upload
from workforce.models import Allocation, Event, ImportRun

pytestmark = pytest.mark.django_db

HEADINGS = ("Person ID", "Involvement", "Allocated worker SWE", "Allocated from", "Allocated to")
UPLOAD = reverse("workforce:import_upload", args=["allocations"])


@pytest.fixture
def admin(sign_in):
    return sign_in(AccountFactory(role="admin"))


@pytest.fixture
def holder():
    return WorkerFactory(swe_number="SW7", given_name="Ruth", family_name="Byrne")


@pytest.fixture
def preview_of(admin, csv_of):
    """Upload allocations of SW7 with these references (and last days); answers the run."""

    def _preview_of(*cases):
        rows = [[reference, "CIN", "SW7", "01/10/2026", ended] for reference, ended in cases]
        file = SimpleUploadedFile("cases.csv", csv_of([HEADINGS, *rows]))
        admin.post(UPLOAD, {"file": file})
        return ImportRun.objects.latest("pk")

    return _preview_of


@pytest.fixture
def mixed(holder, preview_of):
    """Of 120 cases 60 are new, 20 changed, 30 ended and 10 as they are; 5 are not in the file."""
    kept = [f"P{number}" for number in range(60, 120)]
    for number, reference in enumerate([*kept, "Z1", "Z2", "Z3", "Z4", "Z5"]):
        category = "cp" if number < 20 else "cin"
        AllocationFactory(
            case_reference=reference, worker=holder, category=category, allocated_on=date(2026, 10, 1)
        )
    ended = {f"P{number}" for number in range(80, 110)}
    return preview_of(*((f"P{n}", "30/10/2026" if f"P{n}" in ended else "") for n in range(120)))


def page_of(run, **chosen):
    address = reverse("workforce:import_run", args=[run.pk])
    return f"{address}?{urlencode(chosen)}" if chosen else address


def lines_on(client, address):
    """The subjects on a page, in order."""
    page = client.get(address).content.decode()
    return re.findall(r'<th class="govuk-table__header" role="rowheader" scope="row">([^<]*)</th>', page)


def all_lines(client, run, **chosen):
    """The subjects on all pages of a filter."""
    found = []
    for page in range(1, 9):
        seen = lines_on(client, page_of(run, **chosen, page=page))
        if found and seen == found[-len(seen) :]:
            break
        found += seen
    return found


def test_the_preview_pages_through_every_line(admin, mixed):
    found = all_lines(admin, mixed)
    assert len(found) == len(set(found)) == 115
    assert len(lines_on(admin, page_of(mixed))) == 50


def test_a_page_before_the_first_is_the_first_and_one_after_the_last_is_the_last(admin, mixed):
    first, last = (lines_on(admin, page_of(mixed, page=number)) for number in (1, 3))
    assert first != last
    for number in (0, -1, "", "x"):
        assert lines_on(admin, page_of(mixed, page=number)) == first
    assert lines_on(admin, page_of(mixed, page=4)) == last


@pytest.mark.parametrize(
    ("chosen", "number"),
    [
        ({"becomes": "added"}, 60),
        ({"becomes": "changed"}, 20),
        ({"becomes": "ended"}, 30),
        ({"becomes": "left_out"}, 5),
        ({"what": "allocations added"}, 60),
        ({"what": "allocations changed"}, 50),
        ({"what": "cases not in the file"}, 5),
        ({"q": "p11"}, 11 - 10),
        ({"q": "z"}, 5),
        ({"becomes": "ended", "q": "P10"}, 10),
        ({"becomes": "nonsense"}, 115),
    ],
)
def test_a_filter_shows_the_lines_that_it_says(admin, mixed, chosen, number):
    assert len(all_lines(admin, mixed, **chosen)) == number


def test_every_count_of_the_page_is_the_length_of_its_list(admin, mixed):
    page = admin.get(page_of(mixed)).content.decode()
    offered = re.findall(r'<option value="([^"]+)"[^>]*>[^<]*\((\d+)\)</option>', page)
    fates = [
        (value, int(number))
        for value, number in offered
        if value in ("added", "changed", "ended", "left_out")
    ]
    assert len(fates) == 4
    for value, number in fates:
        assert len(all_lines(admin, mixed, becomes=value)) == number
    for value, number in set(offered) - {(value, str(number)) for value, number in fates}:
        assert len(all_lines(admin, mixed, what=value)) == int(number)


def test_every_number_leads_to_the_lines_that_it_counts(admin, mixed):
    page = admin.get(page_of(mixed, q="P1", page=2)).content.decode()
    links = re.findall(r'tracker-stat__link" href="([^"]+)"[^>]*><span[^>]*>(\d+)</span>', page)
    assert links == [("?what=allocations+added", "60"), ("?what=allocations+changed", "50")]


def test_what_the_tracker_holds_already_is_counted(admin, mixed):
    assert "10 rows match what the tracker already has." in " ".join(
        admin.get(page_of(mixed)).content.decode().split()
    )


def test_a_preview_takes_as_many_queries_for_many_lines(admin, holder, preview_of):
    def queries(run):
        with CaptureQueriesContext(connection) as captured:
            admin.get(page_of(run))
        return len(captured)

    few = preview_of(*((f"P{n}", "") for n in range(3)))
    several = preview_of(*((f"P{n}", "") for n in range(300)))
    queries(few)
    assert queries(few) == queries(several)


def test_the_list_of_imports_reads_neither_files_nor_lines(admin, mixed):
    with CaptureQueriesContext(connection) as captured:
        admin.get(reverse("workforce:imports"))
    told = " ".join(query["sql"] for query in captured)
    assert '"workforce_importrun"."lines"' not in told
    assert '"workforce_importrun"."content",' not in told


def test_the_lines_are_kept_once_the_file_is_imported(admin, mixed):
    answer_questions(run=mixed, answers={"full-list": "changes"}, at=timezone.now())
    admin.post(page_of(mixed))
    mixed.refresh_from_db()
    assert (mixed.content, mixed.questions) == (None, None)
    assert len(all_lines(admin, mixed, becomes="changed")) == 20
    assert page_of(mixed) in admin.get(reverse("workforce:imports")).text
    page = admin.get(page_of(mixed, becomes="settled")).text
    assert "Is this the full list of open cases, or only what changed? Only changes: they stay" in page
    assert "Child protection → Child in need" in admin.get(page_of(mixed, becomes="changed")).text


EXPORTS = {"csv": "workforce:import_csv", "xlsx": "workforce:import_xlsx"}


def exported(client, run, kind="csv", **chosen):
    answer = client.get(f"{reverse(EXPORTS[kind], args=[run.pk])}?{urlencode(chosen)}")
    assert answer.status_code == 200
    return answer


def test_the_lines_that_are_shown_are_a_file_too(admin, mixed):
    rows = exported(admin, mixed, becomes="added").text.splitlines()
    assert rows[0].endswith("Sheet,Row,About,What happens,Counted as,In words")
    assert (len(rows), rows[1]) == (
        61,
        ',2,P0,Added,allocations added,"Child in need from 01/10/2026, with Ruth Byrne"',
    )
    assert exported(admin, mixed, "xlsx").content[:2] == b"PK"
    assert Event.objects.filter(verb=Verb.IMPORT_EXPORTED).count() == 2


def test_what_was_refused_is_a_file_with_its_rows(admin, holder, preview_of):
    run = preview_of(("P1", ""), ("Amy Smith", ""))
    assert reverse("workforce:import_csv", args=[run.pk]) in admin.get(page_of(run)).text
    (row,) = exported(admin, run).text.splitlines()[1:]
    assert row == ",3,(not shown),Refused,errors,\"Use the case system's number, never a child's name.\""


def test_one_of_a_kind_is_said_of_one(admin, holder, preview_of):
    page = admin.get(page_of(preview_of(("P1", "")))).text
    assert "allocation added" in page
    assert ">allocations added<" not in page


# --- While it runs ----------------------------------------------------------------------------


@pytest.fixture
def running(holder, preview_of):
    """A file to which somebody said yes, and that a worker has not got to the end of."""
    run = preview_of(("P1", ""))
    assert begin_applying(run=run, at=timezone.now())
    return run


def test_an_import_that_runs_shows_how_far_it_is_and_looks_again(admin, running):
    page = admin.get(page_of(running)).content.decode()
    assert "<progress" in page
    assert "Waiting for its turn" in page
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in page
    ImportRun.objects.update(step=2)
    assert "Writing" in admin.get(page_of(running)).content.decode()


def test_an_import_that_runs_is_not_begun_again_and_not_thrown_away(admin, running):
    admin.post(page_of(running))
    admin.post(reverse("workforce:import_discard", args=[running.pk]))
    running.refresh_from_db()
    assert running.applied_at is None
    assert not Allocation.objects.exists()


def test_a_worker_that_gets_to_it_imports_it(admin, running):
    apply_upload_task.call(running.pk, running.uploaded_by_id)
    running.refresh_from_db()
    assert running.applied_at
    assert Allocation.objects.count() == 1
    assert "<progress" not in admin.get(page_of(running)).content.decode()


def test_an_import_that_was_stopped_can_be_begun_again(admin, running):
    at = timezone.now() + WAITS_FOR_ITS_TURN
    assert not begin_applying(run=running, at=at - timedelta(seconds=1))
    assert begin_applying(run=running, at=at)


def test_an_import_whose_process_was_killed_is_noticed_soon(admin, running):
    """Nothing is heard of it any more, and it can be begun again; while it is heard of it goes on."""
    at = timezone.now()
    ImportRun.objects.update(began_at=at - timedelta(minutes=30), heard_at=at - SILENT_AFTER / 2, step=1)
    assert not begin_applying(run=running, at=at)
    assert not discard_upload(run=running, at=at)
    assert "Being imported" in admin.get(page_of(running)).text
    ImportRun.objects.update(began_at=at - timedelta(minutes=2), heard_at=at - SILENT_AFTER, step=1)
    assert "Stopped, not imported" in admin.get(page_of(running)).text
    assert begin_applying(run=running, at=at)
    running.refresh_from_db()
    assert running.heard_at is None


@pytest.mark.django_db(transaction=True)
def test_an_import_is_heard_from_while_it_is_carried_out(running, monkeypatch):
    monkeypatch.setattr(going_on, "BEAT", timedelta(milliseconds=20))
    with heard_from(running):
        running.refresh_from_db()
        first = running.heard_at
        for _ in range(100):
            time.sleep(0.02)
            running.refresh_from_db()
            if running.heard_at > first:
                break
    assert running.heard_at > first


def test_an_import_that_was_stopped_says_so_and_can_be_imported_again(admin, running):
    ImportRun.objects.update(began_at=timezone.now() - WAITS_FOR_ITS_TURN, step=2)
    page = admin.get(page_of(running)).text
    assert ("Stopped, not imported" in page, "Nothing of this file was imported" in page) == (True, True)
    assert "Stopped, not imported" in admin.get(reverse("workforce:imports")).text
    assert "The file is imported." in admin.post(page_of(running), follow=True).text
    assert "Nothing of this file was imported" not in admin.get(page_of(running)).text
    assert Allocation.objects.count() == 1


def test_an_import_that_fails_for_a_reason_nobody_foresaw_says_so_at_once(admin, running, monkeypatch):
    with monkeypatch.context() as patched, pytest.raises(OperationalError):
        patched.setattr(uploads, "carry_out", Mock(side_effect=OperationalError("the disk is full")))
        apply_upload_task.call(running.pk, running.uploaded_by_id)
    page = admin.get(page_of(running)).text
    assert ("Stopped, not imported" in page, "Being imported" in page) == (True, False)
    assert "The file is imported." in admin.post(page_of(running), follow=True).text
    assert Allocation.objects.count() == 1


def test_a_file_that_is_gone_cannot_be_begun(running):
    ImportRun.objects.update(began_at=None, content=None)
    with pytest.raises(NothingToApply):
        begin_applying(run=running, at=timezone.now())


def test_a_task_of_a_run_that_was_deleted_does_nothing(running):
    ImportRun.objects.all().delete()
    apply_upload_task.call(running.pk, None)
    assert not Allocation.objects.exists()


def test_what_changed_meanwhile_is_shown_anew_and_can_be_begun(admin, running):
    WorkerFactory(swe_number="SW8")
    apply_upload_task.call(running.pk, None)
    assert Allocation.objects.count() == 1, "someone who is new changes nothing of this file"


def test_a_preview_that_is_outdated_says_so_and_holds_the_new_plan(admin, holder, preview_of):
    run = preview_of(("P1", ""), ("P2", ""))
    AllocationFactory(case_reference="P1", worker=holder, category="cin", allocated_on=date(2026, 10, 1))
    page = " ".join(admin.post(page_of(run), follow=True).content.decode().split())
    assert "Something has changed since you uploaded this file." in page
    assert "1 row matches what the tracker already has." in page
    assert lines_on(admin, page_of(run)) == ["P2"]
    admin.post(page_of(run))
    assert Allocation.objects.count() == 2


def test_what_was_told_of_the_last_file_too_is_folded_away(admin, holder, csv_of):
    def upload(*extra):
        headings = (*HEADINGS, "Risk", "Area 51", *extra)
        row = (
            f"P{ImportRun.objects.count()}",
            "CIN",
            "SW7",
            "01/10/2026",
            "",
            "high",
            "x",
            *["y"] * len(extra),
        )
        admin.post(UPLOAD, {"file": SimpleUploadedFile("cases.csv", csv_of([headings, row]))})
        return page_of(ImportRun.objects.latest("pk"))

    first = upload()
    assert "as in the last file" not in admin.get(first).text
    admin.post(first)
    head, folded = admin.get(upload("Tariff")).text.split("as in the last file (2)")
    assert "“Tariff” is not read" in head
    assert ("“Risk” is not read" in head, "“Risk” is not read" in folded) == (False, True)
    assert "as in the last file" not in admin.get(first).text


def test_of_very_many_errors_the_page_shows_the_first_and_leads_to_all(admin, csv_of):
    rows = [("P1", "CIN", "nobody's", "01/10/2026", "")] * 201
    admin.post(UPLOAD, {"file": SimpleUploadedFile("cases.csv", csv_of([HEADINGS, *rows]))})
    run = ImportRun.objects.latest("pk")
    page = admin.get(page_of(run)).text
    assert (page.count('data-label="What to do"'), "The first 200 of 201." in page) == (200, True)
    assert (
        admin.get(reverse("workforce:import_csv", args=[run.pk])).text.count("not a registration number")
        == 201
    )


def test_the_database_counts_its_rows_anew_after_an_import(running):
    """PostgreSQL, which goes on planning for empty tables until it does."""
    with CaptureQueriesContext(connection) as asked:
        apply_upload_task.call(running.pk, running.uploaded_by_id)
    running.refresh_from_db()
    assert running.applied_at
    assert (asked[-1]["sql"] == "ANALYZE") == (connection.vendor == "postgresql")
