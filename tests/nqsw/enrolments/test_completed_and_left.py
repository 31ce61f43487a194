"""Who completes a programme and leaves the authority: whichever is recorded first, both stay true."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from nqsw.enrolments.services.endings import CannotEnd, complete, reinstate, withdraw
from nqsw.models import Step
from nqsw.outcomes.services import last_step, next_step
from supervision.clock.due_days import differences
from tests.factories import SessionFactory
from tests.nqsw.enrolments.promised import days, passed, psw, with_milestones_done
from tests.nqsw.enrolments.test_ended_in_the_past import enrolled_with_sessions
from tracker.setup.leaving import leave_authority
from workforce.audit_trail.verbs import Verb
from workforce.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
NOW = datetime(2026, 11, 19, 10, tzinfo=UTC)
TODAY, FINISHED, LEFT = date(2026, 11, 19), date(2026, 10, 9), date(2026, 10, 30)


@pytest.fixture
def enrolment(time_machine):
    time_machine.move_to(datetime(2026, 9, 7, 10, tzinfo=UTC), tick=False)
    made = enrolled_with_sessions()
    time_machine.move_to(NOW, tick=False)
    return made


def leave(enrolment, last_day=LEFT):
    leave_authority(worker=enrolment.worker, last_day=last_day, by=None, at=NOW)
    enrolment.refresh_from_db()


def ended(enrolment):
    enrolment.refresh_from_db()
    return enrolment.status, enrolment.ended_on


def agreements(enrolment):
    return list(enrolment.worker.agreements.order_by("starts_on").values_list("starts_on", "ends_on"))


def test_completed_first_and_left_afterwards(enrolment):
    complete(enrolment=passed(enrolment), on=FINISHED, by=None)
    assert len(agreements(enrolment)) == 2
    leave(enrolment)
    assert ended(enrolment) == ("completed", FINISHED)
    assert agreements(enrolment) == [(date(2026, 9, 7), LEFT)]
    assert list(differences()) == []


def test_left_first_and_completed_afterwards(enrolment):
    leave(enrolment)
    complete(enrolment=passed(enrolment), on=FINISHED, by=None)
    assert ended(enrolment) == ("completed", FINISHED)
    assert agreements(enrolment) == [(date(2026, 9, 7), LEFT)]
    assert list(differences()) == []


def test_with_a_last_day_at_work_to_come_supervision_stays_as_promised_until_then(enrolment):
    coming = date(2026, 12, 18)
    leave(enrolment, coming)
    complete(enrolment=passed(enrolment), on=FINISHED, by=None)
    assert ended(enrolment) == ("completed", FINISHED)
    assert agreements(enrolment) == [(date(2026, 9, 7), coming)]


def test_nobody_completes_after_their_last_day_at_work(enrolment):
    leave(enrolment)
    with pytest.raises(CannotEnd, match="on or before 30 October 2026, their last day at work"):
        complete(enrolment=passed(enrolment), on=LEFT + timedelta(1), by=None)
    assert ended(enrolment) == ("left", LEFT)


def test_a_leaver_still_needs_everything_before_they_are_completed(enrolment):
    leave(enrolment)
    with pytest.raises(CannotEnd, match="The employer has not decided"):
        complete(enrolment=with_milestones_done(enrolment), on=FINISHED, by=None)


def test_a_programme_that_ended_later_than_they_left_ends_with_the_last_day_at_work(enrolment):
    withdraw(enrolment=enrolment, on=date(2026, 11, 13), by=None)
    leave(enrolment)
    assert ended(enrolment) == ("withdrawn", LEFT)
    told = Event.objects.filter(verb=Verb.PROGRAMME_WITHDRAWN).order_by("pk").last()
    assert told.details["on"] == LEFT.isoformat()


def test_what_rests_on_the_newer_agreement_keeps_it(enrolment):
    complete(enrolment=passed(enrolment), on=FINISHED, by=None)
    worker = enrolment.worker
    starts_at = NOW - timedelta(hours=1)
    SessionFactory(status="held", supervisee=worker, supervisor=worker.line_manager, starts_at=starts_at)
    leave(enrolment)
    assert agreements(enrolment)[1] == (TODAY, TODAY)


def test_completed_by_mistake_a_leaver_has_left_again(enrolment):
    leave(enrolment)
    complete(enrolment=passed(enrolment), on=FINISHED, by=None)
    reinstate(enrolment=enrolment, by=None, at=NOW)
    assert ended(enrolment) == ("left", LEFT)
    with pytest.raises(CannotEnd, match="no longer work here"):
        reinstate(enrolment=enrolment, by=None, at=NOW)


def test_the_outcome_of_a_leaver_is_still_recorded_and_that_of_a_withdrawn_one_is_not(enrolment):
    leave(enrolment)
    assert next_step(enrolment) == Step.RECOMMENDED
    passed(enrolment)
    assert last_step(enrolment).step == Step.DECIDED
    type(enrolment).objects.filter(pk=enrolment.pk).update(status="withdrawn")
    enrolment.refresh_from_db()
    assert (next_step(enrolment), last_step(enrolment)) == (None, None)


def test_the_pages_lead_there(enrolment, sign_in):
    leave(enrolment)
    client, milestone = sign_in(psw()), enrolment.milestones.first()
    end = reverse("nqsw:enrolment_end", args=[enrolment.pk])
    assertContains(client.get(enrolment.get_absolute_url()), f'href="{end}">Completed before they left')
    assertContains(client.get(milestone.get_absolute_url()), "Record as done")
    page = client.get(end)
    assertContains(page, "the employer must decide")
    assertNotContains(page, "withdrawn")
    passed(enrolment)
    facts = {"status": "completed", **days("on", FINISHED), "confirm": "yes"}
    client.post(end, facts)
    assert ended(enrolment) == ("completed", FINISHED)
    assertNotContains(client.get(enrolment.get_absolute_url()), "Completed before they left")
    page = client.get(enrolment.get_absolute_url())
    assertContains(page, "Undo that it was completed")
    again = reverse("nqsw:enrolment_reinstate", args=[enrolment.pk])
    answer = client.post(again, {"confirm": "yes"}, follow=True)
    assertContains(answer, "The programme is left again, not completed.")
    assert ended(enrolment) == ("left", LEFT)
