"""Due periods, from which compliance is counted."""

from datetime import date

import pytest

from supervision.clock.periods import DuePeriod, due_periods
from supervision.clock.presets import FORTNIGHTLY_NQSW
from workforce.rules.bank_holidays import english_bank_holidays
from workforce.rules.working_days import Interval


def periods(held_on, *absences, within):
    """Due periods of a fortnightly clock that started on Monday 31 August 2026."""
    return due_periods(
        policy=FORTNIGHTLY_NQSW.frequency,
        clock_started_on=date(2026, 8, 31),
        held_on=held_on,
        absences=absences,
        holidays=english_bank_holidays(),
        within=within,
    )


def test_each_due_day_in_the_window_is_one_due_period():
    held_on = [date(2026, 9, 10), date(2026, 9, 24), date(2026, 10, 9)]
    autumn = Interval(date(2026, 9, 1), date(2026, 10, 31))

    found = periods(held_on, within=autumn)

    assert found == [
        DuePeriod(date(2026, 8, 31), date(2026, 9, 14), date(2026, 9, 10)),
        DuePeriod(date(2026, 9, 10), date(2026, 9, 24), date(2026, 9, 24)),
        DuePeriod(date(2026, 9, 24), date(2026, 10, 8), date(2026, 10, 9)),
        DuePeriod(date(2026, 10, 9), date(2026, 10, 23), None),
    ]
    assert [period.in_time for period in found] == [True, True, False, False]


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "number"),
    [
        (date(2026, 9, 1), date(2026, 9, 13), 0),
        (date(2026, 9, 1), date(2026, 9, 14), 1),
        (date(2026, 9, 14), date(2026, 9, 30), 1),
        (date(2026, 9, 15), date(2027, 9, 30), 0),
    ],
)
def test_a_missed_period_is_counted_once_where_its_due_day_lies(starts_on, ends_on, number):
    assert len(periods([], within=Interval(starts_on, ends_on))) == number


def test_a_period_suspended_by_an_absence_is_left_out():
    held_on = [date(2026, 9, 10)]
    autumn = Interval(date(2026, 9, 1), date(2026, 12, 31))

    assert periods(held_on, Interval(date(2026, 9, 20)), within=autumn) == [
        DuePeriod(date(2026, 8, 31), date(2026, 9, 14), date(2026, 9, 10))
    ]


def test_a_period_moved_by_an_absence_is_judged_by_the_later_day():
    maternity = Interval(date(2026, 9, 7), date(2026, 10, 2))
    autumn = Interval(date(2026, 9, 1), date(2026, 10, 20))

    assert periods([date(2026, 10, 9)], maternity, within=autumn) == [
        DuePeriod(date(2026, 8, 31), date(2026, 10, 9), date(2026, 10, 9))
    ]


def test_sessions_that_move_nothing_make_no_period():
    held_on = [date(2026, 8, 20), date(2026, 8, 31), date(2026, 9, 10), date(2026, 9, 10)]
    september = Interval(date(2026, 9, 1), date(2026, 9, 30))

    assert periods(held_on, within=september) == [
        DuePeriod(date(2026, 8, 31), date(2026, 9, 14), date(2026, 9, 10)),
        DuePeriod(date(2026, 9, 10), date(2026, 9, 24), None),
    ]
