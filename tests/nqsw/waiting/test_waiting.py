"""What of the programme waits for a reader: asked in one question, and nothing more where there is none."""

import pytest
from django.utils import timezone

from nqsw.waiting.reports import parts_of, waiting_for_you
from tests.factories import WorkerFactory
from tests.nqsw.enrolments.promised import psw

pytestmark = pytest.mark.django_db


def test_who_has_no_part_costs_one_question(viewing, django_assert_num_queries):
    viewer = viewing(WorkerFactory())
    assert viewer.worker
    with django_assert_num_queries(1):
        assert waiting_for_you(viewer, parts_of(viewer, at=timezone.now())) == []


def test_a_principal_social_worker_without_a_worker_is_asked_too(viewing):
    viewer = viewing(psw())
    assert waiting_for_you(viewer, parts_of(viewer, at=timezone.now())) == []
