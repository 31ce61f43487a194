"""Working days, spells of time, shares and the caseload limit."""

from datetime import date
from decimal import Decimal

import pytest

from workforce.rules.working_days import (
    Interval,
    add_months,
    add_working_days,
    has_working_days,
    is_working_day,
    limit_for,
    next_working_day,
    working_days,
    working_days_between,
)

EASTER_2026 = frozenset({date(2026, 4, 3), date(2026, 4, 6)})
MAY_SPELL = Interval(date(2026, 5, 11), date(2026, 5, 24))
NO_END = Interval(date(2026, 5, 11))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 4, 2), True),
        (date(2026, 4, 3), False),
        (date(2026, 4, 4), False),
        (date(2026, 4, 5), False),
        (date(2026, 4, 6), False),
        (date(2026, 4, 7), True),
        (date(2026, 4, 10), True),
    ],
)
def test_a_working_day_is_monday_to_friday_without_bank_holidays(day, works):
    assert is_working_day(day, holidays=EASTER_2026) is works


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 4, 2), date(2026, 4, 2)),
        (date(2026, 4, 3), date(2026, 4, 7)),
        (date(2026, 4, 6), date(2026, 4, 7)),
        (date(2026, 4, 11), date(2026, 4, 13)),
        (date(2026, 4, 12), date(2026, 4, 13)),
    ],
)
def test_the_next_working_day_is_the_same_day_when_that_is_one(day, expected):
    assert next_working_day(day, holidays=EASTER_2026) == expected


@pytest.mark.parametrize(
    ("day", "number", "expected"),
    [
        (date(2026, 4, 20), 0, date(2026, 4, 20)),
        (date(2026, 4, 18), 0, date(2026, 4, 18)),
        (date(2026, 4, 20), 1, date(2026, 4, 21)),
        (date(2026, 4, 20), 4, date(2026, 4, 24)),
        (date(2026, 4, 20), 5, date(2026, 4, 27)),
        (date(2026, 4, 18), 5, date(2026, 4, 24)),
        (date(2026, 4, 2), 1, date(2026, 4, 7)),
        (date(2026, 4, 2), 5, date(2026, 4, 13)),
    ],
)
def test_working_days_are_added_without_counting_the_day_itself(day, number, expected):
    assert add_working_days(day, number, holidays=EASTER_2026) == expected


def test_working_days_cannot_be_taken_away():
    with pytest.raises(ValueError, match=r"^Working days can only be added, not taken away\.$"):
        add_working_days(date(2026, 4, 2), -1, holidays=EASTER_2026)


@pytest.mark.parametrize(
    ("first", "last", "number"),
    [
        (date(2026, 4, 20), date(2026, 4, 20), 1),
        (date(2026, 4, 18), date(2026, 4, 19), 0),
        (date(2026, 4, 20), date(2026, 4, 24), 5),
        (date(2026, 4, 20), date(2026, 4, 27), 6),
        (date(2026, 4, 1), date(2026, 4, 8), 4),
        (date(2026, 4, 21), date(2026, 4, 20), 0),
    ],
)
def test_working_days_between_count_both_ends(first, last, number):
    assert working_days_between(first, last, holidays=EASTER_2026) == number


def test_working_days_are_in_order_without_days_of_rest():
    around_easter = working_days(date(2026, 4, 2), date(2026, 4, 8), holidays=EASTER_2026)
    assert around_easter == [date(2026, 4, 2), date(2026, 4, 7), date(2026, 4, 8)]
    assert working_days(date(2026, 4, 8), date(2026, 4, 2), holidays=EASTER_2026) == []


@pytest.mark.parametrize(
    ("interval", "long_enough"),
    [
        (Interval(date(2026, 4, 20), date(2026, 4, 23)), False),
        (Interval(date(2026, 4, 20), date(2026, 4, 24)), True),
        (Interval(date(2026, 4, 18), date(2026, 4, 24)), True),
        (Interval(date(2026, 4, 1), date(2026, 4, 8)), False),
        (Interval(date(2026, 4, 1), date(2026, 4, 9)), True),
        (Interval(date(2026, 4, 20)), True),
    ],
)
def test_an_interval_has_five_working_days_or_has_not(interval, long_enough):
    assert has_working_days(interval, 5, holidays=EASTER_2026) is long_enough


def test_an_interval_cannot_end_before_it_starts():
    with pytest.raises(ValueError, match="cannot end"):
        Interval(date(2026, 5, 2), date(2026, 5, 1))


@pytest.mark.parametrize(
    ("day", "inside_with_end", "inside_without"),
    [
        (date(2026, 5, 10), False, False),
        (date(2026, 5, 11), True, True),
        (date(2026, 5, 24), True, True),
        (date(2026, 5, 25), False, True),
    ],
)
def test_an_interval_contains_both_its_ends(day, inside_with_end, inside_without):
    assert MAY_SPELL.contains(day) is inside_with_end
    assert NO_END.contains(day) is inside_without


@pytest.mark.parametrize(
    ("other", "with_end", "without"),
    [
        (Interval(date(2026, 5, 1), date(2026, 5, 10)), False, False),
        (Interval(date(2026, 5, 1), date(2026, 5, 11)), True, True),
        (Interval(date(2026, 5, 24), date(2026, 5, 30)), True, True),
        (Interval(date(2026, 5, 25), date(2026, 5, 30)), False, True),
        (Interval(date(2026, 5, 1)), True, True),
        (Interval(date(2026, 5, 25)), False, True),
    ],
)
def test_intervals_overlap_when_they_share_a_day(other, with_end, without):
    assert (MAY_SPELL.overlaps(other), other.overlaps(MAY_SPELL)) == (with_end, with_end)
    assert (NO_END.overlaps(other), other.overlaps(NO_END)) == (without, without)


def test_the_return_day_is_the_day_after_the_interval_ends():
    assert (MAY_SPELL.return_day, MAY_SPELL.is_open_ended) == (date(2026, 5, 25), False)
    assert (NO_END.return_day, NO_END.is_open_ended) == (None, True)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 28), 1, date(2026, 2, 28)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 3, 31), 1, date(2026, 4, 30)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 8, 31), 0, date(2026, 8, 31)),
    ],
)
def test_a_month_later_is_the_same_day_with_month_ends_clipped(day, months, expected):
    assert add_months(day, months) == expected


@pytest.mark.parametrize(
    ("experienced_limit", "share", "fte", "limit"),
    [
        (20, "1.00", "1", 20),
        (20, "0.90", "1", 18),
        (16, "0.90", "1", 14),
        (20, "0.90", "0.8", 14),
        (20, "0.25", "1", 5),
        (10, "0.70", "1", 7),
        (1, "0.90", "1", 0),
        (20, "0.90", "0", 0),
    ],
)
def test_the_limit_is_rounded_down_to_whole_cases(experienced_limit, share, fte, limit):
    worked_out = limit_for(experienced_limit=experienced_limit, share=Decimal(share), fte=Decimal(fte))

    assert (worked_out, type(worked_out)) == (limit, int)
