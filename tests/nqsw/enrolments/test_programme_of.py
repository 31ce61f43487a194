"""The way from a person's page to their programme."""

import pytest
from django.urls import reverse

from tests.factories import EnrolmentFactory, WorkerFactory

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


def test_a_persons_page_links_to_it(sign_in, manager):
    worker = WorkerFactory(line_manager=manager)
    page = sign_in(manager).get(worker.get_absolute_url())
    assert ("NQSW programme", reverse("nqsw:programme_of", args=[worker.pk])) in page.context["links"]
