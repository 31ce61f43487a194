"""A series as one weekly rule: each time stands for itself, or for the nearest free day of the rule."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervision.rules.recurrence import occurrences, rule_of
from supervision.rules.repeating import LONDON
from tests.properties.profiles import runs

TEN = datetime(2026, 10, 6, 10, tzinfo=LONDON)  # a Tuesday, before the clocks change
WEEK, DAY, HOUR = timedelta(weeks=1), timedelta(days=1), timedelta(hours=1)


def weeks(*numbers):
    return [TEN + number * WEEK for number in numbers]


def test_a_fortnightly_series_is_its_own_rule():
    starts = weeks(0, 2, 4, 6)
    assert occurrences(starts) == starts
    rule = rule_of(starts)
    assert (rule.first, rule.every_weeks, rule.times, rule.left_out) == (TEN, 2, 4, ())
    assert [each.astimezone(UTC).hour for each in starts] == [9, 9, 10, 10]  # the clocks went back


def test_a_day_that_was_left_out_is_an_exception():
    rule = rule_of(weeks(0, 2, 6, 8))
    assert (rule.times, rule.left_out) == (5, tuple(weeks(4)))


@pytest.mark.parametrize(
    ("moved", "stands_for"),
    [(4 * WEEK + DAY, 4), (4 * WEEK - 3 * DAY, 4), (4 * WEEK + 2 * HOUR, 4), (5 * WEEK - DAY, 4)],
    ids=["the day after", "days before", "another hour", "days after"],
)
def test_what_was_booked_on_another_day_stands_for_the_day_of_the_rule(moved, stands_for):
    starts = [*weeks(0, 2), TEN + moved, *weeks(6, 8)]
    assert occurrences(starts) == weeks(0, 2, stands_for, 6, 8)


def test_ten_oclock_stays_ten_oclock_in_whatever_zone_the_times_are_kept(on_the_other_side):
    starts = [each.astimezone(UTC) for each in weeks(0, 2, 4, 6)]
    assert [each.hour for each in starts] == [9, 9, 10, 10]
    assert occurrences(starts) == weeks(0, 2, 4, 6)
    assert rule_of(starts) == rule_of(weeks(0, 2, 4, 6))


def test_the_order_of_the_times_makes_no_other_rule():
    assert rule_of(weeks(6, 0, 8, 2)) == rule_of(weeks(0, 2, 6, 8))


def test_the_day_and_hour_of_most_are_those_of_the_rule():
    starts = [TEN + DAY, *weeks(1, 2), TEN + 3 * WEEK + HOUR, *weeks(4)]
    assert occurrences(starts) == weeks(0, 1, 2, 3, 4)


def test_a_second_time_in_a_week_stands_for_the_nearest_week_that_is_free():
    assert occurrences([*weeks(2, 4, 6), TEN + 6 * WEEK + DAY]) == weeks(2, 4, 6, 8)
    assert occurrences([TEN + 2 * WEEK - DAY, *weeks(2, 4, 6)]) == weeks(0, 2, 4, 6)


def test_the_longest_weeks_that_fit_between_all_are_those_of_the_rule():
    assert rule_of(weeks(0, 4, 10)).every_weeks == 2
    assert rule_of(weeks(0, 6, 12)).every_weeks == 6
    assert rule_of(weeks(3)).every_weeks == 1


def test_one_time_is_a_rule_of_one():
    assert (occurrences([TEN]), rule_of([TEN]).times) == ([TEN], 1)
    with pytest.raises(ValueError, match=r"^A series has at least one time\.$"):
        occurrences([])


@runs(200)
@given(
    st.lists(
        st.tuples(st.integers(0, 60), st.integers(0, 6), st.integers(8, 17)),
        min_size=1,
        max_size=30,
        unique=True,
    )
)
def test_each_time_of_any_series_has_a_place_of_its_own_in_the_rule(times):
    """Whatever was booked, the rule has as many days as sessions once what is left out is taken away."""
    starts = sorted(TEN.replace(hour=hour) + week * WEEK + day * DAY for week, day, hour in times)
    places = occurrences(starts)
    assert len(set(places)) == len(starts)
    rule = rule_of(places)
    days = {rule.first + number * rule.every_weeks * WEEK for number in range(rule.times)}
    assert days - set(rule.left_out) == set(places)
