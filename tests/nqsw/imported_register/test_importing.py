"""Registers of past classes, as a list and as a matrix: classes of their day, marks, once."""

from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from nqsw.classes.reports import attendance_rows
from nqsw.imported_register.importing import CLASS_REGISTER
from nqsw.models import Enrolment, MasterClass, Seat
from tests.factories import AccountFactory, MasterClassFactory, PlaceFactory
from tests.nqsw.imported_programme.sheets import AT, DAY, hire, sheet
from workforce.imports.services import import_file
from workforce.imports.undo import undo
from workforce.models import AuthorityRole, ImportRun, Worker

pytestmark = pytest.mark.django_db
CHRONOLOGIES, COURT = "Writing chronologies", "Court skills"
LIST = (
    ("Name", "Emp ID", "Course", "Date", "Attended?"),
    ("Amelia Stone", 1, CHRONOLOGIES, "12/03/2026", "Y"),
    ("Ben Wright", 2, CHRONOLOGIES, "12/03/2026", "Late"),
    ("Adeyemi, Chloe", None, CHRONOLOGIES, "12/03/2026", "apologies"),
    ("Amelia Stone", 1, COURT, "14 May 2026", "DNA"),
)
MATRIX = (
    ("Master classes 2026",),
    ("NQSW name", f"{CHRONOLOGIES} (12/03/2026)", f"{COURT} - 14 May 2026", "Comments"),
    ("Amelia Stone", "✓", "absent", "keen"),
    ("Ben Wright", "late", None, None),
    ("Chloe Adeyemi", "Apols", "n/a", None),
)
DAYS_BELOW = (
    ("Name", CHRONOLOGIES, COURT),
    (None, datetime(2026, 3, 12), datetime(2026, 5, 14)),
    ("Amelia Stone", "Y", "N"),
    ("Ben Wright", "L", None),
    ("Chloe Adeyemi", "apologies", None),
)
RIGHT = {
    ("Amelia Stone", CHRONOLOGIES, date(2026, 3, 12), "present"),
    ("Ben Wright", CHRONOLOGIES, date(2026, 3, 12), "late"),
    ("Chloe Adeyemi", CHRONOLOGIES, date(2026, 3, 12), "apologies"),
    ("Amelia Stone", COURT, date(2026, 5, 14), "absent"),
}


@pytest.fixture(autouse=True)
def hired():
    hire()


def bring_in(rows, answers=None):
    return import_file(
        kind="class_register",
        content=sheet(rows),
        file_name="register.xlsx",
        on=DAY,
        by=None,
        at=AT,
        answers=answers or {},
    )


def marks():
    seats = Seat.objects.select_related("worker", "master_class")
    return {(str(one.worker), one.master_class.title, one.master_class.held_on, one.mark) for one in seats}


@pytest.mark.parametrize("rows", [LIST, MATRIX, DAYS_BELOW], ids=["list", "matrix", "days below"])
def test_however_a_register_is_kept_it_makes_the_same_classes_and_marks(rows):
    plan = bring_in(rows)
    assert (plan.errors, plan.open_questions) == ((), [])
    assert plan.changes == {"attendance marks": 4, "classes added": 2}
    assert marks() == RIGHT


def test_what_was_attended_counts_and_gives_a_certificate_and_nothing_else_does(sign_in):
    bring_in(LIST)
    counted = {
        str(row.enrolment.worker): row.attended for row in attendance_rows(Enrolment.objects.all(), on=DAY)
    }
    assert (counted["Amelia Stone"], counted["Ben Wright"], counted["Chloe Adeyemi"]) == (1, 1, 0)
    client = sign_in(AccountFactory(role=AuthorityRole.PRINCIPAL_SOCIAL_WORKER))
    address = reverse("nqsw:certificate", args=[MasterClass.objects.get(title=CHRONOLOGIES).pk])
    found = {
        name: client.get(address, {"worker": Worker.objects.get(given_name=name).pk}).status_code
        for name in ("Amelia", "Chloe")
    }
    assert found == {"Amelia": 200, "Chloe": 404}


@pytest.mark.parametrize("again", [LIST, MATRIX, DAYS_BELOW])
def test_the_same_again_in_any_form_changes_nothing(again):
    bring_in(LIST)
    plan = bring_in(again)
    assert (plan.changes, plan.unchanged, marks()) == ({}, 4, RIGHT)


def test_a_class_that_is_here_gets_its_marks_and_what_is_marked_stays():
    starts_at = timezone.make_aware(datetime(2026, 3, 12, 14))
    held = MasterClassFactory(
        title="writing Chronologies", starts_at=starts_at, ends_at=starts_at + timedelta(hours=2)
    )
    amelia, ben = (Worker.objects.get(given_name=name) for name in ("Amelia", "Ben"))
    PlaceFactory(master_class=held, worker=amelia, position=1)
    PlaceFactory(master_class=held, worker=ben, position=2, mark="absent")
    plan = bring_in(LIST[:4])
    assert plan.changes == {"attendance marks": 2}
    assert dict(held.places.values_list("worker__given_name", "mark")) == {
        "Amelia": "present", "Ben": "absent", "Chloe": "apologies",
    }  # fmt: skip
    assert [line.subject for line in plan.lines if line.becomes == "left_out"] == ["Ben Wright"]


def test_it_is_undone():
    bring_in(LIST)
    undo(run=ImportRun.objects.latest("pk"), undoing=CLASS_REGISTER.undoing, by=None, at=AT)
    assert not MasterClass.objects.exists() and not Seat.objects.exists()


def test_someone_who_is_not_found_is_asked_for_once():
    rows = [
        *LIST,
        ("Amelia Stones", None, COURT, "14/05/2026", "Y"),
        ("Amelia Stones", None, "Risk", "1/6/2026", "Y"),
    ]
    plan = bring_in(rows)
    assert [one.options[0].label for one in plan.open_questions] == ["Amelia Stone, East, SW1"]


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([LIST[0], ("Amelia Stone", 1, COURT, "14/05/2026", "perhaps")], "Write Attended, Late"),
        ([LIST[0], ("Amelia Stone", 1, COURT, "14/05/2027", "Y")], "still to come"),
        ([LIST[0], ("Amelia Stone", 1, None, "14/05/2026", "Y")], "Every row needs the class"),
        ([("Name", "Team", "Comments"), ("Amelia Stone", "East", "keen")], "No class was found"),
        ([("Name", "Risk 01/02/2027"), ("Amelia Stone", "Y")], "No heading row was found|still to come"),
    ],
)
def test_what_cannot_be_is_named_and_nothing_goes_in(rows, problem):
    plan = bring_in(rows)
    assert any(part in one.problem for one in plan.errors for part in problem.split("|"))
    assert not MasterClass.objects.exists()


@pytest.mark.parametrize(("others", "mark"), [("✓", "absent"), ("Y", "present")])
def test_an_x_beside_ticks_is_the_opposite_of_one(others, mark):
    heading = f"{COURT} 14/05/2026"
    plan = bring_in([("Name", heading), ("Amelia Stone", "X"), ("Ben Wright", others)])
    assert marks() == {
        ("Amelia Stone", COURT, date(2026, 5, 14), mark), ("Ben Wright", COURT, date(2026, 5, 14), "present"),
    }  # fmt: skip
    told = [str(note) for note in plan.file_notes if note.what == "X"]
    said = f"“X” under “{heading}” is read as absent, since others have a tick: 1 cell (row 2)."
    assert told == ([said] if mark == "absent" else [])
