"""Everything that someone answered about NQSWs, listed for them alone and found from where they answered."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from nqsw.models import MilestoneRequest
from nqsw.requests.services import answer_request, ask_colleague
from tests.factories import EnrolmentFactory, MilestoneFactory, WorkerFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]

TODAY = date(2026, 11, 19)
LIST = reverse("nqsw:requests_answered")
LABEL = "What you answered about NQSWs"


@pytest.fixture
def colleague():
    return WorkerFactory(job_title="Health visitor")


def answered(colleague, **worker):
    enrolment = EnrolmentFactory(worker=WorkerFactory(**worker))
    milestone = MilestoneFactory(enrolment=enrolment, kind="professional_feedback", title="First feedback")
    request = ask_colleague(milestone=milestone, asked=colleague, by=None, on=TODAY)
    facts = {"done_on": TODAY, "place": "", "text": "Listens to children"}
    answer_request(request=request, by=colleague.account, on=TODAY, **facts)
    return request


def test_from_home_to_the_list_to_the_answer(colleague, sign_in):
    request = answered(colleague, given_name="Amina", family_name="Ahmed")
    client = sign_in(colleague)
    assertContains(client.get("/"), LIST)
    page = client.get(LIST)
    for shown in ("Amina Ahmed", "First feedback", "Give feedback", request.get_absolute_url()):
        assertContains(page, shown)
    assertContains(client.get(request.get_absolute_url()), LIST)


def test_only_their_own(colleague, sign_in):
    answered(colleague, family_name="Unseen")
    other = WorkerFactory()
    assertNotContains(sign_in(other).get("/"), LABEL)
    page = sign_in(other).get(LIST)
    assertContains(page, "No answers yet")
    assertNotContains(page, "Unseen")


def test_what_is_asked_and_not_answered_is_not_among_them(colleague, sign_in):
    milestone = MilestoneFactory(kind="observation")
    ask_colleague(milestone=milestone, asked=colleague, by=None, on=TODAY)
    assertContains(sign_in(colleague).get(LIST), "No answers yet")


def test_as_many_queries_for_one_as_for_many(colleague, sign_in):
    client, numbers = sign_in(colleague), []
    answered(colleague)
    client.get(LIST)
    for more in (0, 2, 47):
        for _ in range(more):
            answered(colleague)
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST)
        numbers.append(len(queries))
    assert MilestoneRequest.objects.count() == 50
    assert numbers[0] == numbers[1] == numbers[2]
