"""An NQSW comes from another authority, with what was reached there."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertRedirects

from nqsw.models import Enrolment
from nqsw.programmes.services import start_cohort
from tests.factories import WorkerFactory
from tests.nqsw.enrolments.promised import START, default_programme, enrolled, manager, psw

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _frozen(frozen_today):
    """Pages read the clock."""


def days(name, day):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


@pytest.fixture
def comes():
    cohort = start_cohort(programme=default_programme(), name="Autumn", starts_on=START, by=None)
    worker = WorkerFactory(started_on=START, line_manager=manager())
    return {"worker": worker.pk, "cohort": cohort.pk, "transferred_from": "Elsewhere Council"}


def test_the_programme_goes_on_where_it_stood(sign_in, comes):
    page = sign_in(psw()).post("/nqsw/transfer/", {**comes, **days("started_on", date(2026, 3, 2))})
    enrolment = Enrolment.objects.get()
    assertRedirects(page, f"/nqsw/enrolments/{enrolment.pk}/history/")
    assert (enrolment.started_on, enrolment.joined_on) == (date(2026, 3, 2), START)
    assert enrolment.expected_end_on == date(2027, 3, 1)


def test_what_was_reached_there_is_recorded_with_its_day(sign_in, comes):
    client = sign_in(psw())
    client.post("/nqsw/transfer/", {**comes, **days("started_on", date(2026, 3, 2))})
    enrolment = Enrolment.objects.get()
    review = enrolment.milestones.get(title="3-month review")
    address = f"/nqsw/enrolments/{enrolment.pk}/history/"
    assertContains(client.get(address), "3-month review")
    client.post(address, days(f"done_{review.pk}", date(2026, 6, 1)))
    review.refresh_from_db()
    assert (review.done_on, review.note) == (date(2026, 6, 1), "Reached with Elsewhere Council.")
    assert enrolment.milestones.exclude(done_on=None).count() == 1


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 9, 8), "The day must be before the first day here"),
        (date(2026, 3, 1), "The day must be on or after the first day of the programme."),
    ],
)
def test_history_lies_before_the_first_day_here(sign_in, comes, day, words):
    client = sign_in(psw())
    client.post("/nqsw/transfer/", {**comes, **days("started_on", date(2026, 3, 2))})
    enrolment = Enrolment.objects.get()
    review = enrolment.milestones.get(title="3-month review")
    page = client.post(f"/nqsw/enrolments/{enrolment.pk}/history/", days(f"done_{review.pk}", day))
    assertContains(page, words)
    assert not enrolment.milestones.exclude(done_on=None).exists()


def test_the_start_there_lies_before_the_first_day_here(sign_in, comes):
    page = sign_in(psw()).post("/nqsw/transfer/", {**comes, **days("started_on", date(2026, 9, 8))})
    assertContains(page, "The start there must be before the first day here")
    assert not Enrolment.objects.exists()


def test_who_began_here_has_no_history_elsewhere(sign_in):
    enrolment = enrolled()
    assert sign_in(psw()).get(f"/nqsw/enrolments/{enrolment.pk}/history/").status_code == 403
