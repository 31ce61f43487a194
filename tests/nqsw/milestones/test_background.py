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


def told(workers, today):
    return [(one["whose"], one["by"], one["words"]) for one in milestones_coming(workers, today, UNTIL)]


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
    assert told([worker], today) == ([(worker, due_on, "3-month review")] if is_told else [])


def test_what_was_due_before_records_began_does_not_come_up_until_someone_says_it_was_not_done(today):
    milestone = MilestoneFactory(title="First reflective log", due_on=date(2026, 10, 30))
    worker = milestone.enrolment.worker_id
    begin_records(by=None, at=timezone.now(), on=date(2026, 11, 1))
    assert told([worker], today) == []
    say_all_not_done(milestones=[milestone], by=None, on=today)
    assert told([worker], today) == [(worker, date(2026, 10, 30), "First reflective log")]


def test_only_of_those_asked_about_and_still_on_the_programme(today):
    milestone = MilestoneFactory(due_on=date(2026, 12, 1))
    assert told([EnrolmentFactory().worker_id], today) == []
    enrolment = milestone.enrolment
    enrolment.status, enrolment.ended_on = "withdrawn", date(2026, 11, 1)
    enrolment.save()
    assert told([enrolment.worker_id], today) == []
