"""One mentor or assessor for many NQSWs at once."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains

from nqsw.mentors.services.mentors import CannotMentor
from nqsw.mentors.services.together import Choosing, mentor_together
from nqsw.models import Enrolment, MentorAssignment
from tests.nqsw.enrolments.promised import enrolled, manager, psw, senior

pytestmark = pytest.mark.django_db
PAGE = "nqsw:support_together"


@pytest.fixture
def today():
    return timezone.localdate()


def said(part, person, enrolments, day):
    return {
        "part": part,
        "person": person.pk,
        "starts_on_day": day.day,
        "starts_on_month": day.month,
        "starts_on_year": day.year,
        "enrolments": [one.pk for one in enrolments],
    }


def people(number, today, **facts):
    return [enrolled(started_on=today - timedelta(days=60), **facts) for _ in range(number)]


def test_several_get_a_mentor_at_once_and_the_one_before_ends(sign_in, today):
    nqsws, before, mentor = people(2, today), senior(), senior()
    MentorAssignment.objects.create(enrolment=nqsws[0], mentor=before, starts_on=today - timedelta(days=30))
    client = sign_in(psw())
    answer = client.post(reverse(PAGE), said("mentor", mentor, nqsws, today), follow=True)
    assertContains(answer, "mentors 2 more NQSWs")
    assert set(MentorAssignment.objects.in_force(on=today).values_list("enrolment", "mentor")) == {
        (one.pk, mentor.pk) for one in nqsws
    }
    assert MentorAssignment.objects.get(mentor=before).ends_on == today - timedelta(days=1)
    assertContains(client.get(reverse(PAGE)), "mentors 2, assesses 0")
    assertContains(
        client.post(reverse(PAGE), said("mentor", mentor, nqsws, today), follow=True), "0 more NQSWs"
    )


def test_several_get_an_assessor_at_once(sign_in, today):
    nqsws, assessor = people(2, today), senior()
    sign_in(psw()).post(reverse(PAGE), said("assessor", assessor, nqsws, today))
    assert Enrolment.objects.filter(assessor=assessor).count() == 2


def test_the_line_manager_and_too_many_are_told_first(sign_in, today):
    boss = manager()
    nqsws = people(4, today, line_manager=boss)
    client = sign_in(psw())
    answer = client.post(reverse(PAGE), said("mentor", boss, nqsws, today))
    assertContains(answer, "line manager", count=4)
    assertContains(answer, "would mentor 4 NQSWs. They take up to 3.")
    assert not MentorAssignment.objects.exists()
    client.post(reverse(PAGE), {**said("mentor", boss, nqsws, today), "confirm": "yes"})
    assert MentorAssignment.objects.count() == 4


def test_nobody_mentors_themselves_and_one_refusal_stops_all(today):
    first, second = people(2, today)
    with pytest.raises(CannotMentor, match="cannot mentor themselves"):
        mentor_together(
            choosing=[Choosing(first, second.worker, today), Choosing(second, second.worker, today)], by=None
        )
    assert not MentorAssignment.objects.exists()


def test_a_day_before_the_programme_is_refused_with_the_name(sign_in, today):
    nqsws = people(1, today)
    answer = sign_in(psw()).post(reverse(PAGE), said("mentor", senior(), nqsws, today - timedelta(days=90)))
    assertContains(answer, "must start on or after the first day of the programme")


def test_what_is_missing_is_said_and_an_empty_programme_leads_on(sign_in, today):
    client = sign_in(psw())
    assertContains(client.get(reverse(PAGE)), "No NQSWs yet")
    people(1, today)
    assertContains(client.post(reverse(PAGE), {}), "Select at least one NQSW")


def test_it_takes_as_many_queries_for_one_as_for_twenty(sign_in, today, django_assert_max_num_queries):
    client = sign_in(psw())
    client.get(reverse(PAGE))
    people(20, today)
    with django_assert_max_num_queries(12):
        client.get(reverse(PAGE))
