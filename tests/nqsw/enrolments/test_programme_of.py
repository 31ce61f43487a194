"""The way from a person's page to their programme."""

import pytest
from django.urls import reverse

from tests.factories import EnrolmentFactory, WorkerFactory
from tests.nqsw.enrolments.promised import psw
from workforce.web.person_page import Step

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    return WorkerFactory(org_role=3)


def test_it_leads_to_the_newest_enrolment(sign_in, manager):
    enrolment = EnrolmentFactory(worker__line_manager=manager)
    answer = sign_in(manager).get(reverse("nqsw:programme_of", args=[enrolment.worker_id]))
    assert answer.headers["Location"] == reverse("nqsw:enrolment", args=[enrolment.pk])


def test_where_there_is_none_it_says_so(sign_in, manager):
    worker = WorkerFactory(line_manager=manager)
    answer = sign_in(manager).get(reverse("nqsw:programme_of", args=[worker.pk]))
    assert f"{worker.full_name} has not been on the NQSW programme" in answer.content.decode()


@pytest.mark.parametrize("enrolled", [True, False])
def test_a_stranger_learns_nothing(sign_in, enrolled):
    worker = EnrolmentFactory().worker if enrolled else WorkerFactory()
    answer = sign_in(WorkerFactory()).get(reverse("nqsw:programme_of", args=[worker.pk]))
    assert answer.status_code == 404


def test_a_persons_page_leads_to_it_and_who_can_enrol_them_there(sign_in, manager):
    enrolment = EnrolmentFactory(worker__line_manager=manager)
    page = sign_in(manager).get(enrolment.worker.get_absolute_url())
    assert Step("NQSW programme", enrolment.get_absolute_url()) in page.context["links"]
    worker = WorkerFactory(line_manager=manager)
    door = Step("NQSW programme", reverse("nqsw:programme_of", args=[worker.pk]))
    for reader, has_door in ((manager, False), (psw(), True)):
        page = sign_in(reader).get(worker.get_absolute_url())
        assert (door in page.context["links"]) is has_door
