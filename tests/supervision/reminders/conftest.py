"""Amina, her supervisor Dele, his manager Margaret, and a principal social worker."""

import pytest

from tests.factories import AccountFactory, AgreementFactory, WorkerFactory
from tests.supervision.reminders.telling import DUE


@pytest.fixture
def manager():
    return WorkerFactory(given_name="Margaret", family_name="Ellis", org_role=2)


@pytest.fixture
def psw():
    return AccountFactory(role="psw", email="psw@council.example")


@pytest.fixture
def agreement(manager):
    """Amina with Dele, whose manager is Margaret; due on 26 November."""
    dele = WorkerFactory(given_name="Dele", family_name="Okafor", org_role=3, line_manager=manager)
    agreement = AgreementFactory(
        supervisee__given_name="Amina",
        supervisee__family_name="Ahmed",
        supervisee__line_manager=dele,
        supervisor=dele,
    )
    agreement.next_due_on = DUE
    agreement.save()
    return agreement
