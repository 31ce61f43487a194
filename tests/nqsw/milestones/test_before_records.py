"""Milestones from before records began: not late until someone says that they were not done."""

from datetime import UTC, date, datetime, timedelta

import pytest

from nqsw.enrolments.reports.progress import progress_of
from nqsw.enrolments.reports.year import year_of
from nqsw.milestones.services.milestones import CannotRecord, mark_done, mark_not_done, say_not_done
from nqsw.models import Milestone
from tests.nqsw.enrolments.promised import enrolled, manager, psw
from workforce.models import Event, StartDay

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
TODAY = date(2026, 11, 19)


def begin(day):
    StartDay.objects.create(records_begin_on=day, set_at=datetime(2026, 11, 2, 9, tzinfo=UTC))


@pytest.fixture
def milestone():
    """The first one that is required and was due before today."""
    enrolment = enrolled(line_manager=manager())
    return Milestone.objects.late(on=TODAY).filter(enrolment=enrolment).earliest("due_on")


def numbers(milestone):
    """Late and from before records: by the query, and by the rows of a progress."""
    enrolment = milestone.enrolment
    (progress,) = progress_of([enrolment], on=TODAY)
    late, before = Milestone.objects.late(on=TODAY).count(), Milestone.objects.before_records().count()
    assert (progress.milestones_late, progress.milestones_before) == (late, before)
    return late, before


@pytest.mark.parametrize(("days", "is_late"), [(0, True), (1, False)])
def test_a_milestone_due_before_the_start_day_is_not_late(milestone, days, is_late):
    begin(milestone.due_on + timedelta(days))
    assert (milestone in Milestone.objects.late(on=TODAY)) is is_late
    assert (milestone in Milestone.objects.before_records()) is not is_late
    numbers(milestone)


def test_without_a_start_day_nothing_is_from_before(milestone):
    late, before = numbers(milestone)
    assert late > 0
    assert before == 0


def test_one_that_was_not_done_counts_as_late(milestone):
    begin(TODAY)
    late, before = numbers(milestone)
    say_not_done(milestone=milestone, by=None, on=TODAY)
    assert numbers(milestone) == (late + 1, before - 1)
    assert Event.objects.get(verb="milestone not done").worker == milestone.enrolment.worker


def test_one_that_was_done_counts_no_more(milestone):
    begin(TODAY)
    late, before = numbers(milestone)
    day = milestone.enrolment.started_on
    mark_done(milestone=milestone, done_on=day, done_by=None, note="", by=None, on=TODAY)
    assert numbers(milestone) == (late, before - 1)
    with pytest.raises(CannotRecord, match="recorded as done"):
        say_not_done(milestone=milestone, by=None, on=TODAY)


def test_whoever_takes_it_back_says_that_it_was_not_done(milestone):
    begin(TODAY)
    mark_done(
        milestone=milestone, done_on=milestone.enrolment.started_on, done_by=None, note="", by=None, on=TODAY
    )
    mark_not_done(milestone=milestone, by=None, on=TODAY)
    assert milestone in Milestone.objects.late(on=TODAY)


def test_the_page_asks_and_takes_the_answer(milestone, sign_in):
    begin(TODAY)
    client = sign_in(psw())
    page = client.get(milestone.get_absolute_url()).content.decode()
    assert "Before the tracker" in page
    assert "It was not done" in page
    client.post(f"{milestone.get_absolute_url()}undo/")
    assert milestone in Milestone.objects.late(on=TODAY)
    assert "Before the tracker" not in client.get(milestone.get_absolute_url()).content.decode()


def test_an_nqsws_year_does_not_draw_it_as_late(milestone):
    begin(TODAY)
    year = year_of(milestone.enrolment, on=TODAY)
    assert {one.outcome for one in year.happenings if one.kind == "Milestone" and one.on < TODAY} == {"due"}
