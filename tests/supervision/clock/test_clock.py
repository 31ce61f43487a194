"""The due day: the rules one by one, at their boundaries."""

from dataclasses import replace
from datetime import date

import pytest

from supervision.clock.clock import Frequency, Period, Stage, Unit, next_due_on, reckon, stage_in_force
from supervision.clock.presets import ALL_STAFF, ASYE, FORTNIGHTLY_NQSW, FOUR_WEEKLY
from tests.properties.slow_clock import slow_next_due_on
from workforce.rules.bank_holidays import english_bank_holidays
from workforce.rules.working_days import Interval

START = date(2026, 3, 2)
FORTNIGHTLY = FORTNIGHTLY_NQSW.frequency
MONTHLY = ALL_STAFF.frequency
MONTHLY_ANY_DAY = replace(MONTHLY, moves_to_working_day=False)
TIGHTENING = Frequency(
    name="Monthly, then weekly",
    source="local",
    stages=(
        Stage(Period(0, Unit.DAY), Period(1, Unit.MONTH)),
        Stage(Period(4, Unit.WEEK), Period(1, Unit.WEEK)),
    ),
)


@pytest.fixture(params=[next_due_on, slow_next_due_on], ids=["clock", "slow clock"])
def due(request):
    """The due day by the clock, and again by the day-by-day definition."""

    def work_out(policy, last_held_on, *absences, start=START):
        return request.param(
            policy=policy,
            clock_started_on=start,
            last_held_on=last_held_on,
            absences=absences,
            holidays=english_bank_holidays(),
        )

    return work_out


@pytest.mark.parametrize(
    ("last_held_on", "absences", "expected"),
    [
        (None, [], date(2026, 3, 9)),
        (date(2026, 3, 30), [], date(2026, 4, 7)),
        (date(2026, 4, 9), [], date(2026, 4, 23)),
        (date(2026, 5, 5), [Interval(date(2026, 5, 11), date(2026, 5, 24))], date(2026, 6, 1)),
        (date(2026, 8, 24), [], date(2026, 9, 24)),
    ],
)
def test_the_asye_policy_from_2_march_2026(due, last_held_on, absences, expected):
    assert due(ASYE.frequency, last_held_on, *absences) == expected


@pytest.mark.parametrize(
    ("last_held_on", "expected"),
    [
        (date(2026, 4, 2), date(2026, 4, 9)),
        # it would break on 12 April, the last weekly day: due Saturday 11 April, so Monday
        (date(2026, 4, 4), date(2026, 4, 13)),
        # it would break on 13 April, the first fortnightly day: due Sunday 19 April
        (date(2026, 4, 5), date(2026, 4, 20)),
        # it would break on 1 September, the last fortnightly day: due on a bank holiday
        (date(2026, 8, 17), date(2026, 9, 1)),
        # it would break on 2 September, the first monthly day
        (date(2026, 8, 18), date(2026, 9, 18)),
    ],
)
def test_the_stage_in_force_on_the_day_it_would_break_decides(due, last_held_on, expected):
    assert due(ASYE.frequency, last_held_on) == expected


@pytest.mark.parametrize(
    ("last_held_on", "expected"),
    [
        # day 28 is 30 March: by then a session must lie at most a week back
        (date(2026, 3, 20), date(2026, 3, 30)),
        (date(2026, 3, 23), date(2026, 3, 30)),
        (date(2026, 3, 24), date(2026, 3, 31)),
    ],
)
def test_a_tighter_stage_binds_from_its_first_day(due, last_held_on, expected):
    assert due(TIGHTENING, last_held_on) == expected


def test_a_tighter_stage_makes_the_day_before_it_the_due_day(due):
    policy = replace(TIGHTENING, moves_to_working_day=False)

    assert due(policy, date(2026, 3, 20)) == date(2026, 3, 29)


@pytest.mark.parametrize(
    ("last_held_on", "expected"),
    [
        (date(2026, 1, 28), date(2026, 2, 28)),
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2028, 1, 30), date(2028, 2, 29)),
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2028, 2, 29), date(2028, 3, 29)),
        (date(2026, 2, 28), date(2026, 3, 28)),
        (date(2026, 3, 31), date(2026, 4, 30)),
        (date(2026, 12, 31), date(2027, 1, 31)),
    ],
)
def test_monthly_is_the_same_day_next_month(due, last_held_on, expected):
    assert due(MONTHLY_ANY_DAY, last_held_on, start=date(2025, 1, 6)) == expected


def test_four_weekly_is_28_days(due):
    assert due(FOUR_WEEKLY.frequency, date(2026, 9, 1)) == date(2026, 9, 29)


def test_a_clock_started_on_31_august_reaches_month_6_on_the_last_of_february(due):
    # 15 February and 14 days is 1 March, a day on which the monthly stage is in force
    assert due(ASYE.frequency, date(2027, 2, 12), start=date(2026, 8, 31)) == date(2027, 2, 26)
    assert due(ASYE.frequency, date(2027, 2, 15), start=date(2026, 8, 31)) == date(2027, 3, 15)


@pytest.mark.parametrize(
    ("on", "label"),
    [
        (date(2026, 3, 1), "weekly"),
        (date(2026, 3, 2), "weekly"),
        (date(2026, 4, 12), "weekly"),
        (date(2026, 4, 13), "fortnightly"),
        (date(2026, 9, 1), "fortnightly"),
        (date(2026, 9, 2), "monthly"),
    ],
)
def test_week_6_begins_42_days_after_the_start(on, label):
    stage = stage_in_force(policy=ASYE.frequency, clock_started_on=START, on=on)

    assert stage.label == label


def test_the_due_day_stays_when_a_looser_stage_begins(due):
    assert due(ASYE.frequency, date(2026, 3, 16)) == date(2026, 3, 23)


@pytest.mark.parametrize("held_on", [date(2026, 2, 20), date(2026, 3, 1), date(2026, 3, 2)])
def test_a_session_up_to_the_start_of_the_clock_does_not_move_it(due, held_on):
    assert due(FORTNIGHTLY, held_on) == due(FORTNIGHTLY, None) == date(2026, 3, 16)


@pytest.mark.parametrize(
    ("last_held_on", "expected"),
    [
        (date(2026, 3, 19), date(2026, 4, 2)),
        (date(2026, 3, 20), date(2026, 4, 7)),
        (date(2026, 3, 21), date(2026, 4, 7)),
        (date(2026, 3, 23), date(2026, 4, 7)),
        (date(2026, 3, 24), date(2026, 4, 7)),
        (date(2026, 3, 28), date(2026, 4, 13)),
    ],
)
def test_a_due_day_at_easter_or_a_weekend_moves_to_the_next_working_day(due, last_held_on, expected):
    assert due(FORTNIGHTLY, last_held_on) == expected


@pytest.mark.parametrize(
    ("absence", "expected"),
    [
        # held 5 October, due 19 October
        (Interval(date(2026, 10, 12), date(2026, 10, 15)), date(2026, 10, 19)),
        (Interval(date(2026, 10, 12), date(2026, 10, 16)), date(2026, 10, 23)),
        (Interval(date(2026, 9, 28), date(2026, 10, 5)), date(2026, 10, 19)),
        (Interval(date(2026, 9, 30), date(2026, 10, 6)), date(2026, 10, 19)),
        (Interval(date(2026, 10, 5), date(2026, 10, 13)), date(2026, 10, 21)),
        (Interval(date(2026, 10, 19), date(2026, 10, 22)), date(2026, 10, 19)),
        (Interval(date(2026, 10, 19), date(2026, 10, 23)), date(2026, 10, 30)),
        (Interval(date(2026, 10, 20), date(2026, 11, 20)), date(2026, 10, 19)),
    ],
)
def test_an_absence_of_five_working_days_up_to_the_due_day_moves_it(due, absence, expected):
    assert due(FORTNIGHTLY, date(2026, 10, 5), absence) == expected


@pytest.mark.parametrize(
    ("ends_on", "expected"),
    [
        (date(2026, 3, 8), date(2026, 3, 16)),
        (date(2026, 3, 9), date(2026, 3, 17)),
        (date(2026, 3, 10), date(2026, 3, 18)),
    ],
)
def test_an_absence_over_before_the_day_of_the_last_session_changes_nothing(due, ends_on, expected):
    absence = Interval(date(2026, 3, 2), ends_on)

    assert due(ASYE.frequency, date(2026, 3, 9), absence) == expected


@pytest.mark.parametrize(
    ("starts_on", "expected"),
    [
        (date(2026, 10, 1), None),
        (date(2026, 10, 6), None),
        (date(2026, 10, 19), None),
        (date(2026, 10, 20), date(2026, 10, 19)),
    ],
)
def test_an_absence_without_an_end_suspends_the_clock_up_to_the_due_day(due, starts_on, expected):
    assert due(FORTNIGHTLY, date(2026, 10, 5), Interval(starts_on)) == expected


def test_absences_in_a_chain_each_move_the_day_on(due):
    leave = Interval(date(2026, 10, 12), date(2026, 10, 16))
    sick = Interval(date(2026, 10, 22), date(2026, 10, 28))
    training = Interval(date(2026, 11, 5), date(2026, 11, 11))

    assert due(FORTNIGHTLY, date(2026, 10, 5), leave) == date(2026, 10, 23)
    assert due(FORTNIGHTLY, date(2026, 10, 5), sick) == date(2026, 10, 19)
    assert due(FORTNIGHTLY, date(2026, 10, 5), leave, sick) == date(2026, 11, 5)
    assert due(FORTNIGHTLY, date(2026, 10, 5), training, sick, leave) == date(2026, 11, 19)


def test_a_chain_that_ends_in_an_absence_without_an_end_suspends_the_clock(due):
    leave = Interval(date(2026, 10, 12), date(2026, 10, 16))

    assert due(FORTNIGHTLY, date(2026, 10, 5), Interval(date(2026, 10, 23)), leave) is None


def test_a_day_moved_off_a_weekend_can_meet_an_absence(due):
    # a month after 23 September is Friday 23 October; after 24 September, a Saturday
    absence = Interval(date(2026, 10, 26), date(2026, 10, 30))

    assert due(MONTHLY, date(2026, 9, 23), absence) == date(2026, 10, 23)
    assert due(MONTHLY, date(2026, 9, 24), absence) == date(2026, 11, 6)


def test_two_short_absences_that_touch_are_not_added_together(due):
    monday_to_wednesday = Interval(date(2026, 10, 12), date(2026, 10, 14))
    thursday_and_friday = Interval(date(2026, 10, 15), date(2026, 10, 16))

    assert due(FORTNIGHTLY, date(2026, 10, 5), monday_to_wednesday, thursday_and_friday) == date(2026, 10, 19)


def test_an_authority_may_count_other_absences_and_give_another_grace(due):
    policy = replace(FORTNIGHTLY, counted_absence_working_days=2, return_grace_working_days=1)
    absence = Interval(date(2026, 10, 19), date(2026, 10, 20))

    assert due(policy, date(2026, 10, 5), absence) == date(2026, 10, 22)


def reckoned(last_held_on, *absences):
    return reckon(
        policy=FORTNIGHTLY,
        clock_started_on=START,
        last_held_on=last_held_on,
        absences=absences,
        holidays=english_bank_holidays(),
    )


@pytest.mark.parametrize(
    ("last_held_on", "nothing_held"),
    [(None, True), (date(2026, 3, 1), True), (START, False), (date(2026, 3, 3), False)],
)
def test_a_session_on_the_day_the_clock_starts_was_held_under_it(last_held_on, nothing_held):
    assert reckoned(last_held_on).nothing_held is nothing_held


def test_the_promise_by_the_interval_alone_is_kept_beside_the_due_day():
    """A fortnight from 20 March is Good Friday: due on the Tuesday after Easter Monday."""
    found = reckoned(date(2026, 3, 20))
    assert (found.promised_on, found.due_on) == (date(2026, 4, 3), date(2026, 4, 7))


def test_of_two_absences_without_an_end_the_first_to_begin_suspends_the_clock():
    later, first = Interval(date(2026, 3, 12)), Interval(date(2026, 3, 9))
    assert reckoned(None, later, first).suspended_by == first
    assert reckoned(None, first, later).suspended_by == first
