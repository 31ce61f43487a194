"""The gaps of a file drawn to scale."""

from datetime import date

from supervision.clock.periods import DuePeriod
from supervision.records.file_strip import strip_of

FIRST, TODAY = date(2026, 1, 1), date(2026, 4, 11)
PERIODS = [
    DuePeriod(FIRST, date(2026, 1, 31), date(2026, 1, 21)),
    DuePeriod(date(2026, 1, 21), date(2026, 2, 20), date(2026, 3, 2)),
    DuePeriod(date(2026, 3, 2), date(2026, 4, 1), None),
]


def test_sessions_stand_to_scale_and_overdue_days_are_shaded():
    strip = strip_of(PERIODS, held=[date(2026, 1, 21), date(2026, 3, 2)], on=TODAY)
    assert [mark.x for mark in strip.in_time] == ["200.0"]
    assert [mark.x for mark in strip.late] == ["600.0"]
    assert [(mark.x, mark.width) for mark in strip.overdue] == [("500.0", "100.0"), ("900.0", "100.0")]
    assert strip.words.startswith("2 sessions in 100 days, 1 of them late")


def test_every_period_has_its_days_and_how_it_stands():
    strip = strip_of(PERIODS, held=[date(2026, 1, 21), date(2026, 3, 2)], on=TODAY)
    assert (strip.first_on, strip.last_on) == (FIRST, TODAY)
    assert [(one.started_on, one.due_on, one.held_on, one.stands) for one in strip.periods] == [
        (FIRST, date(2026, 1, 31), date(2026, 1, 21), "In time"),
        (date(2026, 1, 21), date(2026, 2, 20), date(2026, 3, 2), "10 days late"),
        (date(2026, 3, 2), date(2026, 4, 1), None, "Overdue by 10 days"),
    ]
    later = strip_of(PERIODS, held=[], on=date(2026, 4, 1))
    assert later.periods[-1].stands == "Not held yet"


def test_a_file_without_a_promise_has_no_strip():
    assert strip_of([], held=[], on=TODAY) is None
