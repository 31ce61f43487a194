"""Repeating times: the days of a pattern, and its wall-clock time through the changes of the clocks."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from supervision.rules.repeating import (
    LONDON,
    NoSuchTime,
    Pattern,
    can_end,
    instant,
    instants,
    lasts,
    start_of,
)
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
    ("wrong", "words"),
    [
        ({"ends": TEN}, "The end time must be after the start time."),
        ({"every_weeks": 1}, "A repeating time needs a last day."),
        ({"every_weeks": 1, "until": date(2026, 3, 23)}, "The last day must be within a year of the first."),
        ({"every_weeks": 1, "until": date(2027, 3, 26)}, "The last day must be within a year of the first."),
    ],
    ids=["no length", "no end", "ends before it starts", "more than a year"],
)
def test_a_pattern_that_cannot_be_is_refused(wrong, words):
    facts = {"first_on": date(2026, 3, 24), "starts": TEN, "ends": HALF_PAST_ELEVEN, **wrong}
    with pytest.raises(Refusal, match=f"^{words}$"):
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


def test_a_pattern_may_end_on_the_furthest_day_ahead():
    first_on = date(2026, 3, 24)
    assert pattern(every_weeks=1, until=first_on + timedelta(366)).until == date(2027, 3, 25)


def test_an_instant_is_aware_and_of_the_zone_that_was_asked_for():
    """New York's clocks skip two o'clock on 8 March 2026, and not one o'clock on 29 March."""
    new_york = ZoneInfo("America/New_York")
    assert instant(date(2026, 7, 1), TEN).tzinfo is LONDON
    assert instant(date(2026, 7, 1), TEN, zone=new_york).astimezone(UTC).hour == 14
    assert instant(date(2026, 3, 29), time(1), zone=new_york).astimezone(UTC).hour == 5
    with pytest.raises(NoSuchTime):
        instant(date(2026, 3, 8), time(2), zone=new_york)


def test_a_pattern_s_times_are_of_the_zone_that_was_asked_for():
    starts, ends = pattern().times_on(date(2026, 7, 1), zone=ZoneInfo("America/New_York"))
    assert (starts.astimezone(UTC).time(), ends.astimezone(UTC).time()) == (time(14), time(15, 30))


@pytest.mark.parametrize(("day", "utc"), [(date(2026, 3, 29), 0), (date(2026, 3, 30), 23)])
def test_a_day_starts_at_midnight_by_the_clock_of_this_country(day, utc):
    midnight = start_of(day)
    assert midnight.tzinfo is LONDON
    assert (midnight.date(), midnight.time(), midnight.astimezone(UTC).hour) == (day, time(0), utc)


@pytest.mark.parametrize(
    ("starts", "ends", "minutes"),
    [
        ("10:00", "11:30", 90),
        ("10:45", "11:15", 30),
        ("10:00", "10:01", 1),
        ("23:00", "00:30", 90),
        ("10:00", "10:00", 24 * 60),
        ("10:01", "10:00", 24 * 60 - 1),
    ],
)
def test_how_long_it_is_from_one_time_to_the_next(starts, ends, minutes):
    assert lasts(time.fromisoformat(starts), time.fromisoformat(ends)) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("starts", "ends", "can"),
    [
        ("08:00", "20:00", True),
        ("10:00", "10:01", True),
        ("10:00", "10:00", False),
        ("14:00", "13:00", False),
        ("23:00", "00:30", True),
        ("20:30", "00:30", True),
        ("20:30", "00:31", False),
    ],
    ids=["a day", "a minute", "no time", "a slip", "past midnight", "four hours", "longer than four hours"],
)
def test_an_end_comes_after_the_start_or_soon_after_midnight(starts, ends, can):
    assert can_end(time.fromisoformat(starts), time.fromisoformat(ends)) is can


@pytest.mark.parametrize(
    ("starts", "ends", "last"),
    [("10:00", "11:30", "2026-11-25T11:30"), ("23:00", "00:30", "2026-11-26T00:30"),
     ("10:00", "10:00", "2026-11-26T10:00")],
)  # fmt: skip
def test_what_ends_no_later_on_the_clock_ends_the_day_after(starts, ends, last):
    found = instants(date(2026, 11, 25), time.fromisoformat(starts), time.fromisoformat(ends))
    assert [f"{at:%Y-%m-%dT%H:%M}" for at in found] == [f"2026-11-25T{starts}", last]
    assert {at.tzinfo for at in found} == {LONDON}


def test_start_and_end_are_of_the_zone_that_is_asked_for():
    berlin = ZoneInfo("Europe/Berlin")
    assert {at.tzinfo for at in instants(date(2026, 11, 25), TEN, HALF_PAST_ELEVEN, zone=berlin)} == {berlin}
