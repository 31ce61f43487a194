"""Records that begin later than supervision did: what is counted, from which day, and how it is said."""

from dataclasses import replace
from datetime import date

import pytest

from supervision.clock.clock import next_due_on, reckon
from supervision.clock.explanation import explain
from supervision.clock.frequency import EarlierPromise
from supervision.clock.periods import DuePeriod, due_periods
from supervision.clock.presets import ASYE, FORTNIGHTLY_NQSW
from tests.properties.slow_clock import slow_next_due_on
from workforce.rules.bank_holidays import english_bank_holidays
from workforce.rules.working_days import Interval

START = date(2026, 3, 2)
BEGINS = date(2026, 11, 2)
SINCE = (Interval(BEGINS),)
LOG = Interval(date(2026, 9, 1), date(2026, 9, 30))
AN_INTERVAL_AFTER = date(2026, 11, 16)


def clock(last_held_on=None, *, records=SINCE, first_due_on=None, absences=(), policy=FORTNIGHTLY_NQSW):
    return {
        "policy": policy.frequency,
        "clock_started_on": START,
        "last_held_on": last_held_on,
        "absences": absences,
        "holidays": english_bank_holidays(),
        "records": records,
        "first_due_on": first_due_on,
    }


def found(*args, **facts):
    """The reckoning; the due day alone is the same."""
    reckoning = reckon(**clock(*args, **facts))
    assert next_due_on(**clock(*args, **facts)) == reckoning.due_on
    return reckoning


@pytest.mark.parametrize(
    ("last_held_on", "records", "due_on", "counted_from"),
    [
        (None, SINCE, AN_INTERVAL_AFTER, BEGINS),
        (date(2026, 6, 1), SINCE, AN_INTERVAL_AFTER, BEGINS),
        (date(2026, 10, 26), SINCE, date(2026, 11, 9), None),
        (date(2026, 10, 19), SINCE, BEGINS, None),
        (date(2026, 10, 15), SINCE, AN_INTERVAL_AFTER, BEGINS),
        (None, (LOG, *SINCE), date(2026, 9, 15), LOG.starts_on),
        (date(2026, 9, 21), (LOG, *SINCE), AN_INTERVAL_AFTER, BEGINS),
        (None, (), date(2026, 3, 16), None),
    ],
    ids=["nothing held", "held before", "due after", "due that day", "due just before", "in a log",
         "after a log", "everything on record"],
)  # fmt: skip
def test_what_fell_due_without_records_is_counted_from_the_day_they_begin(
    last_held_on, records, due_on, counted_from
):
    reckoning = found(last_held_on, records=records)
    assert (reckoning.due_on, reckoning.counted_from) == (due_on, counted_from)
    assert reckoning.last_on == (counted_from or last_held_on or START)
    assert (reckoning.last_held_on, reckoning.nothing_held) == (last_held_on, last_held_on is None)


def test_the_stage_is_that_of_the_clocks_own_start():
    assert found(policy=ASYE).due_on == date(2026, 12, 2)


@pytest.mark.parametrize(
    ("first_due_on", "records", "due_on", "agreed_on"),
    [
        (date(2026, 11, 10), SINCE, date(2026, 11, 10), date(2026, 11, 10)),
        (BEGINS, SINCE, BEGINS, BEGINS),
        (AN_INTERVAL_AFTER, SINCE, AN_INTERVAL_AFTER, None),
        (date(2026, 11, 20), SINCE, AN_INTERVAL_AFTER, None),
        (date(2026, 10, 30), SINCE, AN_INTERVAL_AFTER, None),
        (date(2026, 11, 5), (LOG, *SINCE), date(2026, 9, 15), None),
    ],
    ids=["sooner", "the first day", "as promised", "later", "before records", "of a later spell"],
)
def test_an_agreed_first_day_holds_where_it_is_sooner(first_due_on, records, due_on, agreed_on):
    reckoning = found(records=records, first_due_on=first_due_on)
    assert (reckoning.due_on, reckoning.agreed_on) == (due_on, agreed_on)


def test_a_first_day_agreed_under_an_earlier_promise_is_moved_as_that_one_moves():
    """A Saturday: the earlier promise moves it to Monday; the later one, begun by then, moves nothing."""
    saturday, monday = date(2026, 11, 7), date(2026, 11, 9)
    earlier = EarlierPromise(FORTNIGHTLY_NQSW.frequency, counts_from=START, until=monday)
    later = replace(ASYE.frequency, moves_to_working_day=False, earlier=(earlier,), counts_from=monday)
    facts = clock(first_due_on=saturday) | {"policy": later}
    assert next_due_on(**facts) == slow_next_due_on(**facts) == monday


def test_a_clock_that_an_absence_suspends_waits_for_no_records():
    reckoning = found(date(2026, 5, 25), absences=[Interval(date(2026, 6, 1))])
    assert (reckoning.due_on, reckoning.last_on, reckoning.counted_from) == (None, date(2026, 5, 25), None)


@pytest.mark.parametrize("work_out", [next_due_on, slow_next_due_on], ids=["clock", "slow clock"])
def test_an_absence_without_an_end_suspends_a_first_day_agreed_for_the_day_records_begin(work_out):
    away = [Interval(date(2026, 11, 1))]
    assert work_out(**clock(first_due_on=BEGINS, absences=away)) is None


@pytest.mark.parametrize(
    ("held_on", "first_due_on", "periods"),
    [
        ([], None, [(BEGINS, AN_INTERVAL_AFTER, None)]),
        ([], date(2026, 11, 10), [(BEGINS, date(2026, 11, 10), None)]),
        ([BEGINS], None, [(BEGINS, AN_INTERVAL_AFTER, None)]),
        (
            [date(2026, 6, 1), date(2026, 11, 9)],
            None,
            [(BEGINS, AN_INTERVAL_AFTER, date(2026, 11, 9)), (date(2026, 11, 9), date(2026, 11, 23), None)],
        ),
    ],
    ids=["nothing held", "an agreed day", "held on the first day", "held before and after"],
)
def test_periods_before_the_records_are_left_out(held_on, first_due_on, periods):
    assert due_periods(
        policy=FORTNIGHTLY_NQSW.frequency,
        clock_started_on=START,
        held_on=held_on,
        absences=(),
        holidays=english_bank_holidays(),
        within=Interval(date(2026, 1, 1), date(2026, 12, 31)),
        records=SINCE,
        first_due_on=first_due_on,
    ) == [DuePeriod(*each) for each in periods]


# --- In words -------------------------------------------------------------------------------------

RULE = "fortnightly (Fortnightly NQSW programme, Ofsted letter, 17 May 2011)"


def sentence(last_held_on=None, *, first_due_on=None, begins=BEGINS, closed=(), on=date(2026, 11, 5)):
    return explain(
        policy=FORTNIGHTLY_NQSW.frequency,
        clock_started_on=START,
        last_held_on=last_held_on,
        absences=(),
        holidays=english_bank_holidays() | set(closed),
        on=on,
        records=[Interval(begins)],
        first_due_on=first_due_on,
    )


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "Due 16 November: {rule}; counted from 2 November, when records begin; 0 days' absence."),
        (
            {"last_held_on": date(2026, 6, 1)},
            "Due 16 November: {rule}; counted from 2 November, when records begin (last held 1 June); "
            "0 days' absence.",
        ),
        (
            {"first_due_on": date(2026, 11, 10)},
            "Due 10 November: {rule}; first day agreed; counted from 2 November, when records begin; "
            "0 days' absence.",
        ),
        (
            {"begins": date(2026, 12, 22), "last_held_on": date(2026, 6, 1), "on": date(2026, 12, 23)},
            "Due 5 January 2027: {rule}; counted from 22 December 2026, when records begin "
            "(last held 1 June 2026); 0 days' absence.",
        ),
        (
            {"closed": [AN_INTERVAL_AFTER]},
            "Due 17 November: {rule}; counted from 2 November, when records begin; 0 days' absence; "
            "moved from 16 November, a day closed.",
        ),
    ],
    ids=["nothing held", "held before", "an agreed day", "another year", "a day closed"],
)
def test_the_reason_says_where_counting_begins(facts, said):
    assert sentence(**facts) == said.format(rule=RULE)
