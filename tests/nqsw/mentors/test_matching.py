"""Finding a mentor: profiles, and who is suggested first."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains

from nqsw.mentors.reports.matching import candidates
from nqsw.mentors.services.mentors import assign_mentor, describe_mentor
from nqsw.models import MentorProfile
from tests.factories import TeamFactory, WorkerFactory
from tests.nqsw.enrolments.promised import START, enrolled, manager, psw, senior

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 19)


@pytest.fixture(autouse=True)
def _frozen(frozen_today):
    """Pages read the clock."""


def offers(worker, *, capacity=2, is_available=True):
    describe_mentor(
        worker=worker,
        is_available=is_available,
        capacity=capacity,
        areas="Court work",
        availability="Tuesdays",
        by=None,
    )
    return worker


def test_who_has_offered_and_has_room_in_the_same_service_comes_first():
    boss = offers(WorkerFactory(org_role=4))
    enrolment = enrolled(line_manager=boss)
    service = enrolment.worker.team.service
    elsewhere = offers(senior())
    near = offers(senior(team=TeamFactory(service=service)))
    silent = senior()
    full = offers(senior(), capacity=1)
    assign_mentor(enrolment=enrolled(), mentor=full, starts_on=START, by=None)
    away = offers(senior(), is_available=False)
    found = [candidate.worker for candidate in candidates(enrolment, on=TODAY)]
    assert found[:3] == [near, elsewhere, silent]
    assert set(found[3:5]) == {full, away}
    assert found[5] == boss


def test_an_nqsw_and_who_has_left_are_never_suggested():
    enrolment, other = enrolled(), enrolled()
    offers(senior(left_on=date(2026, 11, 18)))
    MentorProfile.objects.create(worker=other.worker)
    assert candidates(enrolment, on=TODAY) == []


@pytest.mark.parametrize("number", [1, 3, 50])
def test_suggesting_takes_as_many_queries_for_fifty_as_for_one(number, django_assert_num_queries):
    enrolment = enrolled()
    for _ in range(number):
        offers(senior())
    enrolment = type(enrolment).objects.with_people().get()
    with django_assert_num_queries(1):
        candidates(enrolment, on=TODAY)


def test_the_page_leads_to_the_assignment(sign_in):
    enrolment, mentor = enrolled(line_manager=manager()), offers(senior())
    client = sign_in(psw())
    page = client.get(f"/nqsw/enrolments/{enrolment.pk}/mentor/match/")
    assertContains(page, "Court work")
    assertContains(page, f"/nqsw/enrolments/{enrolment.pk}/mentor/?mentor={mentor.pk}")
    page = client.get(f"/nqsw/enrolments/{enrolment.pk}/mentor/?mentor={mentor.pk}")
    assertContains(page, f'<option value="{mentor.pk}" selected>')


def test_a_mentor_says_what_they_offer(sign_in):
    worker = senior()
    client = sign_in(worker)
    facts = {"is_available": "on", "capacity": 2, "areas": "Court work", "availability": "Tuesdays"}
    client.post("/nqsw/mentors/profile/", facts)
    profile = MentorProfile.objects.get(worker=worker)
    assert (profile.capacity, profile.areas, profile.is_available) == (2, "Court work", True)
    assertContains(client.get("/nqsw/mentors/profile/"), "Court work")


def test_an_nqsw_has_no_mentor_profile(sign_in):
    assert sign_in(enrolled().worker).get("/nqsw/mentors/profile/").status_code == 404
