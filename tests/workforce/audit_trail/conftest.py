"""A trail to look at."""

import pytest

from tests.workforce.audit_trail.trails import ROWS, seal, write


@pytest.fixture
def trail():
    """Four events with facts, sealed two by two."""
    events = []
    for number in range(ROWS):
        events.append(write(number))
        if number % 2:
            seal()
    return events
