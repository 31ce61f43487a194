"""Imports of the ground floor, and what all importers share."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories import AccountFactory, AllocationFactory, CaseloadSnapshotFactory, WorkerFactory
from workforce.imports.services import (
    NothingToApply,
    PreviewOutdated,
    import_file,
    importer_for,
    importers,
    plan_file,
)
from workforce.imports.uploads import apply_upload, upload
from workforce.models import Allocation, CaseloadSnapshot, Event, ImportKind, ImportRun, Worker

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
DAY = AT.date()
COUNT_HEADINGS = ("Worker", "SWE No", "Team", "CIN", "CP", "CLA", "Care leaver", "Assessment", "Total")
CASE_HEADINGS = ("Person ID", "Involvement", "Allocated worker SWE", "Allocated from", "Allocated to")


@pytest.fixture
def counts(csv_of):
    def _counts(*rows, day="02/11/2026"):
        return csv_of([["As at " + day], COUNT_HEADINGS, *rows])

    return _counts


@pytest.fixture
def cases(csv_of):
    return lambda *rows: csv_of([CASE_HEADINGS, *rows])


def bring_in(kind, content, *, on=DAY, keep=True):
    """Import a file, or only plan it; answers the plan."""
    named = {"kind": kind, "content": content, "file_name": f"{kind}.csv", "on": on}
    return import_file(**named, by=None, at=AT) if keep else plan_file(**named).plan


def test_every_kind_of_import_has_its_importer():
    assert [importer.kind for importer in importers()] == list(ImportKind)


def test_a_count_is_kept_by_category_for_its_day(counts):
    worker = WorkerFactory(swe_number="SW7")
    assert bring_in("caseloads", counts(["Ahmed, Amina", "sw 7", "East", 4, 2, "", 1, "", 7])).changes == {
        "caseloads counted": 1
    }
    snapshot = CaseloadSnapshot.objects.get()
    assert (snapshot.worker, snapshot.counted_on, snapshot.total) == (worker, date(2026, 11, 2), 7)
    assert (snapshot.cin, snapshot.cp, snapshot.cla, snapshot.care_leaver) == (4, 2, 0, 1)


def test_the_same_count_twice_changes_nothing(counts):
    WorkerFactory(swe_number="SW7")
    content = counts(["A", "SW7", "", 4, "", "", "", "", 4])
    bring_in("caseloads", content)
    assert bring_in("caseloads", content).changes == {}


def test_a_corrected_count_replaces_that_of_its_day(counts):
    snapshot = CaseloadSnapshotFactory(worker__swe_number="SW7", counted_on=DAY, cin=10)
    found = bring_in("caseloads", counts(["A", "SW7", "", 4, "", "", "", "", 4]))
    snapshot.refresh_from_db()
    assert (found.changes, snapshot.total) == ({"caseloads corrected": 1}, 4)


def test_an_unknown_registration_number_is_asked_about_or_refuses_the_file(counts, cases):
    WorkerFactory(swe_number="SW7")
    found = bring_in(
        "caseloads", counts(["A", "SW7", "", 4, "", "", "", "", 4], ["B", "SW8", "", "", "", "", "", 1, 1])
    )
    assert [(one.row, one.asks) for one in found.open_questions] == [(4, "Who is “B” (SW8)?")]
    assert not CaseloadSnapshot.objects.exists()
    found = bring_in("allocations", cases(["P1234567", "CIN", "SW8", "01/10/2026", ""]))
    assert [(error.row, error.column) for error in found.errors] == [(2, "Allocated worker SWE")]


def test_a_count_of_a_day_that_has_not_come_is_refused(counts):
    WorkerFactory(swe_number="SW7")
    content = counts(["A", "SW7", "", 4, "", "", "", "", 4], day="03/11/2026")
    assert "is in the future" in bring_in("caseloads", content).errors[0].problem
    assert bring_in("caseloads", content, on=date(2026, 11, 3)).changes == {"caseloads counted": 1}


def test_an_allocation_says_who_holds_which_case_since_when(cases):
    worker = WorkerFactory(swe_number="SW7")
    found = bring_in("allocations", cases(["P1234567", "LAC", "SW7", "01/10/2026", "30/10/2026"]))
    assert found.changes == {"allocations added": 1}
    allocation = Allocation.objects.get()
    assert (allocation.case_reference, allocation.category, allocation.worker) == ("P1234567", "cla", worker)
    assert (allocation.allocated_on, allocation.ended_on) == (date(2026, 10, 1), date(2026, 10, 30))


def test_an_allocation_that_has_ended_is_changed_not_added(cases):
    WorkerFactory(swe_number="SW7")
    bring_in("allocations", cases(["P1", "CIN", "SW7", "01/10/2026", ""]))
    assert bring_in("allocations", cases(["P1", "CIN", "SW7", "01/10/2026", ""])).changes == {}
    ended = cases(["P1", "CIN", "SW7", "01/10/2026", "30/10/2026"])
    assert bring_in("allocations", ended).changes == {"allocations changed": 1}
    assert Allocation.objects.get().ended_on == date(2026, 10, 30)


def test_a_case_that_the_file_leaves_out_is_asked_about(cases):
    AllocationFactory(case_reference="P9")
    AllocationFactory(case_reference="P8", ended_on=date(2026, 10, 1))
    WorkerFactory(swe_number="SW7")
    found = bring_in("allocations", cases(["P1", "CIN", "SW7", "01/10/2026", ""]))
    assert [(one.key, one.subject) for one in found.open_questions] == [("full-list", "1 case")]
    assert Allocation.objects.count() == 2


def test_a_preview_is_the_import_and_leaves_nothing(cases):
    WorkerFactory(swe_number="SW7")
    found = bring_in("allocations", cases(["P1", "CIN", "SW7", "01/10/2026", ""]), keep=False)
    assert found.changes == {"allocations added": 1}
    assert [line.subject for line in found.lines] == ["P1"]
    assert not Allocation.objects.exists()


def test_a_file_that_is_no_spreadsheet_is_one_error():
    found = bring_in("caseloads", b"%PDF-1.7")
    assert (found.rows, found.changes, [error.row for error in found.errors]) == (0, {}, [0])


# --- commands ----------------------------------------------------------------------------------


@pytest.fixture
def command(tmp_path):
    """Run an import command on a file; answers its exit status and what it printed."""

    def _command(name, content, *options):
        file = tmp_path / "export.csv"
        file.write_bytes(content)
        out = StringIO()
        try:
            call_command(name, str(file), *options, stdout=out)
        except SystemExit as end:
            return end.code, out.getvalue()
        return 0, out.getvalue()

    return _command


def test_the_commands_answer_in_json(cases, command):
    WorkerFactory(swe_number="SW7")
    content = cases(["P1", "CIN", "SW7", "01/10/2026", ""])
    status, printed = command("import_allocations", content, "--format", "json", "--on", "2026-11-02")
    assert status == 0
    nothing_odd = {"errors": [], "left_out": [], "read_as": [], "questions": []}
    assert json.loads(printed) == {"rows": 1, "changes": {"allocations added": 1}} | nothing_odd
    status, printed = command("import_allocations", content, "--format", "json")
    assert (status, json.loads(printed)) == (0, {"rows": 1, "changes": {}} | nothing_odd)


def test_the_commands_exit_with_1_where_there_are_errors(cases, command):
    status, printed = command(
        "import_allocations", cases(["P1", "CIN", "SW7", "soon", ""]), "--format", "json"
    )
    found = json.loads(printed)
    assert (status, found["rows"], found["changes"]) == (1, 1, {})
    assert list(found["errors"][0]) == ["row", "column", "value", "problem"]
    assert (found["errors"][0]["row"], found["errors"][0]["value"]) == (2, "soon")


def test_a_dry_run_changes_nothing(cases, command):
    WorkerFactory(swe_number="SW7")
    content = cases(["P1", "CIN", "SW7", "01/10/2026", ""])
    status, printed = command("import_allocations", content, "--dry-run")
    assert (status, "Would change:\n       1 allocation added" in printed) == (0, True)
    assert not Allocation.objects.exists()
    assert not ImportRun.objects.exists()


def test_an_import_leaves_its_facts_and_one_event(counts, command):
    WorkerFactory(swe_number="SW7")
    content = counts(["A", "SW7", "", 4, "", "", "", "", 4])
    for _ in range(2):
        assert command("import_caseloads", content)[0] == 0
    run = ImportRun.objects.get()
    assert (run.kind, run.rows, run.content, run.changes["counts"]) == (
        "caseloads", 1, None, {"caseloads counted": 1},
    )  # fmt: skip
    assert Event.objects.get(verb="file imported").details["changes"] == {"caseloads counted": 1}


COMMANDS = (
    "import_workforce",
    "import_allocations",
    "import_caseloads",
    "import_supervision_log",
    "import_dfe_statistics",
)


def test_a_file_that_is_not_there_is_said():
    for name in COMMANDS:
        with pytest.raises(CommandError, match=r"^There is no file /nowhere\.csv\.$"):
            call_command(name, "/nowhere.csv")


@pytest.mark.parametrize("name", COMMANDS)
def test_a_folder_is_no_file_and_is_said_in_words(name, tmp_path):
    with pytest.raises(CommandError, match=r"cannot be read: Is a directory\.$"):
        call_command(name, tmp_path)


# --- uploads -----------------------------------------------------------------------------------


@pytest.fixture
def uploaded(cases):
    """An upload of one case, of SW7, that waits for a yes."""
    WorkerFactory(swe_number="SW7")
    content = cases(["P1", "CIN", "SW7", "01/10/2026", ""])
    return upload(kind="allocations", content=content, file_name="cases.csv", by=AccountFactory(), at=AT)


def test_an_upload_shows_what_would_change_and_changes_nothing(uploaded):
    assert uploaded.changes["counts"] == {"allocations added": 1}
    assert uploaded.content
    assert not Allocation.objects.exists()


def test_applying_an_upload_does_what_it_showed_and_forgets_the_file(uploaded):
    run = apply_upload(run=uploaded, by=uploaded.uploaded_by, at=AT)
    assert (run.applied_at, run.content, run.changes["counts"]) == (AT, None, {"allocations added": 1})
    assert "lines" not in run.changes
    assert Allocation.objects.count() == 1


def test_applying_twice_has_one_effect(uploaded):
    apply_upload(run=uploaded, by=None, at=AT)
    apply_upload(run=uploaded, by=None, at=AT)
    assert (Allocation.objects.count(), Event.objects.filter(verb="file imported").count()) == (1, 1)


def test_an_upload_that_would_do_something_else_by_now_is_shown_again(uploaded, cases):
    bring_in("allocations", cases(["P1", "CIN", "SW7", "01/10/2026", ""]))
    with pytest.raises(PreviewOutdated):
        apply_upload(run=uploaded, by=None, at=AT)
    uploaded.refresh_from_db()
    assert (uploaded.changes["counts"], uploaded.applied_at) == ({}, None)


def test_an_upload_that_turns_into_another_while_it_is_applied_is_shown_again(uploaded, monkeypatch):
    """Between the plan and the lock the case came in by itself: nothing is written, the new plan is shown."""
    importer, looks = importer_for("allocations"), []

    def find(reading, *, on):
        looks.append(len(looks))
        if len(looks) == 2:
            worker = Worker.objects.get(swe_number="SW7")
            AllocationFactory(case_reference="P1", worker=worker, allocated_on=date(2026, 10, 1))
        return importer.find(reading, on=on)

    watched = replace(importer, find=find)
    monkeypatch.setattr("workforce.imports.services.importer_for", lambda kind: watched)
    with pytest.raises(PreviewOutdated):
        apply_upload(run=uploaded, by=None, at=AT)
    uploaded.refresh_from_db()
    assert (uploaded.applied_at, uploaded.changes["is_outdated"]) == (None, True)
    assert Allocation.objects.count() == 1


def test_an_upload_with_errors_keeps_the_errors_and_not_the_file(cases):
    run = upload(
        kind="allocations", content=cases(["P1", "CIN", "SW9", "soon", ""]), file_name="c.csv", by=None, at=AT
    )
    assert (run.content, [error["row"] for error in run.changes["errors"]]) == (None, [2])
    with pytest.raises(NothingToApply):
        apply_upload(run=run, by=None, at=AT)


def test_an_upload_is_forgotten_after_a_day(uploaded):
    with pytest.raises(NothingToApply):
        apply_upload(run=uploaded, by=None, at=AT + timedelta(days=1))
    upload(kind="allocations", content=b"x", file_name="x.csv", by=None, at=AT + timedelta(days=1))
    assert not ImportRun.objects.filter(pk=uploaded.pk).exists()
