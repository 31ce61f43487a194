"""Repeating times: the days of a pattern, and its wall-clock time through the changes of the clocks."""

from datetime import UTC, date, datetime, time

import pytest

from supervision.rules.repeating import NoSuchTime, Pattern, instant
from workforce.rules.refusal import Refusal

TEN, HALF_PAST_ELEVEN = time(10), time(11, 30)


def pattern(first_on=date(2026, 3, 24), **facts):
    return Pattern(first_on=first_on, starts=TEN, ends=HALF_PAST_ELEVEN, **facts)


@pytest.mark.parametrize(
    ("facts", "days"),
    [
        ({}, ["2026-03-24"]),
        ({"every_weeks": 1, "until": date(2026, 4, 7)}, ["2026-03-24", "2026-03-31", "2026-04-07"]),
        ({"every_weeks": 1, "until": date(2026, 4, 6)}, ["2026-03-24", "2026-03-31"]),
        ({"every_weeks": 2, "until": date(2026, 4, 21)}, ["2026-03-24", "2026-04-07", "2026-04-21"]),
        ({"every_weeks": 2, "until": date(2026, 3, 24)}, ["2026-03-24"]),
        (
            {"every_weeks": 2, "until": date(2026, 4, 21), "except_on": {date(2026, 4, 7)}},
            ["2026-03-24", "2026-04-21"],
        ),
    ],
    ids=["once", "the last day is in", "the day after is not", "fortnightly", "one day long", "an exception"],
)
def test_the_days_of_a_pattern(facts, days):
    assert [day.isoformat() for day in pattern(**facts).days] == days


def test_ten_o_clock_stays_ten_o_clock_when_the_clocks_change():
    spring = pattern(every_weeks=1, until=date(2026, 3, 31))
    assert [spring.times_on(day)[0].astimezone(UTC).hour for day in spring.days] == [10, 9]


@pytest.mark.parametrize(
    "wrong",
    [
        {"ends": TEN},
        {"every_weeks": 1},
        {"every_weeks": 1, "until": date(2026, 3, 23)},
        {"every_weeks": 1, "until": date(2027, 3, 26)},
    ],
    ids=["no length", "no end", "ends before it starts", "more than a year"],
)
def test_a_pattern_that_cannot_be_is_refused(wrong):
    facts = {"first_on": date(2026, 3, 24), "starts": TEN, "ends": HALF_PAST_ELEVEN, **wrong}
    with pytest.raises(Refusal, match=r"must|needs"):
        Pattern(**facts)


@pytest.mark.parametrize(
    ("at", "utc"),
    [
        (datetime(2026, 3, 29, 0, 59), datetime(2026, 3, 29, 0, 59)),
        (datetime(2026, 3, 29, 2, 0), datetime(2026, 3, 29, 1, 0)),
        (datetime(2026, 10, 25, 1, 30), datetime(2026, 10, 25, 0, 30)),
        (datetime(2026, 10, 25, 2, 0), datetime(2026, 10, 25, 2, 0)),
    ],
    ids=["before spring's change", "after it", "autumn's doubled hour is the first", "after autumn's change"],
)
def test_the_instant_of_a_wall_clock_time(at, utc):
    assert instant(at.date(), at.time()).astimezone(UTC).replace(tzinfo=None) == utc


@pytest.mark.parametrize("at", [time(1, 0), time(1, 30), time(1, 59)])
def test_a_time_that_the_clocks_skip_does_not_exist(at):
    with pytest.raises(NoSuchTime, match=f"there is no {at:%H:%M} on 29/03/2026"):
        instant(date(2026, 3, 29), at)
