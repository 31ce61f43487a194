"""The programme's rules, as tables of examples."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from nqsw.rules.programme_days import (
    AttendanceCount,
    ShareSpell,
    counted_pauses,
    expected_end_on,
    latest_end_on,
    milestone_due_on,
    moved_by_pauses,
    parted,
    paused_days,
    planned_protected_hours,
    programme_week,
    programme_weeks,
    protected_spells,
    stage_of_programme,
    suppressed,
    weeks_of_practice,
)
from workforce.rules.working_days import PROTECTED_SHARE, ClosedInterval, Interval, ShareStep

#: A quarter of a caseload to month 3, half to month 6, 70% to month 9, then 90%.
RAMP = tuple(
    ShareStep(month, Decimal(share)) for month, share in ((0, "0.25"), (3, "0.50"), (6, "0.70"), (9, "0.90"))
)
START = date(2026, 9, 7)
FIVE_MONTHS = Interval(date(2026, 12, 1), date(2027, 4, 30))
OPEN = Interval(date(2026, 12, 1))


@pytest.mark.parametrize(
    ("day", "moved"),
    [
        (date(2026, 11, 30), date(2026, 11, 30)),
        (date(2026, 12, 1), date(2027, 5, 1)),
        (date(2027, 9, 6), date(2028, 2, 4)),
    ],
    ids=["day before the pause", "its first day", "long after"],
)
def test_a_pause_moves_every_day_from_its_first_on_by_its_length(day, moved):
    assert moved_by_pauses(day, [FIVE_MONTHS]) == moved


def test_a_pause_without_an_end_moves_nothing_yet():
    assert moved_by_pauses(date(2027, 9, 6), [OPEN]) == date(2027, 9, 6)


def test_pauses_that_overlap_or_touch_count_each_day_once():
    pauses = [
        Interval(date(2027, 1, 11), date(2027, 1, 20)),
        Interval(date(2027, 1, 1), date(2027, 1, 12)),
        Interval(date(2027, 1, 21), date(2027, 1, 31)),
    ]
    assert counted_pauses(pauses) == [ClosedInterval(date(2027, 1, 1), date(2027, 1, 31))]
    assert moved_by_pauses(date(2027, 2, 1), pauses) == date(2027, 3, 4)


def test_a_first_pause_can_push_a_day_into_a_second():
    first = Interval(date(2026, 12, 1), date(2026, 12, 31))
    second = Interval(date(2027, 1, 5), date(2027, 1, 14))
    assert moved_by_pauses(date(2026, 12, 6), [first, second]) == date(2027, 1, 16)


@pytest.mark.parametrize(
    ("until", "days"),
    [
        (date(2026, 12, 1), 0),
        (date(2026, 12, 2), 1),
        (date(2027, 4, 30), 150),
        (date(2027, 5, 1), 151),
        (date(2027, 6, 1), 151),
    ],
)
def test_days_paused_so_far_do_not_count_the_day_itself(until, days):
    assert paused_days([FIVE_MONTHS], until=until) == days


def test_an_open_pause_counts_the_days_so_far():
    assert paused_days([OPEN], until=date(2026, 12, 11)) == 10


@pytest.mark.parametrize(
    ("started_on", "months", "pauses", "end"),
    [
        (START, 12, [], date(2027, 9, 6)),
        (START, 24, [], date(2028, 9, 6)),
        (date(2026, 8, 31), 6, [], date(2027, 2, 27)),
        (START, 12, [FIVE_MONTHS], date(2028, 2, 4)),
        (START, 12, [OPEN], date(2027, 9, 6)),
        (START, 12, [Interval(date(2027, 9, 7), date(2027, 9, 30))], date(2027, 9, 6)),
    ],
)
def test_a_programme_ends_the_day_before_the_same_day_and_later_by_its_pauses(
    started_on, months, pauses, end
):
    assert expected_end_on(started_on=started_on, months=months, pauses=pauses) == end


def test_no_programme_lasts_more_than_24_months():
    assert latest_end_on(START) == date(2028, 9, 6)


@pytest.mark.parametrize(
    ("month", "pauses", "holidays", "due"),
    [
        (0, [], [], date(2026, 9, 21)),
        (3, [], [], date(2026, 12, 4)),
        (6, [], [], date(2027, 3, 5)),
        (12, [], [], date(2027, 9, 6)),
        (12, [], [date(2027, 9, 6)], date(2027, 9, 3)),
        (3, [FIVE_MONTHS], [], date(2027, 5, 6)),
        (0, [FIVE_MONTHS], [], date(2026, 9, 21)),
    ],
    ids=[
        "start: two weeks",
        "a Sunday goes back to Friday",
        "a Saturday too",
        "a Monday stands",
        "a bank holiday goes back",
        "after a pause",
        "before it",
    ],
)
def test_a_milestone_is_due_on_the_last_working_day_of_its_month(month, pauses, holidays, due):
    assert milestone_due_on(started_on=START, month=month, pauses=pauses, holidays=holidays) == due


@pytest.mark.parametrize(
    ("steps", "pauses", "spells"),
    [
        (PROTECTED_SHARE, [], [(START, None, "0.90")]),
        (
            RAMP,
            [],
            [
                (START, date(2026, 12, 6), "0.25"),
                (date(2026, 12, 7), date(2027, 3, 6), "0.50"),
                (date(2027, 3, 7), date(2027, 6, 6), "0.70"),
                (date(2027, 6, 7), None, "0.90"),
            ],
        ),
        (
            RAMP[:2],
            [FIVE_MONTHS],
            [(START, date(2027, 5, 6), "0.25"), (date(2027, 5, 7), None, "0.50")],
        ),
    ],
    ids=["one share", "ramp", "the ramp waits for a pause"],
)
def test_each_share_stands_until_the_next_and_the_last_until_the_programme_ends(steps, pauses, spells):
    found = protected_spells(steps=steps, started_on=START, pauses=pauses)
    assert [(s.starts_on, s.ends_on, str(s.share)) for s in found] == spells


def test_a_ramp_without_steps_is_refused():
    with pytest.raises(ValueError, match=r"^A protected share needs at least one step\.$"):
        protected_spells(steps=(), started_on=START)


@pytest.mark.parametrize(
    ("on", "pauses", "week"),
    [
        (date(2026, 9, 1), [], 1),
        (START, [], 1),
        (date(2026, 9, 13), [], 1),
        (date(2026, 9, 14), [], 2),
        (date(2026, 12, 1), [], 13),
        (date(2027, 4, 30), [FIVE_MONTHS], 13),
        (date(2027, 5, 7), [FIVE_MONTHS], 14),
        (date(2026, 12, 25), [OPEN], 13),
    ],
)
def test_the_week_stands_still_in_a_pause(on, pauses, week):
    assert programme_week(started_on=START, on=on, pauses=pauses) == week


def test_a_year_has_52_weeks():
    assert programme_weeks(months=12, started_on=START) == 52


@pytest.mark.parametrize(
    ("on", "pauses", "label"),
    [
        (date(2026, 9, 1), [], "Months 1 to 3"),
        (date(2026, 12, 6), [], "Months 1 to 3"),
        (date(2026, 12, 7), [], "Months 4 to 6"),
        (date(2027, 9, 6), [], "Months 10 to 12"),
        (date(2027, 9, 7), [], "Months 13 to 15"),
        (date(2027, 5, 6), [FIVE_MONTHS], "Months 1 to 3"),
        (date(2027, 5, 7), [FIVE_MONTHS], "Months 4 to 6"),
    ],
)
def test_the_stage_is_a_quarter_of_practice(on, pauses, label):
    assert stage_of_programme(started_on=START, on=on, pauses=pauses).label == label


@pytest.mark.parametrize(
    ("count", "rate"),
    [
        (AttendanceCount(), None),
        (AttendanceCount(attended=3), Decimal(1)),
        (AttendanceCount(attended=2, apologies=1, absent=1), Decimal("0.5")),
        (AttendanceCount(absent=2), Decimal(0)),
    ],
)
def test_the_attendance_rate_is_the_share_attended_of_what_was_marked(count, rate):
    assert count.rate == rate


def test_planned_protected_time_is_a_share_of_the_hours_worked():
    hours = planned_protected_hours(
        weekly_hours=Decimal(37), fte=Decimal("0.5"), percent=10, weeks=Decimal(4)
    )
    assert hours == Decimal("7.4")


def test_a_pause_from_the_first_day_does_not_move_the_first_share():
    """The ramp begins with the programme; a step of month 0 further on begins there too."""
    from_the_start = Interval(START, date(2026, 9, 13))
    steps = (ShareStep(0, Decimal("0.25")), ShareStep(0, Decimal("0.50")), ShareStep(3, Decimal("0.90")))
    found = protected_spells(steps=steps, started_on=START, pauses=[from_the_start])
    assert [spell.starts_on for spell in found] == [START, START, date(2026, 12, 14)]


def test_the_week_and_the_stage_are_the_first_ones_before_the_start():
    before = date(2026, 8, 1)
    assert programme_week(started_on=START, on=before) == 1
    monthly = date(2026, 9, 14)
    assert programme_week(started_on=START, on=monthly - timedelta(1)) == 1
    assert programme_week(started_on=monthly, on=before) == 1


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ([], []),
        ([0, 5, 12], [0, 5, 12]),
        ([0, 0], [0, 0]),
        ([1, 4, 12], [None, None, 12]),
        ([4, 5, 12], [None, None, 12]),
        ([12, 1, 5, 5], [12, None, None, 5]),
        ([0, 3, 9], [0, None, None]),
        ([0, 3, 0], [0, None, 0]),
        ([3], [None]),
    ],
    ids=[
        "nothing",
        "none is small",
        "nobody",
        "two hide each other",
        "five is shown, but for what it would give away",
        "the smallest other one goes",
        "nought is shown",
        "nothing else to hide",
        "alone",
    ],
)
def test_small_counts_are_hidden_and_with_one_the_smallest_that_would_give_it_away(counts, shown):
    assert suppressed(counts) == shown


@pytest.mark.parametrize(
    ("days", "pauses", "weeks"),
    [
        (Interval(START, date(2026, 9, 13)), [], 1),
        (Interval(START, date(2026, 9, 20)), [Interval(START, date(2026, 9, 13))], 1),
        (Interval(START, date(2026, 9, 27)), [Interval(date(2026, 9, 14), date(2026, 9, 20))], 2),
        (Interval(START, date(2026, 9, 20)), [Interval(date(2026, 9, 14))], 1),
        (Interval(START, date(2026, 9, 20)), [Interval(date(2026, 8, 1), date(2026, 9, 13))], 1),
        (Interval(START, date(2026, 9, 13)), [Interval(date(2026, 9, 14), date(2026, 9, 20))], 1),
        (Interval(START, date(2026, 9, 13)), [Interval(date(2026, 9, 28), date(2026, 10, 4))], 1),
        (Interval(START, date(2026, 9, 13)), [Interval(date(2026, 8, 1), date(2026, 9, 6))], 1),
        (
            Interval(START, date(2026, 9, 27)),
            [Interval(START, date(2026, 9, 13)), Interval(date(2026, 9, 21), date(2026, 10, 4))],
            1,
        ),
        (Interval(START), [], Decimal(1) / 7),
    ],
)
def test_weeks_of_practice_leave_the_days_of_a_pause_out(days, pauses, weeks):
    assert weeks_of_practice(days, pauses) == weeks


@pytest.mark.parametrize(
    ("changes", "parts"),
    [
        ([], ["01-31"]),
        (["01"], ["01-31"]),
        (["02"], ["01-01", "02-31"]),
        (["20", "10", "20"], ["01-09", "10-19", "20-31"]),
        (["31"], ["01-30", "31-31"]),
    ],
    ids=["no change", "on the first day", "on the second", "twice, in any order", "on the last day"],
)
def test_a_spell_is_parted_on_each_day_from_which_its_number_is_another(changes, parts):
    spell = ShareSpell(date(2026, 5, 1), date(2026, 5, 31), Decimal("0.9"))
    found = parted([spell], at=[date(2026, 5, int(day)) for day in changes] + [date(2026, 6, 1)])
    assert [f"{one.starts_on:%d}-{one.ends_on:%d}" for one in found] == parts
    assert {one.share for one in found} == {Decimal("0.9")}


def test_a_spell_without_an_end_is_parted_and_each_of_several_by_itself():
    first = ShareSpell(date(2026, 5, 1), date(2026, 5, 31), Decimal("0.5"))
    open_one = ShareSpell(date(2026, 6, 1), None, Decimal("0.9"))
    assert parted([first, open_one], at=[date(2026, 7, 1)]) == [
        first,
        ShareSpell(date(2026, 6, 1), date(2026, 6, 30), Decimal("0.9")),
        ShareSpell(date(2026, 7, 1), None, Decimal("0.9")),
    ]
