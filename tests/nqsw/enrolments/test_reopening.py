"""Taking a programme up again opens what its ending closed: pause, mentor, places in classes."""

from copy import deepcopy
from datetime import UTC, date, datetime

import pytest
from pytest_django.asserts import assertContains, assertRedirects

from nqsw.classes.services.classes import join_class
from nqsw.enrolments.services.endings import CannotEnd, complete, leave, reinstate, withdraw
from nqsw.enrolments.services.pauses import pause
from nqsw.enrolments.services.previews import facts, preview
from nqsw.models import Enrolment, MentorAssignment, Seat
from tests.factories import MasterClassFactory, MentorAssignmentFactory, WorkerFactory
from tests.nqsw.enrolments.promised import START, enrolled, manager, passed, psw, senior
from tracker.setup.leaving import leave_authority

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 19)
NOW = datetime(2026, 11, 19, 10, 0, tzinfo=UTC)
CLASS_AT = datetime(2026, 12, 9, 14, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _frozen(frozen_today):
    """Pages read the clock."""


@pytest.fixture(scope="module")
def _enrolment(kept_rows):
    return enrolled(line_manager=manager())


@pytest.fixture
def enrolment(_enrolment):
    return deepcopy(_enrolment)


def again(enrolment, at=NOW):
    reinstate(enrolment=Enrolment.objects.get(pk=enrolment.pk), by=None, at=at)
    return Enrolment.objects.get(pk=enrolment.pk)


def join(master_class, *workers):
    for worker in workers:
        join_class(master_class=master_class, worker=worker, by=None, at=NOW)


@pytest.mark.parametrize("end", [complete, withdraw])
def test_an_open_pause_is_open_again(enrolment, end):
    passed(enrolment)
    pause(enrolment=enrolment, reason="sickness", started_on=date(2026, 11, 2), ended_on=None, by=None)
    before = facts(enrolment, on=TODAY)
    end(enrolment=enrolment, on=TODAY, by=None)
    assert enrolment.pauses.get().ended_on == TODAY
    assert facts(again(enrolment), on=TODAY) == before


def test_a_pause_that_had_ended_on_that_very_day_stays_ended(enrolment):
    pause(enrolment=enrolment, reason="sickness", started_on=date(2026, 11, 2), ended_on=TODAY, by=None)
    withdraw(enrolment=enrolment, on=TODAY, by=None)
    assert again(enrolment).pauses.get().ended_on == TODAY


@pytest.mark.parametrize("ends_on", [None, date(2027, 3, 1)])
def test_the_mentor_is_mentor_again_until_the_day_that_was_meant(enrolment, ends_on):
    MentorAssignmentFactory(enrolment=enrolment, starts_on=START, ends_on=ends_on)
    withdraw(enrolment=enrolment, on=TODAY, by=None)
    assert MentorAssignment.objects.get().ends_on == TODAY
    again(enrolment)
    assert MentorAssignment.objects.get().ends_on == ends_on


def test_a_mentor_who_was_to_begin_later_begins_later_again(enrolment):
    mentor, later = senior(), date(2026, 12, 1)
    MentorAssignmentFactory(enrolment=enrolment, mentor=mentor, starts_on=later)
    withdraw(enrolment=enrolment, on=TODAY, by=None)
    assert not MentorAssignment.objects.exists()
    again(enrolment)
    assert MentorAssignment.objects.values_list("mentor", "starts_on", "ends_on").get() == (
        mentor.pk,
        later,
        None,
    )


def test_a_mentor_who_has_left_stays_away(enrolment):
    assignment = MentorAssignmentFactory(enrolment=enrolment, starts_on=START)
    withdraw(enrolment=enrolment, on=TODAY, by=None)
    assignment.mentor.left_on = date(2026, 11, 18)
    assignment.mentor.save()
    again(enrolment)
    assert MentorAssignment.objects.get().ends_on == TODAY


# --- Classes --------------------------------------------------------------------------------------


def status_of(worker):
    return Seat.objects.get(worker=worker).status


def test_who_goes_off_the_programme_but_stays_at_work_keeps_their_place(enrolment):
    join(MasterClassFactory(starts_at=CLASS_AT), enrolment.worker)
    withdraw(enrolment=enrolment, on=TODAY, by=None)
    assert status_of(enrolment.worker) == "enrolled"


@pytest.mark.parametrize(("room", "status"), [(3, "enrolled"), (1, "waiting")])
def test_a_leavers_place_goes_on_and_comes_back_as_far_as_there_is_room(enrolment, room, status):
    master_class, other = MasterClassFactory(starts_at=CLASS_AT, capacity=room), WorkerFactory()
    join(master_class, enrolment.worker, other)
    leave(enrolment=enrolment, on=TODAY, by=None, at=NOW)
    assert (status_of(enrolment.worker), status_of(other)) == ("withdrawn", "enrolled")
    again(enrolment)
    assert (status_of(enrolment.worker), status_of(other)) == (status, "enrolled")


def test_a_class_on_or_before_the_last_day_is_kept(enrolment):
    join(MasterClassFactory(starts_at=CLASS_AT), enrolment.worker)
    leave(enrolment=enrolment, on=date(2026, 12, 9), by=None, at=NOW)
    assert status_of(enrolment.worker) == "enrolled"


def test_a_class_that_has_begun_meanwhile_is_over_for_them(enrolment):
    join(MasterClassFactory(starts_at=CLASS_AT), enrolment.worker)
    leave(enrolment=enrolment, on=TODAY, by=None, at=NOW)
    again(enrolment, at=CLASS_AT)
    assert status_of(enrolment.worker) == "withdrawn"


def test_whoever_leaves_the_authority_gives_up_classes_after_the_last_day():
    worker, waiting = WorkerFactory(), WorkerFactory()
    join(MasterClassFactory(starts_at=CLASS_AT, capacity=1), worker, waiting)
    leave_authority(worker=worker, last_day=date(2026, 11, 30), by=None, at=NOW)
    assert (status_of(worker), status_of(waiting)) == ("withdrawn", "enrolled")


# --- Asked first ----------------------------------------------------------------------------------


def test_a_programme_of_a_leaver_is_not_taken_up_again(enrolment):
    leave_authority(worker=enrolment.worker, last_day=date(2026, 11, 18), by=None, at=NOW)
    with pytest.raises(CannotEnd, match="no longer work here"):
        again(enrolment)


def test_the_preview_says_what_opens_and_keeps_nothing(enrolment):
    MentorAssignmentFactory(enrolment=enrolment, mentor=senior(family_name="Byrne"), starts_on=START)
    join(MasterClassFactory(title="Chronologies", starts_at=CLASS_AT), enrolment.worker)
    pause(enrolment=enrolment, reason="sickness", started_on=date(2026, 11, 2), ended_on=None, by=None)
    leave(enrolment=enrolment, on=TODAY, by=None, at=NOW)
    found = preview(enrolment=enrolment, change=lambda e: reinstate(enrolment=e, by=None, at=NOW), on=TODAY)
    said = {one.what: (one.before, one.after) for one in found}
    assert said["Pause from 2 November 2026"] == ("to 19 November 2026", "with no last day yet")
    assert said["Mentor"] == ("Ruth Byrne until 19 November 2026", "Ruth Byrne")
    assert said["Class: Chronologies, 9 December 2026"] == (None, "Has a place")
    assert status_of(enrolment.worker) == "withdrawn"


def test_the_page_shows_it_before_it_does_it(sign_in, enrolment):
    join(MasterClassFactory(title="Chronologies", starts_at=CLASS_AT), enrolment.worker)
    leave(enrolment=enrolment, on=TODAY, by=None, at=NOW)
    client, address = sign_in(psw()), f"/nqsw/enrolments/{enrolment.pk}/reinstate/"
    assertContains(client.get(address), "Class: Chronologies, 9 December 2026")
    assertRedirects(client.post(address, {"confirm": "yes"}), f"/nqsw/enrolments/{enrolment.pk}/")
    assert status_of(enrolment.worker) == "enrolled"
