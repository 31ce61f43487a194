"""A changed limit is measured at once: enrolling and ending open or close the diary the same day."""

from datetime import date

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains

from nqsw.enrolments.services.endings import leave, reinstate, withdraw
from nqsw.enrolments.services.enrolments import enrol
from nqsw.enrolments.services.together import Joining, enrol_together
from nqsw.enrolments.services.undoing import undo_enrolment
from nqsw.models import Cohort
from nqsw.programmes.services import start_cohort
from tests.factories import CaseloadSnapshotFactory, WorkerFactory
from tests.nqsw.enrolments.promised import START, default_programme, enrolled, psw
from workforce.caseloads.services.breaches import agree_to_breach
from workforce.models import CaseloadBreach

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 19)


@pytest.fixture(autouse=True)
def _frozen(frozen_today):
    """The diary is written today."""


@pytest.fixture
def cohort() -> Cohort:
    return start_cohort(programme=default_programme(), name="September 2026", starts_on=START, by=None)


@pytest.fixture
def worker():
    """Someone with 17 cases: within the usual 18, over the 16 of an NQSW."""
    found = WorkerFactory(job_title="Social Worker (ASYE)", started_on=START)
    CaseloadSnapshotFactory(worker=found, counted_on=date(2026, 11, 2), cin=17)
    return found


def is_over(worker):
    return CaseloadBreach.objects.open().filter(worker=worker).exists()


@pytest.mark.parametrize("together", [False, True])
def test_who_is_enrolled_is_measured_against_the_protected_limit_the_same_day(worker, cohort, together):
    if together:
        enrol_together(joining=[Joining(worker, cohort, START)], by=None)
    else:
        enrol(worker=worker, cohort=cohort, started_on=START, by=None)
    assert is_over(worker)


def test_ending_yesterday_closes_it_and_restarting_opens_it_again(worker, cohort):
    enrolment = enrol(worker=worker, cohort=cohort, started_on=START, by=None)
    withdraw(enrolment=enrolment, on=date(2026, 11, 18), by=None)
    assert not is_over(worker)
    reinstate(enrolment=enrolment, by=None, at=timezone.now())
    assert is_over(worker)


def test_restarting_goes_on_with_what_was_agreed_and_stands_in_the_diary_once(worker, cohort):
    enrolment = enrol(worker=worker, cohort=cohort, started_on=START, by=None)
    breach = CaseloadBreach.objects.get(worker=worker)
    agreed = {"until": date(2026, 12, 1), "reason": "Two cases close in a week.", "on": TODAY}
    agree_to_breach(breach=breach, by=psw(), at=timezone.now(), **agreed)
    withdraw(enrolment=enrolment, on=date(2026, 11, 18), by=None)
    reinstate(enrolment=enrolment, by=None, at=timezone.now())
    again = CaseloadBreach.objects.get(worker=worker)
    assert (again.pk, again.ended_on, again.approved_until) == (breach.pk, None, date(2026, 12, 1))


def test_leaving_and_undoing_close_it(worker, cohort):
    enrolment = enrol(worker=worker, cohort=cohort, started_on=START, by=None)
    undo_enrolment(enrolment=enrolment, by=None)
    assert not is_over(worker)
    again = enrol(worker=worker, cohort=cohort, started_on=START, by=None)
    leave(enrolment=again, on=date(2026, 11, 18), by=None, at=timezone.now())
    assert not is_over(worker)


def test_what_would_go_over_is_said_before_it_is_done(sign_in):
    enrolment = enrolled()
    CaseloadSnapshotFactory(worker=enrolment.worker, counted_on=date(2026, 11, 2), cin=17)
    page = sign_in(psw()).post(f"/nqsw/enrolments/{enrolment.pk}/extend/", {"months": 3})
    assertContains(page, "Caseload over its limit since")
