"""Mentors: one at a time, never oneself, coverage and load for who answers for it."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from nqsw.mentors.reports.matching import candidates
from nqsw.mentors.reports.mentors import coverage, loads, without_mentor
from nqsw.mentors.services.mentors import (
    CannotMentor,
    assign_mentor,
    describe_mentor,
    end_assignment,
    warnings_about,
)
from nqsw.models import Enrolment, MentorAssignment
from tests.factories import WorkerFactory
from tests.nqsw.enrolments.promised import START, enrolled, manager, psw, senior

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 19)


def assign(enrolment, mentor=None, starts_on=START, ends_on=None):
    return assign_mentor(
        enrolment=enrolment, mentor=mentor or senior(), starts_on=starts_on, ends_on=ends_on, by=None
    )


def spells(enrolment):
    return list(enrolment.mentor_assignments.values_list("starts_on", "ends_on"))


def test_a_new_mentor_ends_the_one_before_without_a_day_between():
    enrolment = enrolled()
    assign(enrolment)
    assign(enrolment, starts_on=date(2026, 11, 1))
    assert spells(enrolment) == [(START, date(2026, 10, 31)), (date(2026, 11, 1), None)]


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [(date(2026, 10, 1), None), (date(2026, 9, 20), date(2026, 10, 1)), (date(2026, 10, 31), None)],
)
def test_two_mentors_never_share_a_day(starts_on, ends_on):
    enrolment = enrolled()
    assign(enrolment, starts_on=date(2026, 10, 1), ends_on=date(2026, 10, 31))
    with pytest.raises(CannotMentor, match="one mentor at a time"):
        assign(enrolment, starts_on=starts_on, ends_on=ends_on)


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [
        (date(2026, 10, 1), date(2026, 10, 1)),
        (date(2026, 10, 31), None),
        (date(2026, 9, 1), date(2026, 10, 1)),
    ],
)
@pytest.mark.parametrize("verb", ["insert", "update"])
def test_the_database_itself_refuses_two_mentors_on_one_day(starts_on, ends_on, verb):
    enrolment = enrolled()
    assign(enrolment, starts_on=date(2026, 10, 1), ends_on=date(2026, 10, 31))
    with pytest.raises(IntegrityError, match=r"one mentor at a time|mentor_assignment"), transaction.atomic():
        if verb == "insert":
            MentorAssignment.objects.create(
                enrolment=enrolment, mentor=senior(), starts_on=starts_on, ends_on=ends_on
            )
        else:
            other = MentorAssignment.objects.create(
                enrolment=enrolment, mentor=senior(), starts_on=date(2027, 1, 1), ends_on=date(2027, 1, 2)
            )
            MentorAssignment.objects.filter(pk=other.pk).update(starts_on=starts_on, ends_on=ends_on)


def test_who_is_the_mentor_already_is_not_assigned_again():
    enrolment, mentor = enrolled(), senior()
    assign(enrolment, mentor)
    with pytest.raises(CannotMentor, match=f"{mentor} is the mentor already, since 7 September 2026"):
        assign(enrolment, mentor, starts_on=date(2026, 11, 1))
    assert spells(enrolment) == [(START, None)]


def test_mentors_that_follow_each_other_are_no_overlap():
    enrolment = enrolled()
    assign(enrolment, starts_on=date(2026, 10, 1), ends_on=date(2026, 10, 31))
    assign(enrolment, starts_on=date(2026, 11, 1))
    assign(enrolment, starts_on=START, ends_on=date(2026, 9, 30))
    assert len(spells(enrolment)) == 3


def test_nobody_mentors_themselves():
    enrolment = enrolled()
    with pytest.raises(CannotMentor, match="themselves"):
        assign(enrolment, mentor=enrolment.worker)


@pytest.mark.parametrize(
    ("mentor", "starts_on", "says"),
    [
        ({}, START - timedelta(1), "on or after the first day of the programme"),
        ({"left_on": date(2026, 9, 6)}, START, "does not work here"),
    ],
)
def test_a_mentor_works_here_and_begins_with_the_programme_at_the_earliest(mentor, starts_on, says):
    with pytest.raises(CannotMentor, match=says):
        assign(enrolled(), mentor=senior(**mentor), starts_on=starts_on)


def test_the_line_manager_as_a_mentor_is_a_warning():
    boss = manager()
    enrolment = enrolled(line_manager=boss)
    (warning,) = warnings_about(enrolment=enrolment, mentor=boss, on=TODAY)
    assert "line manager" in warning


@pytest.mark.parametrize(("others", "warned"), [(2, 0), (3, 1)])
def test_a_mentor_beyond_the_limit_is_a_warning(others, warned):
    mentor, enrolment = senior(), enrolled()
    for _ in range(others):
        assign(enrolled(), mentor=mentor)
    assert len(warnings_about(enrolment=enrolment, mentor=mentor, on=TODAY)) == warned


def test_the_mentor_to_be_replaced_is_named():
    enrolment = enrolled()
    before = assign(enrolment).mentor
    (warning,) = warnings_about(enrolment=enrolment, mentor=senior(), on=TODAY)
    assert str(before) in warning


def test_a_mentor_ends_on_a_day_but_not_before_the_first():
    assignment = assign(enrolled())
    with pytest.raises(CannotMentor):
        end_assignment(assignment=assignment, on=START - timedelta(1), by=None)
    end_assignment(assignment=assignment, on=TODAY, by=None)
    assert MentorAssignment.objects.get().ends_on == TODAY


def test_those_without_a_mentor_come_first_the_longest_along_at_the_top():
    newer, older, covered = enrolled(started_on=date(2026, 10, 5)), enrolled(), enrolled()
    assign(covered)
    everybody = Enrolment.objects.all()
    assert list(without_mentor(everybody, on=TODAY, records_begin_on=None)) == [older, newer]
    assert coverage(everybody, on=TODAY) == (1, 3)


def test_a_mentor_whose_last_day_is_over_covers_nobody():
    enrolment = enrolled()
    assign(enrolment, ends_on=TODAY)
    everybody = Enrolment.objects.all()
    assert not without_mentor(everybody, on=TODAY, records_begin_on=None).exists()
    assert without_mentor(everybody, on=TODAY + timedelta(1), records_begin_on=None).exists()


def test_load_is_counted_against_the_programmes_limit():
    mentor = senior()
    for _ in range(4):
        assign(enrolled(), mentor=mentor)
    (load,) = loads(Enrolment.objects.all(), on=TODAY)
    assert (load.mentor, load.load, load.most, load.is_over) == (mentor, 4, 3, True)


# --- Pages ------------------------------------------------------------------------------------


@pytest.fixture
def page_day(frozen_today):
    return {"starts_on_day": 19, "starts_on_month": 11, "starts_on_year": 2026}


def test_the_page_puts_those_without_a_mentor_first(sign_in, page_day):
    bare, covered = enrolled(), enrolled()
    assignment = assign(covered)
    page = sign_in(psw()).get("/nqsw/mentors/")
    assertContains(page, 'data-count="2">2 NQSWs</a>')
    assertContains(page, 'data-count="1">1</a> of ')
    assertContains(page, "</a> has no mentor")
    assertContains(page, f"/nqsw/enrolments/{bare.pk}/mentor/")
    assertNotContains(page, f"/nqsw/enrolments/{covered.pk}/mentor/")
    assertContains(page, str(assignment.mentor))


@pytest.mark.parametrize(
    ("number", "says"), [(1, "1 NQSW</a> has a mentor"), (3, "All 3 NQSWs</a> have a mentor")]
)
def test_the_page_says_that_each_has_a_mentor(sign_in, page_day, number, says):
    for _ in range(number):
        assign(enrolled())
    assertContains(sign_in(psw()).get("/nqsw/mentors/"), says)


def test_a_manager_sees_their_own_people_and_assigns_nobody(sign_in, page_day):
    boss = manager()
    own, other = enrolled(line_manager=boss), enrolled(line_manager=manager())
    page = sign_in(boss).get("/nqsw/mentors/")
    assertContains(page, str(own.worker))
    assertNotContains(page, str(other.worker))
    assertNotContains(page, f"/nqsw/enrolments/{own.pk}/mentor/")


def test_a_worker_without_people_has_no_mentors_page(sign_in, page_day):
    assert sign_in(WorkerFactory()).get("/nqsw/mentors/").status_code == 404


def test_a_mentor_is_assigned(sign_in, page_day):
    enrolment, mentor = enrolled(), senior()
    page = sign_in(psw()).post(f"/nqsw/enrolments/{enrolment.pk}/mentor/", {"mentor": mentor.pk, **page_day})
    assertRedirects(page, f"/nqsw/enrolments/{enrolment.pk}/")
    assert enrolment.mentor_assignments.get().mentor == mentor


def test_the_line_manager_is_assigned_only_once_that_is_confirmed(sign_in, page_day):
    boss = manager()
    enrolment = enrolled(line_manager=boss)
    client, facts = sign_in(psw()), {"mentor": boss.pk, **page_day}
    page = client.post(f"/nqsw/enrolments/{enrolment.pk}/mentor/", facts)
    assertContains(page, "line manager. Select someone else.")
    assert not MentorAssignment.objects.exists()
    client.post(f"/nqsw/enrolments/{enrolment.pk}/mentor/", {**facts, "confirm": "yes"})
    assert MentorAssignment.objects.get().mentor == boss


def test_an_nqsw_is_never_offered_as_a_mentor(sign_in, page_day):
    enrolment, other = enrolled(), enrolled()
    page = sign_in(psw()).get(f"/nqsw/enrolments/{enrolment.pk}/mentor/")
    offered = set(page.context["form"].fields["mentor"].queryset)
    assert other.worker not in offered and enrolment.worker not in offered


def test_an_assignment_gets_its_last_day(sign_in, page_day):
    assignment = assign(enrolled())
    client = sign_in(psw())
    assertContains(client.get(f"/nqsw/mentor-assignments/{assignment.pk}/end/"), "stops mentoring")
    client.post(
        f"/nqsw/mentor-assignments/{assignment.pk}/end/", {"on_day": 30, "on_month": 11, "on_year": 2026}
    )
    assignment.refresh_from_db()
    assert assignment.ends_on == date(2026, 11, 30)
    assert client.get(f"/nqsw/mentor-assignments/{assignment.pk}/end/").status_code == 403


@pytest.mark.parametrize(("room", "load"), [(None, "1 of 3"), (2, "1 of 2"), (5, "1 of 3")])
def test_the_load_is_against_what_a_mentor_said_they_have_room_for_everywhere(room, load):
    """The list of mentors and the search for one say the same."""
    mentor, boss = senior(), manager()
    if room:
        describe_mentor(worker=mentor, is_available=True, capacity=room, areas="", availability="", by=None)
    assign(enrolled(line_manager=boss), mentor)
    other = enrolled(line_manager=boss)
    (found,) = loads(Enrolment.objects.all(), on=TODAY)
    assert f"{found.load} of {found.most}" == load
    (match,) = [one for one in candidates(other, on=TODAY) if one.worker == mentor]
    assert f"{match.load} of {match.most}" == load


def test_who_has_no_room_by_their_own_word_is_a_warning():
    mentor = senior()
    describe_mentor(worker=mentor, is_available=True, capacity=1, areas="", availability="", by=None)
    assign(enrolled(), mentor)
    (warning,) = warnings_about(enrolment=enrolled(), mentor=mentor, on=TODAY)
    assert warning.endswith("already mentors 1 NQSW. They take up to 1.")
