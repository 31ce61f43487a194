"""An NQSW's milestones stand beside the record: those due soon and those late, not those far ahead."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from nqsw.milestones.background import milestones_coming
from nqsw.milestones.services.before_tracker import say_all_not_done
from supervision.start_day.services.start_days import begin_records
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


def test_what_was_due_before_records_began_does_not_come_up_until_someone_says_it_was_not_done(today):
    milestone = MilestoneFactory(title="First reflective log", due_on=date(2026, 10, 30))
    worker = milestone.enrolment.worker_id
    begin_records(by=None, at=timezone.now(), on=date(2026, 11, 1))
    assert milestones_coming([worker], today, UNTIL) == {}
    say_all_not_done(milestones=[milestone], by=None, on=today)
    assert milestones_coming([worker], today, UNTIL) == {
        worker: [(date(2026, 10, 30), "First reflective log")]
    }


def test_only_of_those_asked_about_and_still_on_the_programme(today):
    milestone = MilestoneFactory(due_on=date(2026, 12, 1))
    assert milestones_coming([EnrolmentFactory().worker_id], today, UNTIL) == {}
    enrolment = milestone.enrolment
    enrolment.status, enrolment.ended_on = "withdrawn", date(2026, 11, 1)
    enrolment.save()
    assert milestones_coming([enrolment.worker_id], today, UNTIL) == {}
