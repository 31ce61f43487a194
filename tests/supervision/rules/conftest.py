"""What the tests of pure rules share."""

import time

import pytest


@pytest.fixture
def on_the_other_side(monkeypatch):
    """The process runs with the clock of another zone: a rule has the zone of this country by itself."""
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("TZ", "Pacific/Auckland")
        time.tzset()
        yield
    time.tzset()
