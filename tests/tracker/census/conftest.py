"""An authority that has turned the census on, with its data officer."""

import pytest

from tests.council import turn_the_census_on
from tests.factories import AccountFactory
from workforce.models import SettingRevision
from workforce.rules.authority import ALWAYS, Setting


@pytest.fixture
def census(frozen_today):
    turn_the_census_on()
    SettingRevision.objects.create(
        setting=Setting.DFE_CODE, value="340", before="", from_on=ALWAYS, reason="A test"
    )


@pytest.fixture
def officer(census):
    return AccountFactory(role="wfd")


@pytest.fixture
def as_officer(officer, sign_in):
    return sign_in(officer)
