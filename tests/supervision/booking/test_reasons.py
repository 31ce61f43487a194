"""Why a session does not stand: what a person chooses from, and what the tracker writes by itself."""

import pytest
from django.urls import reverse

from supervision.models import CancellationReason, Session, Status
from tests.factories import AgreementFactory, SessionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]

CHANGE_OF_SUPERVISOR = CancellationReason.HAND_OVER


@pytest.fixture
def booked():
    agreement = AgreementFactory()
    return SessionFactory(supervisor=agreement.supervisor, supervisee=agreement.supervisee)


@pytest.mark.parametrize("page", ["cancel", "move"])
def test_a_change_of_supervisor_is_not_chosen_by_hand(booked, sign_in, page):
    client, url = sign_in(booked.supervisor), reverse(f"supervision:{page}", args=[booked.pk])
    shown = client.get(url).text
    assert CancellationReason.WORKLOAD.label in shown
    assert CHANGE_OF_SUPERVISOR.label not in shown
    answer = client.post(url, {"reason": CHANGE_OF_SUPERVISOR.value, "side": "neither", "text": ""})
    assert "There is a problem" in answer.text
    assert Session.objects.get(pk=booked.pk).status == Status.BOOKED


def test_only_a_change_of_supervisor_is_left_out():
    chosen = {value for value, _ in CancellationReason.by_hand()}
    assert set(CancellationReason.values) - chosen == {CHANGE_OF_SUPERVISOR.value}
