"""The strip of a year: where each fact lies."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from nqsw.enrolments.timeline import LEFT, RIGHT, WIDTH, Band, TimelineEvent, Year, draw
from workforce.rules.working_days import Interval

START, END = date(2026, 9, 7), date(2027, 9, 6)
YEAR = Interval(START, END)
A_DAY = (WIDTH - LEFT - RIGHT) / 365


def drawing(**facts):
    return draw(Year(days=YEAR, today=date(2026, 11, 19), **facts))


@pytest.mark.parametrize(
    ("day", "x"),
    [
        (START, LEFT),
        (START - timedelta(30), LEFT),
        (START + timedelta(100), round(LEFT + 100 * A_DAY, 1)),
        (END, round(LEFT + 364 * A_DAY, 1)),
        (END + timedelta(30), WIDTH - RIGHT),
    ],
    ids=["first day", "before", "day 100", "last day", "after"],
)
def test_days_run_from_left_to_right_and_never_leave_the_strip(day, x):
    assert drawing(sessions=[TimelineEvent(day, "held", "")]).sessions[0].x == x


def test_the_months_fill_the_strip_without_a_gap():
    months = drawing().months
    assert [month.words for month in months[:6]] == ["Sep 2026", "Oct", "Nov", "Dec", "Jan 2027", "Feb"]
    assert (months[0].x, round(months[-1].x + months[-1].width, 1)) == (LEFT, WIDTH - RIGHT)
    for before, after in pairwise(months):
        assert round(before.x + before.width, 1) == after.x


@pytest.mark.parametrize(("today", "shown"), [(START, True), (END, True), (END + timedelta(1), False)])
def test_today_is_marked_while_the_programme_lasts(today, shown):
    assert (draw(Year(days=YEAR, today=today)).today_x is not None) is shown


def test_spells_outside_the_strip_are_left_out_and_open_ones_reach_its_end():
    pauses = drawing(
        pauses=[
            Interval(END + timedelta(1), None),
            Interval(START, START),
            Interval(END - timedelta(9), None),
        ]
    ).pauses
    assert [(pause.x, round(pause.width)) for pause in pauses] == [
        (LEFT, round(A_DAY)),
        (round(LEFT + 355 * A_DAY, 1), round(10 * A_DAY)),
    ]


def test_words_are_written_only_where_they_fit():
    bands = [Band(Interval(START, START + timedelta(60)), "weekly"), Band(Interval(END, END), "monthly")]
    assert [band.fits for band in drawing(bands=bands).bands] == [True, False]


def test_milestones_of_one_day_do_not_cover_each_other_and_stay_on_the_strip():
    marks = [TimelineEvent(END, "open", str(number)) for number in range(10)]
    places = [(point.x, point.y) for point in drawing(milestones=marks).milestones]
    assert len(set(places)) == 10
    assert all(LEFT <= x <= WIDTH - RIGHT for x, _ in places)


def test_a_gap_between_counts_is_a_gap_and_not_a_line():
    days = [START, START + timedelta(14), START + timedelta(49), START + timedelta(85)]
    chart = drawing(counts=[(day, 10) for day in days]).caseload
    assert [line.count("L") for line in chart.lines] == [2]
    assert len(chart.dots) == 4


@pytest.mark.parametrize(("cases", "state"), [(16, "within"), (17, "over")])
def test_a_count_above_the_limit_of_its_day_is_over(cases, state):
    chart = drawing(counts=[(START, cases)], limits=[(YEAR, 16)]).caseload
    assert chart.dots[0].state == state


def test_the_limit_is_a_staircase():
    middle = date(2027, 3, 7)
    limits = [(Interval(START, middle - timedelta(1)), 8), (Interval(middle, None), 16)]
    chart = drawing(limits=limits).caseload
    assert chart.limit.count("H") == 2
    low, high = (
        float(part.split()[1]) for part in chart.limit.replace("M", "|").replace("L", "|").split("|")[1:]
    )
    assert low > high
    assert [label.words for label in chart.limit_labels] == ["limit 8", "limit 16"]


def test_without_counts_and_limits_the_lane_is_empty():
    chart = drawing().caseload
    assert (chart.lines, chart.dots, chart.limit) == ([], [], "")
