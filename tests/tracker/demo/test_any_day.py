"""The demo of any day: built whole, without a fault, and the same each time."""

from datetime import date

import pytest
from django.db import transaction

from tests.tracker.demo.built.plausible import RULES, told
from tracker.demo.council import build_council

pytestmark = [pytest.mark.django_db, pytest.mark.long, pytest.mark.pages]

#: The first days after the holidays, a leap day, the day after Easter's, a Sunday.
DAYS = (date(2027, 1, 2), date(2028, 2, 29), date(2027, 4, 1), date(2026, 11, 29))


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_it_is_plausible_on_any_day(day):
    build_council(on=day)
    assert {rule.__name__: list(rule(day))[:5] for rule in RULES} == {rule.__name__: [] for rule in RULES}


def test_it_is_the_same_each_time():
    built = []
    for _ in range(2):
        with transaction.atomic():
            build_council(on=DAYS[-1])
            built.append([(type(one).__name__, name, text) for one, name, text in told()])
            transaction.set_rollback(True)
    assert built[0] == built[1]
