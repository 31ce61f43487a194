"""Records that begin later than the clock: both clocks agree, and nothing before counts."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from supervision.clock.clock import next_due_on, reckon
from supervision.clock.periods import due_periods
from tests.properties.profiles import runs
from tests.properties.slow_clock import slow_next_due_on, slow_reckoning
from tests.properties.test_clock import histories
from workforce.rules.working_days import Interval

ONE_DAY = timedelta(1)


@st.composite
def records(draw: st.DrawFn, near: date) -> list[Interval]:
    """Up to two spells of an older log, then the start day, with days of no records between."""
    spells, day = [], near + timedelta(draw(st.integers(-60, 40)))
    for length, gap in draw(st.lists(st.tuples(st.integers(0, 90), st.integers(2, 60)), max_size=2)):
        spells.append(Interval(day, day + timedelta(length)))
        day += timedelta(length + gap)
    return [*spells, Interval(day)]


@st.composite
def started_histories(draw: st.DrawFn) -> dict[str, object]:
    history = draw(histories())
    near = max(history["last_held_on"] or history["clock_started_on"], history["clock_started_on"])
    kept = draw(records(near))
    agreed = draw(st.none() | st.integers(-3, 45).map(lambda days: kept[-1].starts_on + timedelta(days)))
    return {**history, "records": kept, "first_due_on": agreed}


@runs(500)
@given(started_histories())
def test_both_clocks_agree_about_a_clock_whose_records_begin_later(history):
    assert next_due_on(**history) == slow_next_due_on(**history)


@runs(300)
@given(started_histories())
def test_nothing_is_due_on_a_day_without_records(history):
    due_on = next_due_on(**history)

    assert due_on is None or any(kept.contains(due_on) for kept in history["records"])


@runs(300)
@given(started_histories())
def test_an_agreed_first_day_never_loosens_the_promise(history):
    reckoning = reckon(**history)
    without = reckon(**{**history, "first_due_on": None})

    assert reckoning.promised_on <= without.promised_on


@runs(300)
@given(started_histories())
def test_records_of_all_days_change_nothing(history):
    everything = {**history, "records": [Interval(date.min)], "first_due_on": None}
    del history["records"], history["first_due_on"]

    assert next_due_on(**everything) == next_due_on(**history)


@runs(300)
@given(started_histories(), st.lists(st.integers(1, 200), max_size=8))
def test_due_periods_are_the_slow_due_days_of_days_on_record_that_no_session_came_before(history, offsets):
    started_on = history["clock_started_on"]
    held_on = sorted({started_on + timedelta(offset) for offset in offsets})
    del history["last_held_on"]

    expected = []
    for last, following in pairwise([None, *held_on, None]):
        due_on, begins_on = slow_reckoning(last_held_on=last, **history)
        if due_on is None:
            continue
        if begins_on is None or following is None or following > begins_on:
            expected.append((due_on, following))

    periods = due_periods(held_on=held_on, within=Interval(date.min), **history)
    assert [(period.due_on, period.held_on) for period in periods] == expected
