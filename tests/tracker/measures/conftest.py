"""The busy council, and the figures that its people would see."""

from datetime import date

import pytest

from tracker.measures.definitions import MEASURES
from tracker.measures.known import Facts
from tracker.measures.rows import span_as_at, span_of
from tracker.measures.sources import rows_of
from workforce.models import Worker


@pytest.fixture
def council(busy_council):
    return busy_council


@pytest.fixture
def figures(today):
    """Every figure of a month, or as at a day, by the key of its measure."""

    def of(month=date(2026, 11, 1), *, as_at=None, people=None, on=today):
        span = span_as_at(as_at, today=on) if as_at else span_of(month, today=on)
        facts = Facts.of(Worker.objects.all() if people is None else people, [span])
        rows = rows_of(facts, span)
        return {measure.key: measure.figure(rows[measure.key]) for measure in MEASURES}

    return of
