"""Many milestones said to be done before the tracker, on one page."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from nqsw.milestones.services.before_tracker import Reached, bring_along
from nqsw.milestones.services.milestones import CannotRecord, mark_done, mark_not_done
from nqsw.milestones.signers import signing_of
from nqsw.models import BeforeTracker, Milestone
from tests.factories import WorkerFactory
from tests.nqsw.enrolments.promised import enrolled, psw
from workforce.models import StartDay

pytestmark = pytest.mark.django_db
PAGE = "nqsw:already_done"
AGREEMENT, REVIEW = "Support and assessment agreement", "3-month review"
LONG_AGO = timedelta(days=200)


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def two(today):
    """Two NQSWs who started long ago, so that several milestones were due."""
    return [enrolled(started_on=today - LONG_AGO, family_name=name) for name in ("Byrne", "Cole")]


def milestone(enrolment, title=AGREEMENT):
    return enrolment.milestones.select_related("enrolment__worker").get(title=title)


def box(page, title):
    """The name of the boxes of a milestone."""
    return next(name for name, one in page.context["form"].titles.items() if one == title)


def test_everyone_of_a_milestone_is_done_with_one_tick(two, sign_in):
    client = sign_in(psw())
    page = client.get(reverse(PAGE))
    answer = client.post(reverse(PAGE), {box(page, AGREEMENT): "everyone"}, follow=True)
    assertContains(answer, "2 milestones recorded as done.")
    for enrolment in two:
        done = milestone(enrolment)
        assert (done.before_tracker, done.day_known) == (BeforeTracker.DAY_NOT_KNOWN, None)
        assert done.done_on <= done.due_on
        assertContains(client.get(done.get_absolute_url()), "before the tracker, day not known")
        assertContains(client.get(enrolment.get_absolute_url()), "before the tracker, day not known")
    assertNotContains(client.get(reverse(PAGE)), f">{AGREEMENT}")


def test_one_person_is_done_on_a_day(two, sign_in, today):
    client, chosen = sign_in(psw()), milestone(two[0], REVIEW)
    page, day = client.get(reverse(PAGE)), today - timedelta(days=100)
    said = {"done_on_day": day.day, "done_on_month": day.month, "done_on_year": day.year}
    client.post(reverse(PAGE), {box(page, REVIEW): str(chosen.pk), **said})
    chosen.refresh_from_db()
    assert (chosen.day_known, chosen.before_tracker) == (day, BeforeTracker.ON_DAY)
    assert milestone(two[1], REVIEW).done_on is None
    assert not signing_of(chosen, on=today).asked, "it was signed where it was done"


@pytest.mark.parametrize(
    ("days", "problem"), [(-300, "on or after the first day of the programme"), (1, "today or in the past")]
)
def test_a_day_that_cannot_be_is_refused_with_the_name(two, sign_in, today, days, problem):
    client, day = sign_in(psw()), today + timedelta(days=days)
    said = {"done_on_day": day.day, "done_on_month": day.month, "done_on_year": day.year}
    page = client.get(reverse(PAGE))
    answer = client.post(reverse(PAGE), {box(page, REVIEW): "everyone", **said})
    assertContains(answer, problem)
    assertContains(answer, "Byrne, 3-month review")
    assert not Milestone.objects.exclude(done_on=None).exists()


def test_nothing_ticked_is_said_with_a_link_to_the_first_box(two, sign_in):
    answer = sign_in(psw()).post(reverse(PAGE), {})
    assertContains(answer, '<a href="#id_done-0_0">Select at least one milestone</a>', html=True)


def test_the_milestones_that_are_open_can_be_chosen(two, sign_in):
    client = sign_in(psw())
    assertContains(client.get(reverse(PAGE)), '<option value="" selected>Every milestone</option>', html=True)
    one = client.get(reverse(PAGE), {"cohort": two[0].cohort_id, "milestone": "3-month review"})
    assertContains(one, '<option value="3-month review" selected>3-month review</option>', html=True)
    assertNotContains(one, "Select a valid choice")


def test_it_is_empty_without_nqsws(sign_in):
    assertContains(sign_in(psw()).get(reverse(PAGE)), "Nothing is open")


def test_it_takes_as_many_queries_for_one_as_for_twenty(two, sign_in, django_assert_max_num_queries, today):
    client = sign_in(psw())
    client.get(reverse(PAGE))
    for n in range(18):
        enrolled(started_on=today - LONG_AGO, family_name=f"Khan{n}")
    with django_assert_max_num_queries(10):
        client.get(reverse(PAGE))


# --- The verb ---------------------------------------------------------------------------------------


def test_a_day_since_records_began_is_recorded_like_any_other(two, today):
    StartDay.objects.create(
        records_begin_on=today - timedelta(days=10), set_at=datetime(2026, 1, 1, tzinfo=UTC)
    )
    early, late = milestone(two[0]), milestone(two[1])
    bring_along(
        reached=[Reached(early, today - timedelta(days=11)), Reached(late, today - timedelta(days=10))],
        by=None,
        on=today,
    )
    assert (early.before_tracker, late.before_tracker) == (BeforeTracker.ON_DAY, BeforeTracker.NO)
    assert signing_of(late, on=today).rows and not signing_of(early, on=today).rows


def test_what_was_recorded_here_stays(two, today):
    one = milestone(two[0])
    mark_done(milestone=one, done_on=today, done_by=WorkerFactory(), note="Seen.", by=None, on=today)
    assert bring_along(reached=[Reached(milestone(two[0]), None)], by=None, on=today) == 0
    one.refresh_from_db()
    assert (one.done_on, one.note) == (today, "Seen.")


def test_recorded_here_afterwards_it_is_signed_like_any_other(two, today):
    one = milestone(two[0])
    bring_along(reached=[Reached(one, None)], by=None, on=today)
    mark_done(milestone=one, done_on=today, done_by=None, note="Agreed.", by=None, on=today)
    assert (one.before_tracker, one.day_known) == (BeforeTracker.NO, today)
    assert signing_of(one, on=today).rows


def test_taken_back_it_is_open_again(two, today):
    one = milestone(two[0])
    bring_along(reached=[Reached(one, None)], by=None, on=today)
    mark_not_done(milestone=one, by=None, on=today)
    one.refresh_from_db()
    assert (one.done_on, one.before_tracker) == (None, BeforeTracker.NO)


def test_a_day_before_the_programme_is_refused(two, today):
    with pytest.raises(CannotRecord):
        bring_along(reached=[Reached(milestone(two[0]), date(2010, 1, 1))], by=None, on=today)
