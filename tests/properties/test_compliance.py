"""Sessions too old to matter are skipped for speed: it changes no due period of the window."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from supervision.clock.on_record import joined
from supervision.clock.periods import due_periods
from supervision.clock.reach import earliest_that_matters
from tests.properties.profiles import runs
from tests.properties.test_clock import HOLIDAYS, promises
from workforce.rules.working_days import Interval

START = date(2025, 1, 1)


@st.composite
def histories(draw):
    """A clock with sessions, and absences short, long and unending, some of them in chains."""
    held_on = sorted({START + timedelta(day) for day in draw(st.lists(st.integers(1, 500), max_size=12))})
    absences, begins = [], START
    for gap, length in draw(st.lists(st.tuples(st.integers(0, 90), st.integers(4, 150)), max_size=4)):
        begins += timedelta(gap)
        absences.append(Interval(begins, begins + timedelta(length)))
        begins += timedelta(length + 1)
    if draw(st.booleans()):
        absences.append(Interval(begins))
    records = ()
    if draw(st.booleans()):
        log, until, start = sorted(draw(st.lists(st.integers(1, 600), min_size=3, max_size=3)))
        spells = [
            Interval(START + timedelta(log), START + timedelta(until)),
            Interval(START + timedelta(start)),
        ]
        records = joined(spells)
    return {
        "records": records,
        "policy": draw(promises(START)),
        "clock_started_on": START,
        "absences": absences,
        "holidays": HOLIDAYS,
        "held_on": held_on,
    }


@runs(500)
@given(histories(), st.data())
def test_skipping_what_is_too_old_changes_nothing(history, data):
    due = [period.due_on for period in due_periods(within=Interval(START), **history)]
    first = data.draw(st.sampled_from(due)) if due else START + timedelta(60)
    window = Interval(first, first + timedelta(30))
    earliest = earliest_that_matters(
        history["policy"], absences=history["absences"], records=history["records"], first=first
    )
    kept = [day for day in history["held_on"] if day >= earliest]

    expected = due_periods(within=window, **history)
    assert due_periods(within=window, **{**history, "held_on": kept}) == expected
