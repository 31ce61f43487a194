"""First due days are spread evenly over a supervisor's working days, never later than promised."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervision.rules.spreading import MOST_A_DAY, ToPlace, spread
from tests.properties.profiles import runs
from workforce.rules.bank_holidays import english_bank_holidays
from workforce.rules.working_days import Interval, is_working_day

HOLIDAYS = english_bank_holidays()
FIRST = date(2026, 11, 2)
MONTH = date(2026, 12, 2)


def days_of(*people):
    return list(spread(people, first=FIRST, holidays=HOLIDAYS).values())


def test_eight_people_have_eight_days_over_the_whole_month():
    days = days_of(*(ToPlace(key, 1, MONTH) for key in range(8)))
    assert days == sorted(days)
    assert len(set(days)) == 8
    assert (days[0], days[-1]) == (FIRST, date(2026, 11, 30))


def test_those_who_wait_are_seen_on_the_first_days():
    people = [ToPlace(key, 1, MONTH, is_waiting=key < 3) for key in range(6)]
    assert days_of(*people)[:3] == [FIRST, date(2026, 11, 3), date(2026, 11, 4)]


def test_nobody_is_later_than_their_own_promise():
    weekly, monthly = ToPlace(1, 1, date(2026, 11, 9)), ToPlace(2, 1, MONTH)
    found = spread([monthly, weekly], first=FIRST, holidays=HOLIDAYS)
    assert found[1] <= date(2026, 11, 9)


def test_a_day_on_which_one_is_away_is_avoided():
    away = (Interval(FIRST, date(2026, 11, 20)),)
    assert days_of(ToPlace(1, 1, MONTH, away)) == [date(2026, 11, 23)]


def test_where_somebody_is_away_throughout_a_day_is_proposed_all_the_same():
    assert days_of(ToPlace(1, 1, date(2026, 11, 6), (Interval(FIRST, MONTH),))) == [FIRST]


def test_an_agreed_day_stays_and_counts_as_taken():
    fixed = ToPlace(1, 1, date(2026, 11, 3), fixed_on=FIRST)
    found = spread([ToPlace(2, 1, date(2026, 11, 3)), fixed], first=FIRST, holidays=HOLIDAYS)
    assert found == {1: FIRST, 2: date(2026, 11, 3)}


@pytest.mark.parametrize(("last_day", "proposed"), [(FIRST, [FIRST]), (FIRST - timedelta(1), [])])
def test_without_a_working_day_nothing_is_proposed(last_day, proposed):
    assert days_of(ToPlace(1, 1, last_day)) == proposed


@runs(300)
@given(st.lists(st.tuples(st.integers(1, 3), st.integers(7, 45), st.booleans()), max_size=40))
def test_days_are_working_days_in_time_and_never_five_for_one_supervisor(people):
    """Forty people with three supervisors: even the shortest promise has five working days, four each."""
    placed = [
        ToPlace(key, supervisor, FIRST + timedelta(days), is_waiting=waits)
        for key, (supervisor, days, waits) in enumerate(people)
    ]
    found = spread(placed, first=FIRST, holidays=HOLIDAYS)

    assert found.keys() == {one.key for one in placed}
    assert all(FIRST <= found[one.key] <= one.last_day for one in placed)
    assert all(is_working_day(day, holidays=HOLIDAYS) for day in found.values())
    loads = Counter((one.supervisor, found[one.key]) for one in placed)
    most = Counter(one.supervisor for one in placed)
    assert all(
        load <= MOST_A_DAY for (supervisor, _), load in loads.items() if most[supervisor] <= 5 * MOST_A_DAY
    )
