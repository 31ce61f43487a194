"""Back over working days: days of rest belong to the working day after them."""

from datetime import date

import pytest

from workforce.rules.working_days import back_working_days, first_working_day_of_week

CHRISTMAS = {date(2026, 12, 25), date(2026, 12, 28)}


@pytest.mark.parametrize(
    ("day", "number", "since"),
    [
        (date(2026, 12, 4), 5, date(2026, 11, 28)),
        (date(2026, 12, 3), 5, date(2026, 11, 27)),
        (date(2026, 12, 7), 1, date(2026, 12, 5)),
        (date(2026, 12, 29), 1, date(2026, 12, 25)),
        (date(2026, 12, 29), 2, date(2026, 12, 24)),
        (date(2026, 12, 6), 1, date(2026, 12, 4)),
    ],
    ids=["Friday", "Thursday", "Monday", "after Christmas", "and the day before", "from a Sunday"],
)
def test_so_many_working_days_back(day, number, since):
    assert back_working_days(day, number, holidays=CHRISTMAS) == since


def test_none_back_is_refused():
    with pytest.raises(ValueError, match="At least one"):
        back_working_days(date(2026, 12, 4), 0, holidays=())


@pytest.mark.parametrize(("day", "first"), [(28, 29), (31, 29), (22, 21), (20, 14)])
def test_the_first_working_day_of_a_week(day, first):
    found = first_working_day_of_week(date(2026, 12, day), holidays=CHRISTMAS)
    assert found == date(2026, 12, first)
