"""Another sign-in address that was refused: its owner hears of it, and whoever asked finds it at home."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import AccountFactory, WorkerFactory
from workforce.accounts.addresses import change_addresses
from workforce.models import Account, Event, Mail
from workforce.reader_changes.services import refuse, withdraw

pytestmark = pytest.mark.django_db
OLD, NEW = "amina@council.example", "amina@elsewhere.example"
OTHER = "ruth@council.example"
HEADING = "what you asked for was not confirmed"


@pytest.fixture
def admin():
    return AccountFactory(role="admin", email="admin@council.example")


@pytest.fixture
def psw():
    return WorkerFactory(
        given_name="Grace", family_name="Hill", account__role="psw", account__last_login=timezone.now()
    ).account


@pytest.fixture
def owner(psw) -> Account:
    return WorkerFactory(account__email=OLD).account


@pytest.fixture
def asked(owner, admin):
    [change] = change_addresses(changes=[(owner, NEW)], by=admin, reason="She wrote to me")
    return change


def notices(account, subject="Your sign-in address stays as it is"):
    return [mail for mail in Mail.objects.filter(recipient=account).order_by("pk") if mail.subject == subject]


def test_the_owner_is_told_by_whom_it_was_asked_and_refused(asked, owner, admin, psw):
    refuse(change=asked, by=psw, at=timezone.now())
    [mail] = notices(owner)
    assert f"with {OLD}, as before" in mail.text
    assert f"Asked for: {NEW}\nAsked by: {admin.email}\nRefused by: Grace Hill\n" in mail.text
    assert mail.address == ""
    assert Account.objects.get(pk=owner.pk).email == OLD
    assert Event.objects.filter(verb="reader change refused").count() == 1


def test_the_owner_is_told_where_whoever_asked_takes_it_back(asked, owner, admin):
    refuse(change=asked, by=admin, at=timezone.now())
    assert f"Refused by: {admin.email}" in notices(owner)[0].text


def test_each_owner_of_a_list_is_told_and_who_has_left_the_address_behind_is_not(owner, admin, psw):
    second, third = (
        WorkerFactory(account__email=OTHER).account,
        WorkerFactory(account__email="z@c.example").account,
    )
    moving = [(owner, NEW), (second, "ruth@elsewhere.example"), (third, "y@c.example")]
    [change] = change_addresses(changes=moving, by=admin, reason="From a file")
    Account.objects.filter(pk=third.pk).update(email="x@c.example")
    refuse(change=change, by=psw, at=timezone.now())
    assert [len(notices(one)) for one in (owner, second, third)] == [1, 1, 0]
    assert "ruth@elsewhere.example" not in notices(owner)[0].text


def test_so_they_are_where_the_import_that_asked_is_undone(asked, owner, psw):
    withdraw(changes=[asked], by=None, at=timezone.now())
    [mail] = notices(owner)
    assert "Refused by" not in mail.text


def test_nobody_is_told_of_a_refusal_who_was_not_told_of_the_asking(owner, admin, psw):
    owner.is_active = False
    owner.save()
    [change] = change_addresses(changes=[(owner, NEW)], by=admin, reason="She wrote to me")
    refuse(change=change, by=psw, at=timezone.now())
    assert notices(owner) == []


def test_whoever_asked_finds_it_at_home_for_two_weeks(asked, admin, psw, sign_in, time_machine):
    assert HEADING not in sign_in(admin).get("/").text
    refuse(change=asked, by=psw, at=timezone.now())
    page = sign_in(admin).get("/").text
    assert HEADING in page
    assert "Refused by Grace Hill" in page
    assert HEADING not in sign_in(psw).get("/").text
    time_machine.move_to(timezone.now() + timedelta(days=15))
    assert HEADING not in sign_in(admin).get("/").text


def test_so_they_do_where_nobody_decided_in_time(asked, admin, sign_in, time_machine):
    time_machine.move_to(asked.expires_at + timedelta(hours=1))
    assert "Nobody decided by" in sign_in(admin).get("/").text


def test_what_somebody_stopped_themselves_is_not_told_to_them(asked, admin, sign_in):
    refuse(change=asked, by=admin, at=timezone.now())
    assert HEADING not in sign_in(admin).get("/").text


def test_the_owner_can_open_what_is_asked_about_their_account(asked, owner, sign_in):
    page = reverse("workforce:reader_change", args=[asked.pk])
    assert sign_in(owner).get(page).status_code == 200
    assert sign_in(WorkerFactory()).get(page).status_code == 404
    sign_in(owner).post(page, {"decision": "confirmed"})
    sign_in(owner).post(page, {"decision": "refused"})
    asked.refresh_from_db()
    assert asked.outcome == ""
