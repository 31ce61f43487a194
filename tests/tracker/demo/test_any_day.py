"""The demo of any day: built whole, without a fault, and the same each time."""

from datetime import date

import pytest
from django.db import transaction

from tests.tracker.demo.built import believed, believed_facts, consistent, plausible, present
from tracker.demo.council import build_council

pytestmark = [pytest.mark.django_db, pytest.mark.long, pytest.mark.pages]

#: The first days after the holidays, a leap day, the day after Easter's.
DAYS = (date(2027, 1, 2), date(2028, 2, 29), date(2027, 4, 1))
A_SUNDAY = date(2026, 11, 29)
RULES = (
    *plausible.RULES,
    *believed.RULES,
    *believed_facts.RULES,
    *consistent.RULES,
    *present.RULES,
)


@pytest.fixture(autouse=True)
def _demo_mode(settings):
    settings.DEMO_MODE = True


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_it_is_plausible_on_any_day(day):
    build_council(on=day)
    assert faults_on(day) == {}


def test_it_is_plausible_on_a_sunday_and_the_same_each_time():
    built = []
    for _ in range(2):
        with transaction.atomic():
            build_council(on=A_SUNDAY)
            built.append([(type(one).__name__, name, text) for one, name, text in plausible.told()])
            if len(built) == 1:
                assert faults_on(A_SUNDAY) == {}
            transaction.set_rollback(True)
    assert built[0] == built[1]


def faults_on(day: date) -> dict[str, list[str]]:
    """The first of what stands against each rule."""
    return {rule.__name__: found for rule in RULES if (found := list(rule(day))[:5])}
