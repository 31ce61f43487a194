"""The council of the programme sheets."""

import pytest

from tests.nqsw.imported_programme.sheets import hire


@pytest.fixture
def hired():
    hire()
