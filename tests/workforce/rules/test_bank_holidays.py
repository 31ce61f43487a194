"""English bank holidays against the official list that another package keeps."""

from datetime import date

import pytest
from govuk_bank_holidays.bank_holidays import BankHolidays

from workforce.rules.bank_holidays import english_bank_holidays


def official_days() -> set[date]:
    """The published list for England and Wales, substitutes only, no request made."""
    published = BankHolidays(use_cached_holidays=True)
    return {holiday["date"] for holiday in published.get_holidays(division=published.ENGLAND_AND_WALES)}


def test_the_official_list_is_long_enough_to_be_a_check():
    assert len(official_days()) > 60


def test_weekday_holidays_are_the_official_ones_in_every_published_year():
    official = official_days()
    years = range(min(official).year, max(official).year + 1)

    ours = {day for day in english_bank_holidays() if day.year in years and day.weekday() < 5}

    assert ours == official


@pytest.mark.parametrize(
    ("day", "is_holiday"),
    [
        (date(2026, 4, 6), True),
        (date(2026, 5, 25), True),
        (date(2026, 3, 17), False),
        (date(2026, 11, 30), False),
        (date(2026, 12, 28), True),
        (date(2000, 1, 3), True),
        (date(2060, 12, 27), True),
    ],
)
def test_holidays_are_those_of_england_in_past_and_future_years(day, is_holiday):
    assert (day in english_bank_holidays()) is is_holiday


def test_the_collection_is_worked_out_once():
    assert english_bank_holidays() is english_bank_holidays()
