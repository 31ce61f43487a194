"""Who covers and who is covered."""

import pytest

from tests.factories import WorkerFactory


@pytest.fixture
def daniel():
    return WorkerFactory(given_name="Daniel", family_name="Okafor", org_role=3)


@pytest.fixture
def ruth():
    return WorkerFactory(given_name="Ruth", family_name="Abara", org_role=3)
