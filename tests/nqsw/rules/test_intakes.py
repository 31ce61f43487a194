"""Which intake someone belongs to, and which months a cohort takes in."""

from datetime import date

import pytest

from nqsw.models import Cohort
from nqsw.rules.intakes import intake_of


@pytest.mark.parametrize(
    ("started_on", "intake"),
    [
        (date(2026, 3, 1), date(2026, 3, 1)),
        (date(2026, 8, 31), date(2026, 3, 1)),
        (date(2026, 9, 1), date(2026, 9, 1)),
        (date(2026, 12, 31), date(2026, 9, 1)),
        (date(2027, 2, 28), date(2026, 9, 1)),
    ],
)
def test_an_intake_is_a_half_year(started_on, intake):
    assert intake_of(started_on) == intake


@pytest.mark.parametrize(
    ("name", "starts_on", "months"),
    [
        ("March 2026", date(2026, 3, 1), "from March to August 2026"),
        ("September 2026", date(2026, 9, 1), "from September 2026 to February 2027"),
        ("March 2026", date(2026, 3, 9), ""),
        ("Autumn", date(2026, 9, 1), ""),
    ],
)
def test_a_cohort_that_is_an_intake_says_which_months_it_takes_in(name, starts_on, months):
    assert Cohort(name=name, starts_on=starts_on).takes_in == months
