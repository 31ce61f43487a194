"""The outcome and its pack are read together, once, however much a year holds."""

from datetime import date

import pytest
from django.urls import reverse

from tests.factories import CaseloadSnapshotFactory, MasterClassFactory, PlaceFactory
from tests.nqsw.enrolments.promised import enrolled, manager, psw

pytestmark = pytest.mark.django_db
ASKED = 8


@pytest.fixture(autouse=True)
def _frozen(frozen_today):
    """Pages read the clock."""


@pytest.mark.parametrize("number", [1, 12])
def test_the_page_asks_as_often_for_much(sign_in, queries_of, number):
    enrolment = enrolled(line_manager=manager())
    for day in range(1, number + 1):
        CaseloadSnapshotFactory(worker=enrolment.worker, counted_on=date(2026, 10, day))
        PlaceFactory(worker=enrolment.worker, master_class=MasterClassFactory(), mark="present")
    client, address = sign_in(psw()), reverse("nqsw:outcome", args=[enrolment.pk])
    queries_of(client, address)
    assert queries_of(client, address) <= ASKED
