"""An NQSW's milestones stand beside the record: those due soon and those late, not those far ahead."""

from datetime import date, timedelta

import pytest

from nqsw.milestones.background import milestones_coming
from tests.factories import EnrolmentFactory, MilestoneFactory

pytestmark = pytest.mark.django_db
UNTIL = date(2027, 1, 14)


@pytest.mark.parametrize(
    ("due_on", "facts", "is_told"),
    [
        (date(2026, 11, 1), {}, True),
        (UNTIL, {}, True),
        (UNTIL + timedelta(1), {}, False),
        (date(2026, 12, 1), {"done_on": date(2026, 11, 2)}, False),
        (date(2026, 12, 1), {"is_optional": True}, False),
    ],
    ids=["late", "the last day", "a day later", "done", "optional"],
)
def test_a_milestone_is_told_when_it_comes_up(today, due_on, facts, is_told):
    milestone = MilestoneFactory(title="3-month review", due_on=due_on, **facts)
    worker = milestone.enrolment.worker_id
    told = milestones_coming([worker], today, UNTIL)
    assert told == ({worker: [(due_on, "3-month review")]} if is_told else {})


def test_only_of_those_asked_about_and_still_on_the_programme(today):
    milestone = MilestoneFactory(due_on=date(2026, 12, 1))
    assert milestones_coming([EnrolmentFactory().worker_id], today, UNTIL) == {}
    enrolment = milestone.enrolment
    enrolment.status, enrolment.ended_on = "withdrawn", date(2026, 11, 1)
    enrolment.save()
    assert milestones_coming([enrolment.worker_id], today, UNTIL) == {}
