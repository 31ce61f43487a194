"""Apologies sent ahead: the place is free at once, the register knows why, and it is no absence."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from nqsw.classes.reports import attendance_rows
from nqsw.classes.services.class_apologies import send_apologies
from nqsw.classes.services.classes import NotOpen, join_class, leave_class
from nqsw.enrolments.reports.progress import progress_of
from nqsw.models import Enrolment, Seat, SeatStatus
from supervision.models import DiaryEntry
from tests.factories import EnrolmentFactory, MasterClassFactory, PlaceFactory, WorkerFactory
from workforce.models import Event

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _frozen(frozen_today):
    """Pages read the clock."""


def join(master_class, *workers):
    for worker in workers:
        join_class(master_class=master_class, worker=worker, by=None, at=NOW)


def apologise(master_class, worker, reason="court", at=NOW):
    return send_apologies(master_class=master_class, worker=worker, reason=reason, by=None, at=at)


def places(master_class):
    return [(place.worker, place.status, place.mark) for place in master_class.places.all()]


@pytest.fixture
def full():
    """A class for one, with somebody waiting."""
    master_class, first, second = MasterClassFactory(capacity=1), WorkerFactory(), WorkerFactory()
    join(master_class, first, second)
    return master_class, first, second


def test_the_place_goes_to_the_next_in_line_and_the_diary_follows(full):
    master_class, first, second = full
    assert [place.worker for place in apologise(master_class, first)] == [second]
    assert places(master_class) == [(first, "apologies", "apologies"), (second, "enrolled", "")]
    in_diary = DiaryEntry.objects.not_cancelled().filter(uid=master_class.uid)
    assert list(in_diary.values_list("worker", flat=True)) == [second.pk]
    event = Event.objects.get(verb="apologies sent")
    assert (event.worker, event.details) == (first, {"reason": "court"})


def test_who_finds_the_time_after_all_joins_at_the_end_of_the_line(full):
    master_class, first, second = full
    apologise(master_class, first)
    join(master_class, first)
    assert places(master_class) == [(second, "enrolled", ""), (first, "waiting", "")]
    leave_class(master_class=master_class, worker=second, by=None, at=NOW)
    assert places(master_class)[1] == (first, "enrolled", "")


@pytest.mark.parametrize("who", ["waiting", "a stranger", "said so already"])
def test_only_who_has_a_place_sends_apologies(full, who):
    master_class, first, second = full
    if who == "said so already":
        apologise(master_class, first)
    worker = {"waiting": second, "a stranger": WorkerFactory()}.get(who, first)
    with pytest.raises(NotOpen):
        apologise(master_class, worker)


def test_once_it_has_begun_the_register_says_who_was_there(full):
    master_class, first, _ = full
    with pytest.raises(NotOpen):
        apologise(master_class, first, at=master_class.starts_at)


@pytest.mark.parametrize(
    "facts",
    [{"apology_reason": ""}, {"mark": "present"}, {"status": SeatStatus.ENROLLED}],
    ids=["no reason", "present", "a place all the same"],
)
def test_the_database_refuses_apologies_that_do_not_add_up(full, facts):
    master_class, first, _ = full
    apologise(master_class, first)
    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.filter(worker=first).update(**facts)


# --- In the attendance --------------------------------------------------------------------------


def attended(worker, *marks):
    for month, mark in enumerate(marks, start=1):
        starts_at = datetime(2026, month, 5, 14, 0, tzinfo=UTC)
        facts = {"status": "apologies", "apology_reason": "leave"} if mark == "apologies" else {}
        master_class = MasterClassFactory(starts_at=starts_at)
        PlaceFactory(worker=worker, master_class=master_class, mark=mark, **facts)


def row_of(enrolment):
    (row,) = attendance_rows(Enrolment.objects.filter(pk=enrolment.pk), on=date(2026, 11, 19))
    return row


@pytest.mark.parametrize(
    ("marks", "in_a_row"),
    [
        (("absent", "apologies", "absent"), 2),
        (("absent", "apologies"), 1),
        (("absent", "absent", "apologies", "present"), 0),
        (("apologies", "apologies", "apologies"), 0),
    ],
)
def test_apologies_neither_count_as_absence_nor_break_the_row_of_absences(marks, in_a_row):
    enrolment = EnrolmentFactory()
    attended(enrolment.worker, *marks)
    row = row_of(enrolment)
    assert (row.in_a_row, row.is_flagged) == (in_a_row, in_a_row >= 2)
    assert row.apologies == marks.count("apologies")
    counted = progress_of([enrolment], on=date(2026, 11, 19))[0].attendance
    assert (counted.apologies, counted.absent) == (marks.count("apologies"), marks.count("absent"))


# --- The pages -----------------------------------------------------------------------------------


def page_of(master_class, worker=None):
    address = reverse("nqsw:class_apologies", args=[master_class.pk])
    return f"{address}?worker={worker.pk}" if worker else address


def test_one_says_why_and_is_off_the_list(sign_in, full):
    master_class, first, _ = full
    client = sign_in(first)
    assertContains(client.get(master_class.get_absolute_url()), "Send apologies")
    assertContains(client.post(page_of(master_class)), "Select why you cannot come")
    assertRedirects(
        client.post(page_of(master_class), {"reason": "sickness"}), master_class.get_absolute_url()
    )
    assert Seat.objects.get(worker=first).get_apology_reason_display() == "Ill"
    assert client.get(page_of(master_class)).status_code == 404


@pytest.mark.parametrize(("relation", "status"), [("line manager", 302), ("colleague", 404)])
def test_a_manager_sends_them_for_their_people_and_nobody_else_does(sign_in, full, relation, status):
    master_class, first, _ = full
    other = WorkerFactory(org_role=3)
    if relation == "line manager":
        first.line_manager = other
        first.save()
    assert sign_in(other).post(page_of(master_class, first), {"reason": "leave"}).status_code == status


def test_the_register_shows_them_apart(sign_in, full, time_machine):
    master_class, first, second = full
    facilitator = WorkerFactory()
    master_class.facilitated_by = facilitator
    master_class.save()
    apologise(master_class, first)
    time_machine.move_to(master_class.starts_at, tick=False)
    page = sign_in(facilitator).get(reverse("nqsw:register", args=[master_class.pk]))
    assertContains(page, 'Sent apologies (<span data-total="1">1</span>)')
    assertContains(page, f"{first.full_name}: Court, or a visit that cannot wait")
    assert [place.worker for place in page.context["places"]] == [second]
