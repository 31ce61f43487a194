"""A mentor assigned by mistake is undone by whoever did it, until somebody else has acted on it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from nqsw.enrolments.services.endings import withdraw
from nqsw.mentors.services.mentor_meetings import book_meeting
from nqsw.mentors.services.mentors import CannotMentor, assign_mentor, end_assignment
from nqsw.mentors.services.together import Choosing, mentor_together
from nqsw.mentors.services.undoing import undo_mentor_step
from nqsw.models import MentorAssignment
from tests.nqsw.enrolments.promised import START, enrolled, psw, senior
from workforce.audit_trail.verbs import Verb
from workforce.models import Event

pytestmark = pytest.mark.django_db
LATER = date(2026, 11, 2)
TEN = datetime(2026, 11, 25, 10, tzinfo=UTC)


def spells(enrolment):
    return list(enrolment.mentor_assignments.values_list("starts_on", "ends_on"))


def assign(enrolment, *, by, starts_on=START, mentor=None):
    return assign_mentor(enrolment=enrolment, mentor=mentor or senior(), starts_on=starts_on, by=by)


def test_an_assignment_made_by_mistake_is_gone_and_stays_on_the_trail():
    enrolment, office = enrolled(), psw()
    assign(enrolment, by=office)
    assert undo_mentor_step(enrolment=enrolment, by=office) is None
    assert not MentorAssignment.objects.exists()
    event = Event.objects.get(verb=Verb.MENTOR_ASSIGNMENT_UNDONE)
    assert (event.actor, event.worker) == (office, enrolment.worker)


def test_the_mentor_who_was_replaced_goes_on():
    enrolment, office = enrolled(), psw()
    first = assign(enrolment, by=None)
    assign(enrolment, by=office, starts_on=LATER)
    assert undo_mentor_step(enrolment=enrolment, by=office) == first
    assert spells(enrolment) == [(START, None)]


def test_so_does_the_one_replaced_together_with_others():
    enrolment, office = enrolled(), psw()
    first = assign(enrolment, by=None)
    mentor_together(choosing=[Choosing(enrolment, senior(), LATER)], by=office)
    assert undo_mentor_step(enrolment=enrolment, by=office) == first
    assert spells(enrolment) == [(START, None)]


def test_a_mentor_whose_end_was_recorded_before_stays_ended():
    enrolment, office = enrolled(), psw()
    first = assign(enrolment, by=office)
    end_assignment(assignment=first, on=LATER - timedelta(1), by=office)
    assign(enrolment, by=office, starts_on=LATER)
    assert undo_mentor_step(enrolment=enrolment, by=office) is None
    assert spells(enrolment) == [(START, LATER - timedelta(1))]


def test_a_replaced_mentor_who_leaves_is_not_the_mentor_again():
    enrolment, office, leaving = enrolled(), psw(), senior(left_on=date(2026, 12, 31))
    assign(enrolment, by=None, mentor=leaving)
    assign(enrolment, by=office, starts_on=LATER)
    assert undo_mentor_step(enrolment=enrolment, by=office) is None
    assert spells(enrolment) == [(START, LATER - timedelta(1))]


def test_an_end_recorded_by_mistake_is_undone():
    enrolment, office = enrolled(), psw()
    assignment = assign(enrolment, by=None)
    end_assignment(assignment=assignment, on=LATER, by=office)
    assert undo_mentor_step(enrolment=enrolment, by=office) == assignment
    assert spells(enrolment) == [(START, None)]


def _someone_else(enrolment, assignment, office):
    return psw()


def _a_meeting(enrolment, assignment, office):
    book_meeting(
        assignment=assignment,
        starts_at=TEN,
        ends_at=TEN + timedelta(hours=1),
        place="",
        by=None,
        at=TEN - timedelta(days=6),
    )
    return office


def _ended_by_another(enrolment, assignment, office):
    end_assignment(assignment=assignment, on=LATER, by=psw())
    return office


def _programme_over(enrolment, assignment, office):
    withdraw(enrolment=enrolment, on=LATER, by=office)
    return office


@pytest.mark.parametrize("since", [_someone_else, _a_meeting, _ended_by_another, _programme_over])
def test_nothing_is_undone_by_another_or_once_somebody_has_acted_on_it(since):
    enrolment, office = enrolled(), psw()
    by = since(enrolment, assign(enrolment, by=office), office)
    before = spells(enrolment)
    with pytest.raises(CannotMentor, match="Only the person who recorded it"):
        undo_mentor_step(enrolment=enrolment, by=by)
    assert spells(enrolment) == before


@pytest.mark.usefixtures("frozen_today")
def test_the_page_of_the_year_offers_it_to_whoever_did_it(sign_in):
    enrolment, office = enrolled(), psw()
    mentor = assign(enrolment, by=office).mentor
    address = f"/nqsw/enrolments/{enrolment.pk}/mentor/undo/"
    words = f"{mentor} was assigned by mistake: undo"
    assertNotContains(sign_in(psw()).get(enrolment.get_absolute_url()), words)
    client = sign_in(office)
    assertContains(client.get(enrolment.get_absolute_url()), words)
    answer = client.post(address, follow=True)
    assertRedirects(answer, enrolment.get_absolute_url())
    assertContains(answer, f"Undone. {enrolment.worker} has no mentor.")
    assertNotContains(answer, words)
    assertContains(client.post(address, follow=True), "Only the person who recorded it")
