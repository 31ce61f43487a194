"""The fast clock and the slow one say the same for any history."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from supervision.clock.clock import Frequency, Period, Stage, Unit, next_due_on
from supervision.clock.frequency import EarlierPromise
from supervision.clock.periods import due_periods
from supervision.clock.presets import ASYE, PRESETS
from tests.properties.profiles import runs
from tests.properties.slow_clock import slow_next_due_on
from workforce.rules.bank_holidays import english_bank_holidays
from workforce.rules.working_days import Interval

HOLIDAYS = english_bank_holidays()
FIRST_DAY, LAST_DAY = date(2023, 10, 1), date(2026, 6, 30)

days = st.dates(FIRST_DAY, LAST_DAY)
intervals = st.one_of(
    st.builds(Period, st.integers(1, 40), st.just(Unit.DAY)),
    st.builds(Period, st.integers(1, 6), st.just(Unit.WEEK)),
    st.builds(Period, st.integers(1, 3), st.just(Unit.MONTH)),
)
starts = st.one_of(
    st.builds(Period, st.integers(1, 30), st.just(Unit.WEEK)),
    st.builds(Period, st.integers(1, 9), st.just(Unit.MONTH)),
)
first_stages = st.builds(Stage, st.just(Period(0, Unit.DAY)), intervals)
later_stages = st.lists(st.builds(Stage, starts, intervals), max_size=3)


@st.composite
def frequencies(draw: st.DrawFn) -> Frequency:
    """A policy of up to four stages, in any order of beginning, or one of the presets."""
    if draw(st.booleans()):
        return draw(st.sampled_from(PRESETS)).frequency
    return Frequency(
        name="Local policy",
        source="local",
        stages=(draw(first_stages), *draw(later_stages)),
        counted_absence_working_days=draw(st.integers(0, 7)),
        return_grace_working_days=draw(st.integers(0, 7)),
        moves_to_working_day=draw(st.booleans()),
    )


@st.composite
def promises(draw: st.DrawFn, started_on: date) -> Frequency:
    """A policy, alone or after one or two others, whose stages count from about the day that it began."""
    policy, earlier, begins_on = draw(frequencies()), [], started_on
    for _ in range(draw(st.integers(0, 2))):
        until = begins_on + timedelta(draw(st.integers(1, 120)))
        counts_from = begins_on + timedelta(draw(st.integers(-30, 30))) if earlier else started_on
        earlier.append(EarlierPromise(draw(frequencies()), counts_from, until))
        begins_on = until
    if not earlier:
        return policy
    counts_from = begins_on + timedelta(draw(st.integers(-60, 30)))
    return replace(policy, earlier=tuple(earlier), counts_from=counts_from)


@st.composite
def last_days(draw: st.DrawFn, policy: Frequency, started_on: date) -> date | None:
    """The last session: any day, or one whose interval runs out about where a stage begins."""
    if len(policy.stages) > 1 and draw(st.booleans()):
        number = draw(st.integers(1, len(policy.stages) - 1))
        every = policy.stages[number - 1].every
        length = every.after(started_on) - started_on
        begins_on = policy.stages[number].starts_at.after(started_on)
        return begins_on - length + timedelta(draw(st.integers(-2, 1)))
    held = draw(st.none() | st.integers(-10, 250))
    return None if held is None else started_on + timedelta(held)


@st.composite
def histories(draw: st.DrawFn) -> dict[str, object]:
    """A clock, its last session and absences that lie near enough to matter."""
    started_on = draw(days)
    policy = draw(promises(started_on))
    last_held_on = draw(last_days(policy, started_on))
    near = max(last_held_on or started_on, started_on)
    lengths = st.integers(3, 8) | st.integers(0, 30)
    spells = draw(st.lists(st.tuples(st.integers(-20, 60), lengths), max_size=4))
    absences = [
        Interval(near + timedelta(offset), near + timedelta(offset + length)) for offset, length in spells
    ]
    if draw(st.integers(0, 4)) == 0:
        absences.append(Interval(near + timedelta(draw(st.integers(-10, 60)))))
    return {
        "policy": policy,
        "clock_started_on": started_on,
        "last_held_on": last_held_on,
        "absences": draw(st.permutations(absences)),
        "holidays": HOLIDAYS,
    }


@runs(500)
@given(histories())
@example(
    {
        "policy": ASYE.frequency,
        "clock_started_on": date(2026, 3, 2),
        "last_held_on": date(2026, 4, 5),
        "absences": [],
        "holidays": HOLIDAYS,
    }
)
def test_the_clock_agrees_with_the_day_by_day_definition(history):
    assert next_due_on(**history) == slow_next_due_on(**history)


@runs(200)
@given(histories())
def test_a_due_day_is_never_on_or_before_the_last_session(history):
    due_on = next_due_on(**history)

    assert due_on is None or due_on > max(
        history["last_held_on"] or history["clock_started_on"], history["clock_started_on"]
    )


@runs(200)
@given(histories(), st.lists(st.integers(1, 400), max_size=8))
def test_there_is_one_due_period_for_each_session_and_one_for_the_next(history, offsets):
    started_on = history["clock_started_on"]
    held_on = sorted({started_on + timedelta(offset) for offset in offsets})
    history = {**history, "absences": [a for a in history["absences"] if a.ends_on]}
    del history["last_held_on"]

    periods = due_periods(held_on=held_on, within=Interval(started_on), **history)

    assert [period.period_started_on for period in periods] == [started_on, *held_on]
    assert [period.held_on for period in periods] == [*held_on, None]
    assert [period.due_on for period in periods] == [
        slow_next_due_on(last_held_on=last, **history) for last in [None, *held_on]
    ]
