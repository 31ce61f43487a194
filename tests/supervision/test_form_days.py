"""Days that a form accepts: those whose working days can be counted."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from supervision.form_days import within_calendar


@pytest.mark.parametrize("day", [date(2000, 1, 1), date(2026, 11, 19), date(2059, 12, 31)])
def test_a_day_whose_bank_holidays_are_known_is_accepted(day):
    assert within_calendar(day) is None


@pytest.mark.parametrize("day", [date(1999, 12, 31), date(2060, 1, 1)])
def test_a_day_outside_the_calendar_is_refused_in_words(day):
    with pytest.raises(ValidationError) as refused:
        within_calendar(day)
    assert refused.value.messages == ["The year must be between 2000 and 2059"]
