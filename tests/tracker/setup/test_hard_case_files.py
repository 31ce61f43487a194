"""Logs, caseload reports and allocation lists as councils really send them, each with its right answer.

The files lie beside the project; each kind is repeated here with rows of our own. The people come in by a
staff list first: Bea Boss with Carys Allen and Dayo Okoro.
"""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from supervision.imported_log.services.log_rows import Answer, settle_rows
from supervision.models import Agreement, LogRow, Session
from workforce.imports.services import import_file, importer_for
from workforce.imports.undo import CannotUndo, undo
from workforce.models import Allocation, CaseloadBreach, CaseloadSnapshot, ImportRun

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 26)
STAFF = ("Emp No", "Surname", "Forename", "Job Title", "Team", "Service Area", "Line Mgr Emp No", "FTE",
         "Contract Type", "Start Date", "SWE Reg No")  # fmt: skip
PEOPLE = (
    (100, "Boss", "Bea", "Team Manager", "North", "Safeguarding", None, 1, "Permanent", "01/09/2024", None),
    (101, "Allen", "Carys", "Social Worker", "North", "Safeguarding", 100, 1, "Permanent", "01/09/2025",
     "SW101"),
    (102, "Okoro", "Dayo", "Social Worker", "North", "Safeguarding", 100, 1, "Permanent", "01/09/2025",
     "SW102"),
)  # fmt: skip
LOG = ("Date", "Supervisee", "Supervisor", "Type", "Mins", "Signed?", "Comments")
CASES = ("Person ID", "Involvement", "Allocated worker SWE", "Allocated from", "Allocated to")


def bring_in(kind, content, name="file.xlsx", **answers):
    return import_file(
        kind=kind, content=content, file_name=name, on=DAY, by=None,
        at=datetime(2026, 11, 26, 9, tzinfo=UTC), answers=answers,
    )  # fmt: skip


@pytest.fixture(autouse=True)
def people(workbook_of):
    plan = bring_in("workforce", workbook_of([STAFF, *PEOPLE]))
    assert (plan.errors, plan.open_questions) == ((), [])


@pytest.fixture(scope="session")
def hard_files(council_data) -> Path:
    folder = council_data.parent / "hard-files"
    if not folder.is_dir():
        pytest.skip("the hard files are not beside the project")
    return folder


@pytest.fixture
def hard(hard_files):
    """Import a hard file by its name; answers what came of it."""

    def _hard(name, **answers):
        path = hard_files / f"{name}.xlsx"
        stem = name.removeprefix("control-").split("-")[0]
        kind = {"log": "supervision_log", "caseload": "caseloads", "allocations": "allocations"}[stem]
        return bring_in(kind, path.read_bytes(), path.name, **answers)

    return _hard


@pytest.fixture
def log(workbook_of):
    def _log(*rows, headings=LOG):
        return bring_in("supervision_log", workbook_of([headings, *rows]))

    return _log


def last_held(family_name):
    return Agreement.objects.get(supervisee__family_name=family_name).last_held_on


def told(plan):
    return [(line.row, str(line.becomes)) for line in plan.lines]


def notes(plan):
    return " ".join(str(note) for note in plan.file_notes)


# --- The log --------------------------------------------------------------------------------------


def test_what_was_not_held_in_other_words_moves_no_clock(hard):
    plan = hard("log-not-held-in-other-words")
    assert plan.changes == {
        "rows to settle": 7, "sessions moved": 2, "sessions not attended": 1,
    }  # fmt: skip
    assert last_held("Allen") is None
    assert not Session.objects.filter(status="held").exists()
    assert LogRow.objects.waiting_for_outcome().count() == 7
    assert hard("log-not-held-in-other-words").changes == {}


@pytest.mark.parametrize(
    "comment", ["Supervision fell through", "DNA'd - rang in sick", "TM at tribunal, to be rebooked"]
)
def test_more_that_was_not_held_moves_no_clock(log, comment):
    log(["01/10/2026", "Carys Allen", "Bea Boss", "1:1", None, None, comment])
    assert last_held("Allen") is None


def test_the_outcome_is_taken_from_a_status_column(hard):
    plan = hard("log-status-column")
    assert plan.changes == {"sessions held": 1, "sessions cancelled": 1, "sessions not attended": 1}
    assert last_held("Allen") == date(2026, 10, 1)


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Outcome", ("Took place", "Cancelled - TM sick", "No show")),
        ("Attended?", ("Yes", "Cancelled", "DNA")),
        ("Session Status", ("COMPLETED", "canx", "Did not attend")),
    ],
)
def test_more_status_columns(log, heading, cells):
    days = ("01/10/2026", "08/10/2026", "15/10/2026")
    rows = [[day, "Carys Allen", "Bea Boss", "1:1", cell] for day, cell in zip(days, cells, strict=True)]
    plan = log(*rows, headings=(*LOG[:4], heading))
    assert plan.changes == {"sessions held": 1, "sessions cancelled": 1, "sessions not attended": 1}


def test_the_same_session_twice_is_one_and_the_repeat_is_named(hard):
    plan = hard("log-same-session-twice")
    assert plan.changes == {"sessions held": 2}
    assert told(plan) == [(2, "added"), (3, "left_out"), (4, "added"), (5, "left_out")]
    assert "row 3 (as row 2), row 5 (as row 4)" in plan.notes[0]
    assert hard("log-same-session-twice").changes == {}


@pytest.mark.parametrize(
    "again",
    [
        ["02/11/2026", "ALLEN Carys", "Boss, Bea", "Supervision", 90, "Y", None],
        ["2 Nov 2026", "C Allen", "Bea Boss", "1-1", "1.5 hrs", "N", "notes to follow"],
        ["02/11/26", "Carys Allen", "B. Boss", "121", None, None, None],
    ],
)
def test_more_repeats(log, again):
    plan = log(["02/11/2026", "Carys Allen", "Bea Boss", "1:1", 90, "Y", None], again)
    assert (plan.changes, told(plan)[1]) == ({"sessions held": 1}, (3, "left_out"))


def test_a_session_over_midnight_is_logged(log):
    row = ["02/11/2026", "Carys Allen", "Bea Boss", "1:1", "23:00", "00:30"]
    assert log(row, headings=(*LOG[:4], "Start", "End")).changes == {"sessions held": 1}
    assert (Session.objects.get().minutes, last_held("Allen")) == (90, date(2026, 11, 2))


# --- The caseload report --------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["caseload-run-date-and-as-at-1", "control-caseload-as-at-first"])
def test_a_count_is_of_the_day_of_its_position_not_of_its_run(hard, name):
    assert hard(name).changes == {"caseloads counted": 1}
    assert CaseloadSnapshot.objects.get().counted_on == date(2026, 9, 30)


def test_a_category_of_ones_own_is_other_and_named(hard):
    plan = hard("caseload-own-category")
    assert plan.changes == {"caseloads counted": 1}
    assert "“Private fostering” is read as a category of your own, counted as other" in notes(plan)
    snapshot = CaseloadSnapshot.objects.get()
    assert (snapshot.other, snapshot.total) == (1, 11)


def test_cases_that_no_one_holds_are_named_and_the_rest_goes_in(hard):
    plan = hard("caseload-unallocated")
    assert plan.changes == {"caseloads counted": 1}
    assert "“Unallocated” under “Worker” (row 4) is left out: 1 row, not a person, with 1 case." in notes(
        plan
    )
    assert "“Duty tray” under “Worker” (row 5) is left out: 1 row, not a person, with 2 cases." in notes(plan)


# --- Allocations ----------------------------------------------------------------------------------


def test_a_corrected_first_day_is_one_allocation_and_a_change(hard):
    hard("allocations-start-corrected-1")
    plan = hard("allocations-start-corrected-2")
    assert plan.changes == {"allocations changed": 1}
    assert plan.lines[0].says == "with Carys Allen: first day 01/09/2026 → 03/09/2026"
    assert Allocation.objects.get().allocated_on == date(2026, 9, 3)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (["P1", "CP", "SW101", "1/9/2026", "30/9/2026"], ["P1", "CP", "SW101", "3/9/2026", "30/9/2026"]),
        (["p1", "CIN", "SW101", "03/09/2026", None], ["P1", "CP", "SW101", "01/09/2026", None]),
        (["P1", "CIN", "SW102", "01/10/2026", None], ["P1", "CIN", "SW102", "01/09/2026", "20/11/2026"]),
    ],
)  # fmt: skip
def test_more_corrected_first_days(workbook_of, first, second):
    bring_in("allocations", workbook_of([CASES, first]))
    assert bring_in("allocations", workbook_of([CASES, second])).changes == {"allocations changed": 1}
    assert Allocation.objects.count() == 1


# --- Undoing the last of each ---------------------------------------------------------------------


def undo_last():
    run = ImportRun.objects.filter(undone_at=None).latest("pk")
    undo(run=run, undoing=importer_for(run.kind).undoing, by=None, at=datetime(2026, 11, 26, 10, tzinfo=UTC))


def everything():
    return [
        list(model.objects.order_by("pk").values())
        for model in (Session, LogRow, Allocation, CaseloadSnapshot, CaseloadBreach, Agreement)
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (None, "log-same-session-twice"),
        ("log-same-session-twice", "log-not-held-in-other-words"),
        (None, "caseload-unallocated"),
        ("caseload-run-date-and-as-at-1", "caseload-own-category"),
        (None, "allocations-start-corrected-1"),
        ("allocations-start-corrected-1", "allocations-start-corrected-2"),
    ],
)
def test_the_last_import_can_be_undone(hard, first, second):
    if first:
        hard(first)
    before = everything()
    hard(second)
    assert everything() != before
    undo_last()
    assert everything() == before
    assert hard(second).changes


def test_a_corrected_session_gets_back_what_it_was(log):
    log(["02/11/2026", "Carys Allen", "Bea Boss", "1:1", 90, "Y", None])
    before = everything()
    log(["02/11/2026", "Carys Allen", "Bea Boss", "1:1", 60, "Y", "cancelled"])
    assert last_held("Allen") is None
    undo_last()
    assert everything() == before


def test_a_log_is_not_undone_once_one_of_its_rows_was_settled(hard):
    hard("log-not-held-in-other-words")
    row = LogRow.objects.waiting_for_outcome().first()
    settle_rows(row=row, answer=Answer(outcome="held"), by=None, at=datetime(2026, 11, 26, 9, 30, tzinfo=UTC))
    with pytest.raises(CannotUndo, match="log rows that it added"):
        undo_last()


def test_a_count_is_not_undone_once_someone_changed_what_it_opened(workbook_of):
    heads = ["Worker", "SWE No", "CIN", "Total"]
    bring_in("caseloads", workbook_of([["As at 02/11/2026"], heads, ["Carys Allen", "SW101", 40, 40]]))
    CaseloadBreach.objects.update(since=date(2026, 10, 1))
    with pytest.raises(CannotUndo, match="Something was changed since"):
        undo_last()
