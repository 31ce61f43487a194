"""Bands of a due day: the day before each boundary, the day itself and the day after."""

from datetime import date, timedelta

import pytest

from supervision.clock.timeliness import Timeliness, days_overdue, due_days_of, due_soon_until, timeliness
from workforce.rules.bank_holidays import english_bank_holidays

DUE_ON = date(2026, 11, 3)


@pytest.mark.parametrize(
    ("on", "band", "days"),
    [
        (date(2026, 10, 28), Timeliness.IN_TIME, 0),
        (date(2026, 10, 29), Timeliness.DUE_SOON, 0),
        (date(2026, 11, 2), Timeliness.DUE_SOON, 0),
        (date(2026, 11, 3), Timeliness.DUE_SOON, 0),
        (date(2026, 11, 4), Timeliness.OVERDUE_1_TO_7, 1),
        (date(2026, 11, 10), Timeliness.OVERDUE_1_TO_7, 7),
        (date(2026, 11, 11), Timeliness.OVERDUE_8_TO_14, 8),
        (date(2026, 11, 17), Timeliness.OVERDUE_8_TO_14, 14),
        (date(2026, 11, 18), Timeliness.OVERDUE_15_OR_MORE, 15),
        (date(2027, 11, 3), Timeliness.OVERDUE_15_OR_MORE, 365),
    ],
)
def test_supervision_is_overdue_from_the_day_after_it_was_due(on, band, days):
    found = timeliness(next_due_on=DUE_ON, on=on, holidays=english_bank_holidays(), soon=3)

    assert (found, days_overdue(next_due_on=DUE_ON, on=on)) == (band, days)
    assert band.is_overdue is (days > 0)
    assert band.least_days is None or band.least_days <= days <= (band.most_days or days)


def test_a_suspended_clock_is_never_overdue():
    on = date(2026, 11, 3)

    assert timeliness(next_due_on=None, on=on, holidays=(), soon=3) is Timeliness.SUSPENDED
    assert days_overdue(next_due_on=None, on=on) == 0


@pytest.mark.parametrize(
    ("on", "until"),
    [
        (date(2026, 11, 2), date(2026, 11, 5)),
        (date(2026, 11, 5), date(2026, 11, 10)),
        (date(2026, 11, 7), date(2026, 11, 11)),
        (date(2026, 4, 2), date(2026, 4, 9)),
    ],
)
def test_due_soon_reaches_to_the_third_working_day_after_today(on, until):
    assert due_soon_until(on=on, holidays=english_bank_holidays(), soon=3) == until


def test_every_band_has_its_own_words_and_a_colour_of_the_design_system():
    assert [(band.value, band.label, band.colour) for band in Timeliness] == [
        ("suspended", "Clock suspended", "grey"),
        ("in-time", "In time", "green"),
        ("due-soon", "Due soon", "yellow"),
        ("overdue-1-to-7", "Overdue 1 to 7 days", "orange"),
        ("overdue-8-to-14", "Overdue 8 to 14 days", "red"),
        ("overdue-15-or-more", "Overdue 15 days or more", "red"),
    ]


def test_a_band_is_found_by_its_value():
    assert Timeliness("due-soon") is Timeliness.DUE_SOON


@pytest.mark.parametrize("on", [date(2026, 11, 3), date(2026, 4, 2), date(2026, 11, 7)])
def test_the_due_days_of_a_band_are_those_that_the_band_is_given_for(on):
    """The two ways round say the same, for every due day of two months before and after."""
    holidays = english_bank_holidays()
    for due_on in (on + timedelta(days) for days in range(-60, 61)):
        band = timeliness(next_due_on=due_on, on=on, holidays=holidays, soon=3)
        inside = {
            each
            for each in set(Timeliness) - {Timeliness.SUSPENDED}
            if (limits := due_days_of(each, on=on, holidays=holidays, soon=3))
            and (limits[0] or date.min) <= due_on <= (limits[1] or date.max)
        }
        assert (due_on, inside) == (due_on, {band})


@pytest.mark.parametrize(
    ("band", "first", "last"),
    [
        (Timeliness.IN_TIME, date(2026, 11, 7), None),
        (Timeliness.DUE_SOON, date(2026, 11, 3), date(2026, 11, 6)),
        (Timeliness.OVERDUE_1_TO_7, date(2026, 10, 27), date(2026, 11, 2)),
        (Timeliness.OVERDUE_8_TO_14, date(2026, 10, 20), date(2026, 10, 26)),
        (Timeliness.OVERDUE_15_OR_MORE, None, date(2026, 10, 19)),
    ],
)
def test_the_first_and_the_last_due_day_of_a_band(band, first, last):
    assert due_days_of(band, on=date(2026, 11, 3), holidays=(), soon=3) == (first, last)


def test_a_suspended_clock_has_no_due_days():
    with pytest.raises(ValueError, match=r"^A suspended clock has no due day\.$"):
        due_days_of(Timeliness.SUSPENDED, on=date(2026, 11, 3), holidays=(), soon=3)
