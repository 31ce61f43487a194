"""English bank holidays, worked out offline for past and future years."""

from collections.abc import Collection
from datetime import date
from functools import cache

FIRST_YEAR, LAST_YEAR = 2000, 2060


@cache
def english_bank_holidays() -> Collection[date]:
    """Every bank holiday in England from 2000 to 2060, for sums of working days.

    When a holiday falls on a weekend, both that day and its substitute are in the
    collection: harmless in a sum of working days, wrong in a list for people. Holidays
    proclaimed once (a coronation) are known only after the `holidays` package knows them.
    """
    from holidays import country_holidays  # noqa: PLC0415 - a twentieth of the time to start any command

    years = range(FIRST_YEAR, LAST_YEAR + 1)
    return frozenset(country_holidays("GB", subdiv="ENG", years=years))
