"""Whether people can meet, why not, and what else would suit."""

from datetime import date, datetime, time, timedelta

import pytest

from supervision.rules.planning import (
    ALTERNATIVES,
    NEARBY_DAYS,
    USUAL_STARTS,
    Commitments,
    Planned,
    other_times,
    plan,
    why_not,
)
from supervision.rules.repeating import LONDON, Pattern, instant
from workforce.rules.working_days import Interval

TUESDAY = date(2026, 3, 24)
HOUR = timedelta(hours=1)
LONG_AGO = datetime(2026, 1, 1, tzinfo=LONDON)


def at(hour, minute=0, *, on=TUESDAY):
    return instant(on, time(hour, minute))


def times(first, last, *, on=TUESDAY):
    return at(first, on=on), at(last, on=on)


def starts(found):
    return [(begins.date(), begins.time()) for begins, _ in found]


@pytest.mark.parametrize(
    ("busy", "clash"),
    [
        (times(8, 9), ""),
        (times(8, 10), ""),
        ((at(8), at(10, 1)), "Jo is busy"),
        ((at(10, 15), at(10, 30)), "Jo is busy"),
        ((at(10, 59), at(12)), "Jo is busy"),
        (times(11, 12), ""),
    ],
    ids=["before", "until the start", "past the start", "within", "from before the end", "from the end"],
)
def test_a_person_is_busy_when_their_times_overlap_and_not_when_they_touch(busy, clash):
    assert Commitments("Jo", busy=[busy]).clash(times(10, 11), on=TUESDAY) == clash


@pytest.mark.parametrize(
    ("away", "clash"),
    [
        (Interval(date(2026, 3, 23), date(2026, 3, 23)), ""),
        (Interval(date(2026, 3, 20), TUESDAY), "Jo is away"),
        (Interval(TUESDAY), "Jo is away"),
        (Interval(date(2026, 3, 25)), ""),
    ],
)
def test_who_is_away_that_day_cannot_meet_and_that_is_said_first(away, clash):
    free = Commitments("Jo", away=[away])
    assert free.clash(times(10, 11), on=TUESDAY) == clash
    busy_too = Commitments("Jo", busy=[times(10, 11)], away=[away])
    assert busy_too.clash(times(10, 11), on=TUESDAY) == (clash or "Jo is busy")


@pytest.mark.parametrize(
    ("after", "holidays", "people", "why"),
    [
        (LONG_AGO, (), [], ""),
        (at(9, 59), (), [], ""),
        (at(10), (), [], "this time is in the past"),
        (at(10, 1), {TUESDAY}, [], "this time is in the past"),
        (LONG_AGO, {TUESDAY}, ["Jo"], "a bank holiday"),
        (LONG_AGO, {date(2026, 3, 25)}, [], ""),
        (LONG_AGO, (), ["Jo", "Sam"], "Jo is busy"),
    ],
)
def test_the_first_reason_against_a_time_is_told(after, holidays, people, why):
    busy = [Commitments(name, busy=[times(10, 11)]) for name in people]
    free = Commitments("Free")
    assert why_not(times(10, 11), [free, *busy], holidays=holidays, after=after) == why


def test_a_meeting_over_midnight_is_on_the_day_on_which_it_begins():
    night = at(23), at(1, on=date(2026, 3, 25))
    assert why_not(night, [], holidays={date(2026, 3, 25)}, after=LONG_AGO) == ""
    assert why_not(night, [], holidays={TUESDAY}, after=LONG_AGO) == "a bank holiday"


def found_for(people, *, day=TUESDAY, starts=time(10), holidays=(), after=LONG_AGO, **number):
    return other_times(day, starts, HOUR, people, holidays=holidays, after=after, **number)


def test_other_hours_of_the_day_come_first_three_of_them_each_as_long():
    found = found_for([Commitments("Jo", busy=[times(9, 11)])])
    assert starts(found) == [(TUESDAY, time(11)), (TUESDAY, time(13)), (TUESDAY, time(14))]
    assert {ends - begins for begins, ends in found} == {HOUR}
    assert len(found) == ALTERNATIVES


def test_then_the_same_hour_on_days_nearby_the_nearest_first_and_the_later_before_the_earlier():
    away = Commitments("Jo", away=[Interval(TUESDAY, TUESDAY)])
    found = starts(found_for([away], starts=time(16), number=4))
    assert found == [
        (date(2026, 3, 25), time(16)),
        (date(2026, 3, 23), time(16)),
        (date(2026, 3, 26), time(16)),
        (date(2026, 3, 27), time(16)),
    ]


def test_the_hour_that_was_asked_for_is_not_offered_on_its_own_day():
    found = starts(found_for([], starts=time(16), number=7))
    assert found == [*((TUESDAY, hour) for hour in USUAL_STARTS), (date(2026, 3, 25), time(16))]


def test_then_any_hour_nearby_and_no_time_twice():
    away = Commitments("Jo", away=[Interval(TUESDAY, TUESDAY)])
    found = starts(found_for([away], number=100))
    working = [date(2026, 3, day) for day in (25, 23, 26, 27, 20)]
    others = [(day, hour) for day in working for hour in USUAL_STARTS if hour != time(10)]
    assert found == [(day, time(10)) for day in working] + others
    assert {abs((day - TUESDAY).days) for day, _ in found} == set(range(1, NEARBY_DAYS + 1))


def test_no_other_time_is_on_a_rest_day_in_the_past_or_when_somebody_cannot():
    away = Commitments("Jo", away=[Interval(TUESDAY, TUESDAY), Interval(date(2026, 3, 26))])
    busy = Commitments("Sam", busy=[times(9, 14, on=date(2026, 3, 25))])
    after = at(14, on=date(2026, 3, 23))
    found = found_for([away, busy], holidays={date(2026, 3, 20)}, after=after, number=9)
    assert starts(found) == [
        (date(2026, 3, 25), time(14)),
        (date(2026, 3, 25), time(15)),
        (date(2026, 3, 23), time(15)),
    ]


def test_each_day_of_a_series_says_what_is_against_it_and_what_would_suit():
    pattern = Pattern(TUESDAY, time(10), time(11), every_weeks=1, until=date(2026, 4, 7))
    jo = Commitments("Jo", busy=[times(10, 11, on=date(2026, 3, 31))])
    sam = Commitments("Sam")
    planned = plan(pattern, [sam, jo], holidays={date(2026, 4, 7)}, after=LONG_AGO)
    assert planned == [
        Planned(TUESDAY, times(10, 11)),
        Planned(
            date(2026, 3, 31),
            times(10, 11, on=date(2026, 3, 31)),
            "Jo is busy",
            tuple(times(hour, hour + 1, on=date(2026, 3, 31)) for hour in (9, 11, 13)),
        ),
        Planned(
            date(2026, 4, 7),
            times(10, 11, on=date(2026, 4, 7)),
            "a bank holiday",
            tuple(times(10, 11, on=date(2026, 4, day)) for day in (8, 6, 9)),
        ),
    ]


def test_a_day_whose_hour_the_clocks_skip_has_no_times():
    night = Pattern(date(2026, 3, 29), time(1), time(2))
    (planned,) = plan(night, [], holidays=(), after=LONG_AGO)
    assert (planned.on, planned.times, planned.alternatives) == (date(2026, 3, 29), None, ())
    assert planned.clash == "The clocks go forward that night: there is no 01:00 on 29/03/2026."
