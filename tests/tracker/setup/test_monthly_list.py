"""The monthly routine: the same list with ten changes shows only these, with its questions first."""

from datetime import UTC, date, datetime

import pytest

from tests.tracker.setup.monthly import lists_of
from workforce.imports.services import import_file, plan_file
from workforce.models import Worker

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

FIRST_DAY, NEXT_DAY = date(2026, 11, 2), date(2026, 12, 1)
AT = datetime(2026, 12, 1, 9, tzinfo=UTC)


@pytest.fixture
def next_list(council_data):
    first, following = lists_of(council_data)
    done = import_file(kind="workforce", content=first, file_name="a.xlsx", on=FIRST_DAY, by=None, at=AT)
    assert (done.errors, done.open_questions) == ((), [])
    return following


def plan_of(content, **answers):
    return plan_file(kind="workforce", content=content, file_name="b.xlsx", on=NEXT_DAY, answers=answers).plan


def test_next_months_list_asks_two_things_and_says_the_other_eight(next_list):
    plan = plan_of(next_list)
    assert plan.errors == ()
    assert [one.kind for one in plan.open_questions] == [
        "People who were away and may be back",
        "People who are not in this list",
    ]
    assert plan.changes == {
        "workers added": 1,
        "agreements started": 1,
        "workers changed": 6,
        "agreements handed over": 1,
        "workers left": 1,
    }
    assert plan.unchanged == 149 - 9, "the person who is gone has no row"


def test_answered_it_goes_in_whole_and_a_second_time_changes_nothing(next_list):
    back, missing = plan_of(next_list).open_questions
    answers = {back.key: "back", missing.key: "left|2026-11-30"}
    done = import_file(
        kind="workforce", content=next_list, file_name="b.xlsx", on=NEXT_DAY, by=None, at=AT, answers=answers
    )
    assert done.changes["absences changed"] == 1
    assert done.changes["workers left"] == 2
    assert Worker.objects.get(staff_number="900002").line_manager is not None
    assert Worker.objects.get(staff_number="900001").contract == "permanent"
    again = plan_of(next_list)
    assert (again.changes, again.open_questions, again.unchanged) == ({}, [], 149)
