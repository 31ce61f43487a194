"""The one sentence that says why, in each of its forms."""

from datetime import date

import pytest

from supervision.clock.explanation import explain
from supervision.clock.frequency import Frequency, Period, Stage, Unit
from supervision.clock.presets import ALL_STAFF, ASYE, FORTNIGHTLY_NQSW
from workforce.rules.bank_holidays import english_bank_holidays
from workforce.rules.working_days import Interval

SPRING = date(2026, 3, 2)
RULE = "Fortnightly NQSW programme, Ofsted letter, 17 May 2011"
MAY_SICKNESS = Interval(date(2026, 5, 11), date(2026, 5, 24))


def sentence(last_held_on, *absences, policy=ASYE, start=SPRING, on=date(2026, 6, 1)):
    return explain(
        policy=policy.frequency,
        clock_started_on=start,
        last_held_on=last_held_on,
        absences=absences,
        holidays=english_bank_holidays(),
        on=on,
    )


def fortnightly(last_held_on, *absences, on):
    start = date(2026, 8, 31)
    return sentence(last_held_on, *absences, policy=FORTNIGHTLY_NQSW, start=start, on=on)


def test_a_due_day_names_its_rule_dates_and_source():
    why = sentence(date(2026, 10, 20), start=date(2026, 9, 14), on=date(2026, 11, 10))

    assert why == (
        "Due 3 November: fortnightly until 14 March 2027 (ASYE policy, LGA standard 5); "
        "last held 20 October; 0 days' absence."
    )


def test_before_the_first_session_the_start_of_the_clock_is_named():
    assert sentence(None) == (
        "Due 9 March: weekly until 13 April (ASYE policy, LGA standard 5); "
        "nothing held since the clock started on 2 March; 0 days' absence."
    )


def test_a_session_before_the_clock_started_is_not_named():
    assert sentence(date(2026, 2, 20)) == sentence(None)


def test_the_last_stage_names_the_day_it_began():
    assert sentence(date(2026, 8, 24)) == (
        "Due 24 September: monthly from 2 September (ASYE policy, LGA standard 5); "
        "last held 24 August; 0 days' absence."
    )


def test_a_policy_of_one_stage_names_no_boundary():
    assert sentence(date(2026, 5, 5), policy=ALL_STAFF) == (
        "Due 5 June: monthly (All staff, agency included, LGA standard 5); last held 5 May; 0 days' absence."
    )


def test_a_return_from_absence_is_named_with_the_day_that_it_moved():
    assert sentence(date(2026, 5, 5), MAY_SICKNESS) == (
        "Due 1 June: fortnightly until 2 September (ASYE policy, LGA standard 5); "
        "last held 5 May; 10 days' absence; moved from 19 May: back from absence on 25 May."
    )


@pytest.mark.parametrize(
    ("last_held_on", "beginning"),
    [
        (date(2026, 3, 30), "Due 7 April: weekly until 13 April"),
        (date(2026, 4, 4), "Due 13 April: weekly until 13 April"),
    ],
)
def test_a_moved_due_day_keeps_the_stage_that_made_it(last_held_on, beginning):
    assert sentence(last_held_on).startswith(beginning)


@pytest.mark.parametrize(
    ("last_held_on", "moved"),
    [
        (date(2026, 3, 30), "moved from 6 April, a bank holiday."),
        (date(2026, 4, 4), "moved from 11 April, a Saturday."),
        (date(2026, 4, 5), "moved from 19 April, a Sunday."),
    ],
)
def test_a_move_off_a_rest_day_says_which(last_held_on, moved):
    assert sentence(last_held_on).split("; ")[-1] == moved


def test_every_move_of_the_day_is_named_in_turn():
    leave = Interval(date(2026, 10, 12), date(2026, 10, 16))
    sick = Interval(date(2026, 10, 22), date(2026, 10, 28))

    assert fortnightly(date(2026, 10, 5), sick, leave, on=date(2026, 11, 2)) == (
        f"Due 5 November: fortnightly ({RULE}); last held 5 October; 10 days' absence; "
        "moved from 19 October: back from absence on 17 October; "
        "moved from 23 October: back from absence on 29 October."
    )


@pytest.mark.parametrize(
    ("absences", "words"),
    [
        ([Interval(date(2026, 10, 12), date(2026, 10, 12))], "1 day's absence"),
        ([Interval(date(2026, 10, 10), date(2026, 10, 11))], "0 days' absence"),
        (
            [
                Interval(date(2026, 10, 12), date(2026, 10, 14)),
                Interval(date(2026, 10, 14), date(2026, 10, 15)),
                Interval(date(2026, 10, 13), date(2026, 10, 13)),
            ],
            "4 days' absence",
        ),
        ([Interval(date(2026, 9, 21), date(2026, 10, 7))], "2 days' absence"),
        ([Interval(date(2026, 9, 1), date(2026, 9, 4))], "0 days' absence"),
    ],
)
def test_days_of_absence_are_working_days_since_the_last_session(absences, words):
    why = fortnightly(date(2026, 10, 5), *absences, on=date(2026, 11, 2))

    assert why.rstrip(".").split("; ")[2] == words


@pytest.mark.parametrize(
    ("on", "verb"),
    [
        (date(2026, 10, 11), "Suspended from"),
        (date(2026, 10, 12), "Suspended since"),
        (date(2026, 11, 2), "Suspended since"),
    ],
)
def test_a_suspended_clock_says_since_when(on, verb):
    assert fortnightly(date(2026, 10, 5), Interval(date(2026, 10, 12)), on=on) == (
        f"{verb} 12 October: absence without an end date; fortnightly ({RULE}); last held 5 October."
    )


@pytest.mark.parametrize(
    ("absence", "ending"),
    [
        (Interval(date(2026, 10, 26)), "away since 26 October."),
        (Interval(date(2026, 10, 26), date(2026, 11, 2)), "away since 26 October."),
        (Interval(date(2026, 10, 26), date(2026, 11, 1)), "away 26 October to 1 November."),
        (Interval(date(2026, 10, 26), date(2026, 10, 26)), "away on 26 October."),
        (Interval(date(2026, 11, 2)), "away since 2 November."),
        (Interval(date(2026, 11, 3)), "0 days' absence."),
    ],
)
def test_an_absence_that_began_after_the_due_day_is_mentioned(absence, ending):
    why = fortnightly(date(2026, 10, 5), absence, on=date(2026, 11, 2))

    assert why.startswith("Due 19 October: ")
    assert why.split("; ")[-1] == ending


def test_a_year_is_written_where_it_differs():
    assert sentence(date(2025, 12, 22), start=date(2025, 9, 15), on=date(2026, 1, 8)) == (
        "Due 5 January: fortnightly until 15 March (ASYE policy, LGA standard 5); "
        "last held 22 December 2025; 0 days' absence."
    )
    assert sentence(date(2025, 12, 8), start=date(2025, 9, 15), on=date(2026, 1, 8)) == (
        "Due 22 December 2025: fortnightly until 15 March 2026 (ASYE policy, LGA standard 5); "
        "last held 8 December; 0 days' absence."
    )


def test_a_suspended_clock_names_the_year_of_a_boundary_in_another_one():
    open_ended = Interval(date(2026, 10, 26))
    why = sentence(date(2026, 10, 20), open_ended, start=date(2026, 9, 14), on=date(2026, 11, 10))
    assert why == (
        "Suspended since 26 October: absence without an end date; "
        "fortnightly until 14 March 2027 (ASYE policy, LGA standard 5); last held 20 October."
    )


def test_the_last_of_two_stages_names_the_day_it_began_too():
    two = Frequency(
        name="Local",
        source="local",
        stages=(
            Stage(Period(0, Unit.DAY), Period(1, Unit.WEEK)),
            Stage(Period(4, Unit.WEEK), Period(1, Unit.MONTH)),
        ),
    )
    why = explain(
        policy=two, clock_started_on=SPRING, last_held_on=date(2026, 4, 15), absences=(),
        holidays=english_bank_holidays(), on=date(2026, 5, 1),
    )  # fmt: skip
    assert why.startswith("Due 15 May: monthly from 30 March (Local, local); ")


def test_a_due_day_that_is_a_holiday_on_a_friday_is_moved_off_a_bank_holiday():
    assert "moved from 3 April, a bank holiday" in sentence(
        date(2026, 3, 20), policy=FORTNIGHTLY_NQSW, on=date(2026, 4, 1)
    )


def test_an_absence_that_begins_on_the_due_day_itself_is_no_later_one():
    """It is counted, so it is in the days of absence, and not told a second time."""
    due_on = date(2026, 10, 1)
    why = fortnightly(date(2026, 9, 17), Interval(due_on, due_on), on=date(2026, 10, 5))
    assert why == f"Due 1 October: fortnightly ({RULE}); last held 17 September; 1 day's absence."
