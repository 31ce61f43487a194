"""The programme's reminders: a class tomorrow, a place that came free, a milestone due."""

from datetime import UTC, date, datetime, timedelta

import pytest

from nqsw.models import SeatStatus
from supervision.reminders.kinds import wanted_on
from tests.factories import EnrolmentFactory, MasterClassFactory, MilestoneFactory, PlaceFactory
from workforce.audit_trail.services import record_event

pytestmark = pytest.mark.django_db

HELD = datetime(2026, 12, 7, 14, 0, tzinfo=UTC)  # a Monday


def heard(kind, on):
    return [(wanted.recipient, wanted.line) for each, wanted in wanted_on(on) if each.key == kind]


@pytest.mark.parametrize(
    ("on", "is_told"),
    [
        (date(2026, 12, 3), False),
        (date(2026, 12, 4), True),
        (date(2026, 12, 6), True),
        (date(2026, 12, 7), False),
    ],
    ids=["Thursday", "Friday, the working day before", "Sunday", "the day itself"],
)
def test_those_with_a_place_are_told_on_the_working_day_before(on, is_told, frozen_today):
    place = PlaceFactory(master_class=MasterClassFactory(starts_at=HELD))
    PlaceFactory(master_class=place.master_class, status=SeatStatus.WAITING)
    told = [(place.worker.account, "Your master class is on Monday 7 December at 14:00.")]
    assert heard("class_tomorrow", on) == told * is_told


def test_a_cancelled_class_is_not_mentioned():
    PlaceFactory(master_class=MasterClassFactory(starts_at=HELD, cancelled_at=HELD - timedelta(days=9)))
    assert heard("class_tomorrow", date(2026, 12, 4)) == []


def test_whoever_gets_a_place_from_the_waiting_list_is_told(time_machine):
    time_machine.move_to(datetime(2026, 11, 19, 9, 0, tzinfo=UTC), tick=False)
    place = PlaceFactory(master_class=MasterClassFactory(starts_at=HELD))
    PlaceFactory(master_class=place.master_class)
    record_event(
        verb="place given from the waiting list", subject=place.master_class, by=None, worker=place.worker
    )
    told = [(place.worker.account, "You now have a place in the master class on Monday 7 December.")]
    assert heard("place_given", date(2026, 11, 19)) == told
    assert heard("place_given", date(2026, 11, 23)) == told  # Monday, the third working day
    assert heard("place_given", date(2026, 11, 24)) == []


@pytest.mark.parametrize(
    ("facts", "number"),
    [
        ({}, 1),
        ({"due_on": date(2026, 12, 4)}, 0),
        ({"due_on": date(2026, 11, 18)}, 0),
        ({"is_optional": True}, 0),
        ({"done_on": date(2026, 11, 1)}, 0),
    ],
    ids=["two weeks ahead", "further", "past", "optional", "done"],
)
def test_a_milestone_is_mentioned_two_weeks_before(facts, number):
    enrolment = EnrolmentFactory()
    MilestoneFactory(enrolment=enrolment, **{"due_on": date(2026, 12, 3), **facts})
    assert len(heard("milestone", date(2026, 11, 19))) == number
