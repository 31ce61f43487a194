"""Holds: who sets and lifts them, what the trail says, and the pages."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.factories import AccountFactory, WorkerFactory
from workforce.audit_trail.verbs import Verb
from workforce.models import Event, RetentionHold
from workforce.privacy.holds import lift_hold, set_hold
from workforce.rules.refusal import Refusal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]
FACTS = {"case_number": "IG-2026-031", "reason": "A claim"}


@pytest.fixture
def officer():
    return AccountFactory(role="ig")


@pytest.fixture
def hold(officer, today) -> RetentionHold:
    return set_hold(
        hold=RetentionHold(worker=WorkerFactory(), **FACTS), by=officer, at=timezone.now(), on=today
    )


def test_a_hold_is_on_the_trail_with_its_person(hold, officer):
    event = Event.objects.get(verb=Verb.RETENTION_HOLD_SET)
    assert (event.actor, event.worker, event.details) == (officer, hold.worker, {"until_on": None})


@pytest.mark.parametrize("role", ["", "psw", "qa", "admin"])
def test_nobody_else_sets_or_lifts_one(hold, today, role):
    by, at = AccountFactory(role=role), timezone.now()
    with pytest.raises(Refusal, match="information governance"):
        set_hold(hold=RetentionHold(worker=WorkerFactory(), **FACTS), by=by, at=at, on=today)
    with pytest.raises(Refusal, match="information governance"):
        lift_hold(hold=hold, by=by, at=at)
    assert RetentionHold.objects.get().lifted_at is None


@pytest.mark.parametrize(("days", "stands"), [(-1, False), (0, True), (1, True)])
def test_a_hold_stands_up_to_its_last_day(hold, today, days, stands):
    hold.until_on = today + timedelta(days=days)
    hold.save()
    assert hold.stands(on=today) is stands
    assert RetentionHold.objects.in_force(on=today).exists() is stands


def test_a_hold_is_not_set_for_days_that_are_over(officer, today):
    hold = RetentionHold(worker=WorkerFactory(), until_on=today - timedelta(days=1), **FACTS)
    with pytest.raises(Refusal, match="today or later"):
        set_hold(hold=hold, by=officer, at=timezone.now(), on=today)


def test_a_hold_is_lifted_once(hold, officer, today):
    lift_hold(hold=hold, by=officer, at=timezone.now())
    assert not RetentionHold.objects.in_force(on=today).exists()
    with pytest.raises(Refusal, match="already"):
        lift_hold(hold=hold, by=officer, at=timezone.now())


def test_the_database_keeps_no_hold_without_a_reason(hold):
    with pytest.raises(IntegrityError, match="retention_hold_has_a_reason"), transaction.atomic():
        RetentionHold.objects.update(reason="")


def test_an_officer_sets_one_and_lifts_it_on_pages(sign_in, officer):
    worker = WorkerFactory(given_name="Amina", family_name="Ahmed")
    client = sign_in(officer)
    assert "No holds" in client.get(reverse("workforce:retention_holds")).content.decode()
    sent = {"worker": worker.pk, **FACTS}
    page = client.post(reverse("workforce:retention_hold_new"), sent, follow=True).content.decode()
    assert "Nothing about Amina Ahmed is deleted" in page
    hold = RetentionHold.objects.get()
    page = client.post(reverse("workforce:retention_hold", args=[hold.pk]), follow=True).content.decode()
    assert "The hold is lifted" in page
    page = client.post(reverse("workforce:retention_hold", args=[hold.pk]), follow=True).content.decode()
    assert "already" in page


def test_an_empty_form_says_what_is_missing(sign_in, officer):
    page = sign_in(officer).post(reverse("workforce:retention_hold_new"), {}).content.decode()
    assert "Enter the reason" in page or "Enter a reason" in page
    assert not RetentionHold.objects.exists()


def test_an_officer_s_home_page_leads_to_it(sign_in, officer):
    assert reverse("workforce:governance") in sign_in(officer).get("/").content.decode().partition("<main")[2]


def test_the_way_to_all_of_it_and_what_is_due_next(sign_in, officer, hold, today):
    worker = hold.worker
    worker.left_on = today - timedelta(days=365 * 6)
    worker.started_on = worker.left_on - timedelta(days=30)
    worker.save()
    client = sign_in(officer)
    assert reverse("workforce:retention") in client.get(reverse("workforce:governance")).content.decode()
    page = client.get(reverse("workforce:retention")).content.decode()
    assert "How long each kind is kept" in page
    assert "72 months from the day on which the person left" in page
