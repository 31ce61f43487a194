"""Signing in: who can, and who cannot."""

from datetime import date, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from tests.factories import AccountFactory, WorkerFactory
from workforce.accounts.services import choose_password, invite
from workforce.mail.sending import send_waiting
from workforce.models import Mail

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mail_at_once")]
PASSWORD = "correct horse battery staple"


def sign_in_by_hand(client, account, password=PASSWORD):
    return client.post(reverse("account_login"), {"login": account.email, "password": password}, follow=True)


def is_in(client) -> bool:
    return client.get(reverse("workforce:your_account")).status_code == 200


def test_an_address_and_a_password_sign_in_whatever_the_capitals(client):
    AccountFactory(email="amina@council.example")
    client.post(reverse("account_login"), {"login": "Amina@Council.Example", "password": PASSWORD})
    assert is_in(client)


def test_a_link_that_was_followed_proves_the_address_so_that_a_second_factor_can_be_set_up(client):
    account = invite(email="amina@council.example", role="", worker=None, by=None)
    choose_password(account=account, password=PASSWORD)
    sign_in_by_hand(client, account)
    assert EmailAddress.objects.get(user=account).verified
    assert client.get(reverse("mfa_activate_totp")).status_code == 200


def test_who_has_not_proved_the_address_reads_how_to(client):
    account = AccountFactory()
    EmailAddress.objects.create(user=account, email=account.email, verified=False)
    sign_in_by_hand(client, account)
    page = client.get(reverse("mfa_activate_totp"), follow=True)
    assert "Choose “I have forgotten my password” on the sign-in page" in page.text


@pytest.mark.parametrize("password", ["wrong", PASSWORD.upper()])
def test_a_wrong_password_does_not(client, password):
    answer = sign_in_by_hand(client, AccountFactory(), password)
    assert "not correct" in answer.content.decode()
    assert not is_in(client)


@pytest.mark.parametrize(
    ("days_since", "comes_in"), [(-1, True), (0, True), (1, False)], ids=["tomorrow", "today", "yesterday"]
)
def test_whoever_has_left_cannot_sign_in_from_the_day_after_the_last(client, days_since, comes_in):
    worker = WorkerFactory(left_on=timezone.localdate() - timedelta(days=days_since))
    sign_in_by_hand(client, worker.account)
    assert is_in(client) is comes_in


def test_whoever_leaves_while_signed_in_is_out_at_the_next_click(client):
    worker = WorkerFactory()
    sign_in_by_hand(client, worker.account)
    assert is_in(client)
    type(worker).objects.filter(pk=worker.pk).update(left_on=date(2026, 3, 31))
    assert not is_in(client)


def test_a_disabled_account_cannot_sign_in(client):
    answer = sign_in_by_hand(client, AccountFactory(is_active=False))
    assert answer.request["PATH_INFO"] == reverse("account_inactive")
    assert not is_in(client)


def test_nobody_signs_up_or_changes_their_address(client, sign_in):
    sign_in(WorkerFactory())
    assert client.get(reverse("account_signup")).status_code == 404
    assert client.get(reverse("account_email")).status_code == 404


def test_a_forgotten_password_is_mailed_in_plain_words(client):
    account = AccountFactory()
    client.post(reverse("account_reset_password"), {"email": account.email})
    [message] = mail.outbox
    assert message.subject == "Choose a new password"
    assert message.body.startswith("Someone, probably you, asked for a new password.")


@pytest.mark.parametrize("known", [True, False], ids=["known", "unknown"])
def test_a_forgotten_password_is_answered_in_the_same_time_whether_the_address_is_known(
    client, known, settings, monkeypatch
):
    AccountFactory(email="amina@council.example")
    settings.FORGOTTEN_PASSWORD_SECONDS = 60  # which a slow machine does not need for the answer itself
    slept = []
    monkeypatch.setattr("workforce.accounts.sign_in_forms.sleep", slept.append)
    email = "amina@council.example" if known else "nobody@council.example"
    client.post(reverse("account_reset_password"), {"email": email})
    assert len(mail.outbox) == int(known)
    assert 0 < slept[0] <= 60


def test_a_new_password_that_is_asked_for_again_leaves_once(client, settings):
    account, working = AccountFactory(), settings.MAILERS
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend",
                                    "OPTIONS": {"host": "127.0.0.1", "port": 9, "timeout": 1}}}  # fmt: skip
    for _ in range(3):
        client.post(reverse("account_reset_password"), {"email": account.email})
    settings.MAILERS = working
    send_waiting(at=timezone.now() + timedelta(minutes=6))
    assert len(mail.outbox) == 1


def test_a_new_password_is_not_mailed_when_nobody_waits_for_it_any_more(client, settings, time_machine):
    account, working = AccountFactory(), settings.MAILERS
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend",
                                    "OPTIONS": {"host": "127.0.0.1", "port": 9, "timeout": 1}}}  # fmt: skip
    client.post(reverse("account_reset_password"), {"email": account.email})
    settings.MAILERS = working
    time_machine.move_to(timezone.now() + timedelta(days=1, minutes=1))
    send_waiting(at=timezone.now())
    assert (mail.outbox, Mail.objects.get().state) == ([], "dropped")


@pytest.mark.parametrize("email", ["nobody@council.example", "disabled@council.example"])
def test_no_mail_goes_to_whom_it_cannot_help_and_the_page_says_the_same(client, email):
    AccountFactory(email="disabled@council.example", is_active=False)
    answer = client.post(reverse("account_reset_password"), {"email": email})
    assert answer.headers["Location"] == reverse("account_reset_password_done")
    assert mail.outbox == []


def test_an_empty_page_of_ones_password_says_what_to_enter(sign_in):
    page = sign_in(WorkerFactory()).post("/accounts/password/change/", {}).text
    for words in ("Enter your current password", "Enter a new password", "Enter the new password again"):
        assert words in page
