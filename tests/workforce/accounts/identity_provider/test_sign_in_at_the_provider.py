"""Signing in at the organisation's identity provider: who comes in, and what the others are told."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.utils import timezone

from tests.factories import AccountFactory, WorkerFactory
from tests.workforce.accounts.identity_provider.conftest import trust, way_from
from tests.workforce.accounts.identity_provider.running import running_provider
from workforce.accounts.addresses import retire_account
from workforce.accounts.identity_provider.connections import connect
from workforce.models import Account, Event

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
AMINA = "amina@council.example"
REGISTERED = {"issuer": "https://sign-in.council.example", "client_id": "tracker", "email": AMINA}
SIGN_IN = "/accounts/oidc/organisation/login/"


def invited(**facts) -> Account:
    """Invited, and without a password of this service."""
    account = AccountFactory(email=AMINA, **facts)
    account.set_unusable_password()
    account.save()
    return account


def is_in(client) -> bool:
    return client.get("/account/").status_code == 200


def test_an_invited_person_comes_in_with_one_press(client, come, trusted):
    trusted.knows("a1", email="Amina@Council.Example", email_verified=True)
    account = invited()
    page = come("a1", to="/account/")
    assert (page.status_code, page.request["PATH_INFO"]) == (200, "/account/")
    assert AMINA in page.text
    assert Event.objects.filter(verb="account connected", subject_id=str(account.pk)).count() == 1


@pytest.mark.parametrize(
    ("claims", "told"),
    [
        ({"email": "zoe@council.example", "email_verified": True}, "You have not been invited yet"),
        ({"email": "amina@other.example", "email_verified": True}, "Use your work account"),
        ({"email": "amina@evil.council.example", "email_verified": True}, "Use your work account"),
        ({"email": AMINA}, "did not confirm that amina@council.example is your address"),
        ({"email": AMINA, "email_verified": False}, "did not confirm"),
        ({"email": AMINA, "email_verified": False, "xms_edov": True}, "did not confirm"),
        ({"email": AMINA, "xms_edov": False}, "did not confirm"),
        ({}, "did not send us your e-mail address"),
        ({"email": "am\u0131na@council.example", "email_verified": True}, "You have not been invited yet"),
    ],
)
def test_nobody_else_comes_in_and_each_is_told_why(client, come, trusted, claims, told):
    trusted.knows("a1", **claims)
    invited()
    page = come("a1")
    assert page.status_code == 403
    assert told in page.text
    assert not is_in(client)
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize("edov", [True, "true", "1", 1])
def test_the_word_of_entra_for_a_verified_address_counts(client, come, trusted, edov):
    trusted.knows("a1", email=AMINA, xms_edov=edov)
    invited()
    come("a1")
    assert is_in(client)


@pytest.mark.parametrize("first", [True, False], ids=["the first time", "later"])
@pytest.mark.parametrize(
    ("shut", "told"),
    [
        (lambda worker: Account.objects.filter(pk=worker.account_id).update(is_active=False), "is disabled"),
        (
            lambda worker: type(worker).objects.update(left_on=timezone.localdate() - timedelta(days=1)),
            "Your account is closed",
        ),
    ],
)
def test_a_disabled_account_and_one_whose_owner_has_left_are_shut(client, come, trusted, shut, told, first):
    trusted.knows("a1", email=AMINA, email_verified=True)
    worker = WorkerFactory(account__email=AMINA)
    if not first:
        come("a1")
        client.logout()
    shut(worker)
    page = come("a1")
    assert (page.status_code, told in page.text) == (403, True)
    assert not is_in(client)


def test_from_then_on_the_subject_counts_and_a_new_address_is_mentioned(client, come, trusted):
    trusted.knows("a1", email=AMINA, email_verified=True)
    invited()
    come("a1")
    client.logout()
    AccountFactory(email="amina.khan@council.example")
    trusted.knows("a1", email="amina.khan@council.example", email_verified=True)
    page = come("a1", to="/account/")
    assert f"You are signed in as {AMINA}" in page.text
    assert SocialAccount.objects.get().user.email == AMINA


def test_an_address_that_another_person_has_had_opens_nothing(client, come, trusted):
    trusted.knows("a1", email=AMINA, email_verified=True)
    trusted.knows("b2", email=AMINA, email_verified=True)
    invited()
    come("a1")
    client.logout()
    page = come("b2")
    assert (page.status_code, "Your address belongs to another sign-in" in page.text) == (403, True)
    assert not is_in(client)


def test_an_administrator_disconnects_an_account_that_was_made_again_at_the_provider(
    client, come, trusted, sign_in
):
    for subject in ("a1", "b2"):
        trusted.knows(subject, email=AMINA, email_verified=True)
    account = invited()
    come("a1")
    sign_in(AccountFactory(role="admin"))
    assert "Disconnect from Council sign-in" in client.get(f"/settings/accounts/{account.pk}/").text
    client.post(f"/settings/accounts/{account.pk}/disconnect/")
    client.logout()
    come("b2")
    assert is_in(client)
    of_the_account = Event.objects.filter(subject_id=str(account.pk), verb__contains="connected")
    verbs = of_the_account.order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["account connected", "account disconnected", "account connected"]


def test_a_password_of_this_service_stays_and_still_needs_its_second_factor(client, come, trusted, settings):
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    settings.SECOND_FACTOR_REQUIRED = True
    trusted.knows("a1", email=AMINA, email_verified=True)
    account = AccountFactory(email=AMINA)
    TOTP.activate(account, generate_totp_secret())
    come("a1")
    assert is_in(client), "the provider has asked for a second factor"
    client.logout()
    facts = {"login": AMINA, "password": "correct horse battery staple"}
    answer = client.post("/accounts/login/", facts, follow=True)
    assert answer.request["PATH_INFO"] == "/accounts/2fa/authenticate/"
    assert not is_in(client)


def test_someone_from_the_provider_sets_up_no_second_factor_here(client, come, trusted, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    trusted.knows("a1", email=AMINA, email_verified=True)
    invited()
    come("a1")
    assert is_in(client)


def test_an_administrator_comes_in_too(client, come, trusted):
    trusted.knows("a1", email=AMINA, email_verified=True)
    invited(role="admin")
    come("a1")
    assert client.get("/settings/accounts/").status_code == 200


def test_an_address_that_is_told_only_when_asked_for_counts(client, settings, monkeypatch, tmp_path):
    account = invited()
    with running_provider(tmp_path, tracker="http://testserver", userinfo=True) as provider:
        trust(settings, monkeypatch, provider)
        provider.knows("a1", email=AMINA, email_verified=True)
        client.get(provider.sign_in(way_from(client.post(SIGN_IN)), "a1"))
    assert is_in(client)
    (connection,) = SocialAccount.objects.filter(user=account)
    assert connection.uid == f"{provider.address}#a1"
    assert connection.extra_data == {
        "issuer": provider.address,
        "client_id": "tracker",
        "email": AMINA,
    }


def test_another_registration_connects_anew_by_itself(client, come, trusted):
    """Registered again, the tracker gets another subject for everyone."""
    trusted.knows("a1", email=AMINA, email_verified=True)
    account = invited()
    earlier = {"issuer": trusted.address, "client_id": "an earlier one", "email": AMINA}
    SocialAccount.objects.create(user=account, provider="organisation", uid="x#old", extra_data=earlier)
    come("a1")
    assert is_in(client)
    assert SocialAccount.objects.get().uid == f"{trusted.address}#a1"


def test_your_account_says_how_you_sign_in_and_asks_for_no_second_factor(client, come, trusted):
    trusted.knows("a1", email=AMINA, email_verified=True)
    invited()
    page = come("a1", to="/account/").text
    assert "With Council sign-in, which asks for your second factor" in page
    assert "Not set up" not in page


def test_the_first_sign_in_is_told_by_e_mail(client, come, trusted, mail_at_once, mailoutbox):
    trusted.knows("a1", email=AMINA, email_verified=True)
    invited()
    come("a1")
    client.logout()
    come("a1")
    letters = [(letter.subject, letter.to) for letter in mailoutbox]
    assert letters == [
        ("You can now sign in with your council account", [AMINA]),
        ("You signed in on another browser", [AMINA]),  # a browser whose cookies are gone
    ]


def test_two_tabs_that_come_for_the_first_time_at_once_are_one_person():
    account = invited()
    made = [SocialAccount(provider="organisation", uid="x#a1", extra_data=REGISTERED) for _ in range(2)]
    first, second = (connect(account=account, to=one) for one in made)
    assert first.pk == second.pk
    assert Event.objects.filter(verb="account connected").count() == 1


def test_what_the_library_kept_of_an_address_that_was_another_accounts_stands_in_nobodys_way():
    earlier = AccountFactory(email="earlier@council.example")
    EmailAddress.objects.create(user=earlier, email=AMINA, verified=True, primary=True)
    account = invited()
    EmailAddress.objects.create(user=account, email="old@council.example", verified=True, primary=True)
    connect(account=account, to=SocialAccount(provider="organisation", uid="x#a1", extra_data=REGISTERED))
    assert list(EmailAddress.objects.values_list("user", "email")) == [(account.pk, AMINA)]


def test_who_comes_back_to_a_new_account_is_not_kept_out_by_the_retired_one(client, come, trusted):
    trusted.knows("a1", email=AMINA, email_verified=True)
    account = invited()
    come("a1")
    client.logout()
    retire_account(account=account, by=None)
    new = invited()
    come("a1")
    assert is_in(client)
    assert SocialAccount.objects.get().user == new
