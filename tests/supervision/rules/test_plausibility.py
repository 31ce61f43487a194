"""Which times of a session are asked about, and in which words."""

from datetime import date, time, timedelta

import pytest

from supervision.rules.plausibility import doubts_about_same_day, doubts_about_times
from supervision.rules.repeating import instant

TUESDAY = date(2026, 11, 24)
SATURDAY = date(2026, 11, 28)
CHRISTMAS = date(2026, 12, 25)


def at(on, starts, minutes=90):
    starts_at = instant(on, starts)
    return starts_at, starts_at + timedelta(minutes=minutes)


def asked(*times):
    return [(each.key, each.why) for each in doubts_about_times(times, holidays={CHRISTMAS})]


@pytest.mark.parametrize(
    "usual",
    [at(TUESDAY, time(10)), at(TUESDAY, time(7)), at(TUESDAY, time(18, 30)), at(TUESDAY, time(10), 30),
     at(TUESDAY, time(9), 240)],
)  # fmt: skip
def test_a_usual_time_is_not_asked_about(usual):
    assert asked(usual) == []


@pytest.mark.parametrize(
    ("doubtful", "key", "why"),
    [
        (at(SATURDAY, time(10)), "day", "Saturday 28 November 2026 is not a working day."),
        (at(CHRISTMAS, time(10)), "day", "Friday 25 December 2026 is not a working day."),
        (at(TUESDAY, time(6, 59)), "hour", "06:59 to 08:29 is before 07:00 or after 20:00."),
        (at(TUESDAY, time(18, 31)), "hour", "18:31 to 20:01 is before 07:00 or after 20:00."),
        (at(TUESDAY, time(23)), "hour", "23:00 to 00:30 is before 07:00 or after 20:00."),
        (at(TUESDAY, time(10), 3), "short", "3 minutes is short: supervision takes 30 minutes or more."),
        (at(TUESDAY, time(10), 29), "short", "29 minutes is short: supervision takes 30 minutes or more."),
        (at(TUESDAY, time(9), 241), "long", "241 minutes is long: supervision takes up to 4 hours."),
        (at(TUESDAY, time(9), 300), "long", "5 hours is long: supervision takes up to 4 hours."),
    ],
)
def test_what_is_seldom_true_is_asked_about_with_its_reason(doubtful, key, why):
    assert asked(doubtful) == [(key, why)]


def test_several_times_are_one_doubt_of_each_kind():
    week = timedelta(weeks=1)
    those = [at(SATURDAY + n * week, time(10), 20) for n in range(3)]
    assert asked(*those, at(TUESDAY, time(10))) == [
        ("day", "Saturday 28 November 2026 and 2 other days are not working days."),
        ("short", "20 minutes is short: supervision takes 30 minutes or more."),
    ]


def twice(times, others):
    return [each.why for each in doubts_about_same_day(times, others=others, who="Ada and Bo")]


def test_two_sessions_on_one_day_are_asked_about():
    said = ["Ada and Bo would have supervision twice on Tuesday 24 November 2026."]
    assert twice([at(TUESDAY, time(10))], [at(TUESDAY, time(14))]) == said
    assert twice([at(TUESDAY, time(10)), at(TUESDAY, time(14))], []) == said
    assert twice([at(TUESDAY, time(10))], [at(SATURDAY, time(10))]) == []
