"""The two people that most tests of bookings are about."""

import pytest

from tests.factories import AgreementFactory


@pytest.fixture
def agreement():
    """Amina Ahmed with Dele Okafor; due long since."""
    return AgreementFactory(
        supervisee__given_name="Amina",
        supervisee__family_name="Ahmed",
        supervisor__given_name="Dele",
        supervisor__family_name="Okafor",
    )
