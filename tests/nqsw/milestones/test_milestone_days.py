"""Milestones in calendars: whole days that follow the programme, for those who answer for it."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from nqsw.enrolments.services.endings import reinstate, withdraw
from nqsw.enrolments.services.enrolments import set_assessor
from nqsw.enrolments.services.pauses import pause, take_back_pause
from nqsw.enrolments.services.undoing import undo_enrolment
from nqsw.milestones.services.milestones import mark_done, mark_not_done
from nqsw.models import Milestone
from supervision.calendars.services.calendar_feeds import make_feed
from supervision.models import DiaryEntry, DiarySubject
from tests.nqsw.enrolments.promised import enrolled, manager, senior
from workforce.models import Worker

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 19)
WEEK = timedelta(days=7)


@pytest.fixture(autouse=True)
def _frozen(frozen_today):
    """Feeds read the clock."""


@pytest.fixture
def enrolment():
    return enrolled(line_manager=manager())


def feed(worker):
    token = make_feed(worker=worker, by=None, at=timezone.now())
    return reverse("supervision:calendar_feed", args=[token])


def events(worker):
    return Calendar.from_ical(Client().get(feed(worker)).content).events


def kept_days(worker):
    """The days that the calendar shows, by uid."""
    return {str(event["UID"]): event.start for event in events(worker) if event["STATUS"] == "CONFIRMED"}


def due(enrolment):
    """The days of what is required and open, as the programme has them."""
    found = Milestone.objects.filter(enrolment=enrolment, done_on=None, is_optional=False)
    return {str(milestone.uid): milestone.due_on for milestone in found}


def sequences(worker):
    return dict(DiaryEntry.objects.filter(worker=worker).values_list("uid", "sequence"))


def test_each_required_milestone_is_a_whole_day_that_names_neither_it_nor_anybody(enrolment):
    assert kept_days(enrolment.worker) == due(enrolment) != {}
    content = Client().get(feed(enrolment.worker)).content.decode()
    assert {line for line in content.split("\r\n") if line.startswith("SUMMARY")} == {
        "SUMMARY:NQSW milestone due"
    }
    titles = Milestone.objects.values_list("title", flat=True)
    for unwanted in (*titles, enrolment.worker.given_name, enrolment.worker.family_name):
        assert unwanted not in content
    event = events(enrolment.worker)[0]
    assert event.end - event.start == timedelta(days=1)
    assert event["TRANSP"] == "TRANSPARENT"


def test_a_milestone_takes_nobody_s_time(enrolment):
    assert not DiaryEntry.objects.filter(subject=DiarySubject.MILESTONE, is_exclusive=True).exists()


def test_a_pause_moves_the_days_and_raises_their_sequence(enrolment):
    before = sequences(enrolment.worker)
    held = pause(enrolment=enrolment, reason="sickness", started_on=TODAY, ended_on=TODAY + 4 * WEEK, by=None)
    assert kept_days(enrolment.worker) == due(enrolment)
    moved = {uid: number - before[uid] for uid, number in sequences(enrolment.worker).items()}
    assert set(moved.values()) == {0, 1}
    take_back_pause(pause=held, by=None)
    assert kept_days(enrolment.worker) == due(enrolment)
    assert set(sequences(enrolment.worker).values()) == {0, 2}


def test_what_is_done_is_carried_as_cancelled_and_comes_back_with_the_same_uid(enrolment):
    milestone = Milestone.objects.filter(enrolment=enrolment).first()
    facts = {"done_by": None, "note": "Agreed.", "by": None, "on": TODAY}
    mark_done(milestone=milestone, done_on=TODAY, **facts)
    event = next(each for each in events(enrolment.worker) if str(each["UID"]) == str(milestone.uid))
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 1)
    mark_not_done(milestone=milestone, by=None)
    event = next(each for each in events(enrolment.worker) if str(each["UID"]) == str(milestone.uid))
    assert (event["STATUS"], event["SEQUENCE"]) == ("CONFIRMED", 2)


def test_the_days_end_with_the_programme_and_return_with_it(enrolment):
    withdraw(enrolment=enrolment, on=TODAY, by=None)
    assert kept_days(enrolment.worker) == {}
    assert len(events(enrolment.worker)) == len(due(enrolment))
    reinstate(enrolment=enrolment, by=None, at=timezone.now())
    assert kept_days(enrolment.worker) == due(enrolment)


def test_an_enrolment_undone_leaves_cancelled_days_alone(enrolment):
    undo_enrolment(enrolment=enrolment, by=None)
    assert kept_days(enrolment.worker) == {}
    assert len(events(enrolment.worker)) > 0


def test_nothing_changes_where_nothing_has_moved(enrolment):
    before = list(DiaryEntry.objects.order_by("pk").values())
    take_back_pause(
        pause=pause(enrolment=enrolment, reason="sickness", started_on=TODAY, ended_on=TODAY, by=None),
        by=None,
    )
    unmoved = [row for row in DiaryEntry.objects.order_by("pk").values() if row["sequence"] == 0]
    assert [row for row in before if row in unmoved] == unmoved


# --- Who answers for them ---------------------------------------------------------------------------


def test_the_line_manager_and_the_assessor_see_the_days_and_others_do_not(enrolment):
    assessor, stranger = senior(), senior()
    set_assessor(enrolment=enrolment, assessor=assessor, by=None)
    expected = due(enrolment)
    assert kept_days(enrolment.worker.line_manager) == expected
    assert kept_days(assessor) == expected
    assert kept_days(stranger) == {}


def test_who_answers_for_them_no_longer_sees_nothing_at_the_next_refresh(enrolment):
    former, new = enrolment.worker.line_manager, manager()
    address = feed(former)
    etag = Client().get(address)["ETag"]
    Worker.objects.filter(pk=enrolment.worker.pk).update(line_manager=new)
    answer = Client().get(address, headers={"If-None-Match": etag})
    assert (answer.status_code, Calendar.from_ical(answer.content).events) == (200, [])
    assert kept_days(new) == due(enrolment)


def test_a_manager_of_several_sees_each_ones_days_once(enrolment):
    other = enrolled(line_manager=enrolment.worker.line_manager)
    set_assessor(enrolment=other, assessor=enrolment.worker.line_manager, by=None)
    assert kept_days(enrolment.worker.line_manager) == due(enrolment) | due(other)
    assert len(events(enrolment.worker.line_manager)) == len(due(enrolment)) + len(due(other))
