"""From which day something has been kept long enough."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workforce.rules.retention import begun_by, due_on

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 12, 31))


@pytest.mark.parametrize(
    ("begins_on", "months", "goes_on"),
    [
        (date(2026, 11, 19), 72, date(2032, 11, 19)),
        (date(2024, 2, 29), 72, date(2030, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
    ],
)
def test_it_goes_on_the_same_day_so_many_months_later(begins_on, months, goes_on):
    assert due_on(begins_on, months=months) == goes_on


@given(day=DAYS, months=st.integers(1, 240))
def test_what_began_by_that_day_is_due_and_what_began_after_it_is_not(day, months):
    last = begun_by(day, months=months)
    assert due_on(last, months=months) <= day < due_on(last + timedelta(days=1), months=months)
