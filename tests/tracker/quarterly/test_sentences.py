"""Quarters of the financial year, and what a sentence says of a figure and the one before."""

from datetime import date

import pytest

from tracker.measures.definitions import BY_KEY
from tracker.measures.figures import Figure, Kind
from tracker.quarterly.quarter import Quarter
from tracker.quarterly.sentences import direction, sentence


@pytest.mark.parametrize(
    ("day", "key", "name", "days"),
    [
        (date(2026, 3, 31), "2026-01", "Quarter 4 of 2025/26", "January to March 2026"),
        (date(2026, 4, 1), "2026-04", "Quarter 1 of 2026/27", "April to June 2026"),
        (date(2026, 9, 30), "2026-07", "Quarter 2 of 2026/27", "July to September 2026"),
        (date(2026, 12, 31), "2026-10", "Quarter 3 of 2026/27", "October to December 2026"),
        (date(2099, 12, 1), "2099-10", "Quarter 3 of 2099/00", "October to December 2099"),
    ],
)
def test_a_quarter_is_one_of_the_financial_year(day, key, name, days):
    quarter = Quarter.of(day)
    assert (quarter.key, quarter.name, quarter.days) == (key, name, days)
    assert Quarter.named(key) == quarter
    assert quarter.first <= day <= quarter.last
    assert quarter.before.last.toordinal() + 1 == quarter.first.toordinal()
    assert [month.month for month in quarter.months] == [quarter.first.month + one for one in range(3)]


@pytest.mark.parametrize("key", ["", "2026", "2026-02", "2026-13", "2026-07-01", "x", "٢٠٢٦-٠٧", "0000-01"])
def test_anything_else_names_no_quarter(key):
    assert Quarter.named(key) is None


def share(counted, lines):
    return Figure(Kind.SHARE, "", lines, counted, counted / lines)


def number(key, value):
    measure = BY_KEY[key]
    return Figure(measure.kind, measure.unit, int(value), int(value), value)


NOTHING = BY_KEY["held-in-time"].figure([])


@pytest.mark.parametrize(
    ("key", "now", "before", "said", "way"),
    [
        (
            "held-in-time", share(87, 100), share(84, 100),
            "87% (87 of 100 due days), up 3 percentage points from 84%: better.", "better",
        ),
        (
            "held-in-time", share(1, 1), share(99, 100),
            "100% (1 of 1 due day), up 1 percentage point from 99%: better.", "better",
        ),
        (
            "held-in-time", share(841, 1000), share(838, 1000),
            "84% (841 of 1,000 due days), the same as in the quarter before.", "same",
        ),
        (
            "held-in-time", share(5, 10), NOTHING,
            "50% (5 of 10 due days); there is no figure for the quarter before.", "",
        ),
        ("held-in-time", NOTHING, share(5, 10),
         "no figure. There were no due days to count in this quarter.", ""),
        ("overdue", number("overdue", 1), number("overdue", 3), "1 person, down 2 from 3: better.", "better"),
        ("overdue", number("overdue", 4), number("overdue", 3), "4 people, up 1 from 3: worse.", "worse"),
        ("leavers", number("leavers", 4), number("leavers", 3), "4 people, up 1 from 3.", ""),
        (
            "gap-median", number("gap-median", 28.5), number("gap-median", 30),
            "28.5 days, down 1.5 from 30 days: better.", "better",
        ),
    ],
)  # fmt: skip
def test_a_sentence_says_one_figure_and_what_became_of_it(key, now, before, said, way):
    measure = BY_KEY[key]
    assert sentence(measure, now, before) == f"{measure.title}: {said}"
    assert direction(measure, now, before) == way
