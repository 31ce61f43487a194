"""Signing in and out stands on the trail, and on one's own page, with a way to say "This was not me"."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from supervision.models import CalendarFeed
from tests.factories import AccountFactory, WorkerFactory
from tests.getting_in import come_in, set_up_an_app
from workforce.accounts.browsers import browser_named
from workforce.accounts.other_sessions import end_device
from workforce.accounts.services import AccountRefused
from workforce.models import Account, DataKey, Event, Mail

pytestmark = pytest.mark.django_db
CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Version/18.5 Mobile/15E148 Safari/604.1"
DEVICES = {
    CHROME: "Chrome on Windows",
    IPHONE: "Safari on iPhone",
    CHROME + " Edg/142.0.0.0": "Edge on Windows",
    "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0": "Firefox on Linux",
    "curl/8.5": "A browser",
    "": "A browser",
}


@pytest.fixture
def account() -> Account:
    return WorkerFactory().account


def told(account: Account) -> list[str]:
    events = Event.objects.filter(subject_type="workforce.account", subject_id=str(account.pk))
    return [event.verb for event in events.order_by("pk")]


def browser(agent: str = CHROME) -> Client:
    return Client(headers={"user-agent": agent})


@pytest.mark.parametrize("agent", DEVICES)
def test_a_browser_is_named_as_people_know_it(agent):
    assert browser_named(agent) == DEVICES[agent]


def test_in_out_and_refused_stand_on_the_trail_with_the_browser(account, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client = browser()
    client.post(reverse("account_login"), {"login": account.email, "password": "not it"})
    come_in(client, account)
    client.post(reverse("account_logout"))
    assert told(account) == ["sign-in refused", "signed in", "signed out"]
    refused, came, _ = Event.objects.filter(subject_id=str(account.pk)).order_by("pk")
    assert (refused.actor, came.actor, came.worker) == (None, account, account.worker)
    assert came.details == {"browser": "Chrome on Windows", "ways": ["password"], "is_known": False}


def test_a_wrong_password_for_nobody_stands_nowhere(client):
    client.post(reverse("account_login"), {"login": "nobody@council.example", "password": "not it"})
    assert not Event.objects.exists()


def test_too_many_wrong_passwords_are_told_once_for_a_while(account):
    cache.clear()
    client = browser()
    for _ in range(9):
        client.post(reverse("account_login"), {"login": account.email, "password": "not it"})
    assert told(account) == ["sign-in refused"] * 5 + ["sign-ins slowed"]


def test_factors_and_codes_stand_on_the_trail(account, django_capture_on_commit_callbacks):
    client = browser()
    come_in(client, account)
    with django_capture_on_commit_callbacks(execute=True):
        set_up_an_app(client)
    codes = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    other = browser()
    come_in(other, account)
    other.post("/accounts/2fa/authenticate/", {"code": "000000"})
    other.post("/accounts/2fa/authenticate/", {"code": codes[0]})
    other.post("/accounts/2fa/totp/deactivate/")
    assert [verb for verb in told(account) if "sign" not in verb] == [
        "second factor added", "recovery codes made", "second factor refused", "recovery code used",
        "second factor removed",
    ]  # fmt: skip


def test_a_new_browser_is_told_by_e_mail_and_a_known_one_is_not(account, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    known = browser()
    come_in(known, account)
    known.post(reverse("account_logout"))
    come_in(known, account)
    assert not Mail.objects.exists()
    come_in(browser(IPHONE), account)
    (mail,) = Mail.objects.all()
    assert (mail.recipient, mail.subject) == (account, "You signed in on another browser")
    assert reverse("workforce:sign_ins") in mail.text
    assert "This was not me" in mail.text


def test_this_was_not_me_ends_the_other_sessions_tells_and_asks_for_a_password(account, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    administrator = AccountFactory(role="admin")
    own, thief = browser(), browser(IPHONE)
    come_in(own, account)
    come_in(thief, account)
    page = own.get(reverse("workforce:sign_ins")).text
    assert "Safari on iPhone" in page
    theirs = Event.objects.filter(verb="signed in").last()
    answer = own.post(reverse("workforce:sign_in_disown", args=[theirs.pk]))
    assert answer.url == reverse("account_change_password")
    assert own.get("/account/").status_code == 200
    assert thief.get("/account/").status_code == 302
    assert UserSession.objects.filter(user=account).count() == 1
    (mail,) = Mail.objects.filter(recipient=administrator)
    assert (mail.subject, account.email in mail.text, "Safari on iPhone" in mail.text) == (
        "A sign-in was not theirs",
        True,
        True,
    )
    assert told(account)[-1] == "sign-in disowned"


def test_nobody_disowns_a_sign_in_of_someone_else(account, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    other = WorkerFactory().account
    come_in(browser(), other)
    own = browser()
    come_in(own, account)
    theirs = Event.objects.filter(verb="signed in", subject_id=str(other.pk)).get()
    own.post(reverse("workforce:sign_in_disown", args=[theirs.pk]))
    assert UserSession.objects.filter(user=other).count() == 1
    assert "sign-in disowned" not in told(other) + told(account)


def test_someone_without_events_is_told_what_will_stand_there(account, client):
    client.force_login(account)
    assert "Nothing is recorded yet" in client.get(reverse("workforce:sign_ins")).text


def test_signing_out_everywhere_else_is_on_the_trail_and_devices_have_names(account, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    own, other = browser(), browser(IPHONE)
    come_in(own, account)
    come_in(other, account)
    page = own.get(reverse("usersessions_list")).text
    assert "Safari on iPhone" in page
    assert IPHONE not in page
    for _ in range(2):
        own.post(reverse("usersessions_list"))
    assert (own.get("/account/").status_code, other.get("/account/").status_code) == (200, 302)
    (event,) = Event.objects.filter(verb="signed out elsewhere")
    assert (event.actor_id, event.details["sessions"]) == (account.pk, 1)
    assert "Signed out everywhere else" in own.get(reverse("workforce:sign_ins")).text


def device_on(account: Account, agent: str) -> UserSession:
    return UserSession.objects.get(user=account, user_agent=agent)


@pytest.fixture
def two_devices(account, settings):
    """The browser in hand, and a telephone."""
    settings.SECOND_FACTOR_REQUIRED = False
    own, phone, third = browser(), browser(IPHONE), browser("curl/8.5")
    for one in (own, phone, third):
        come_in(one, account)
    return own, phone, third


def test_one_device_is_signed_out_and_no_other(account, two_devices):
    own, phone, third = two_devices
    address = reverse("workforce:device_end", args=[device_on(account, IPHONE).pk])
    assert address in own.get(reverse("usersessions_list")).text
    assert "Sign out Safari on iPhone?" in own.get(address).text
    answer = own.post(address, follow=True)
    assert "That device is signed out." in answer.text
    assert "Safari on iPhone" not in answer.text.partition("<h1")[2]
    assert [one.get("/account/").status_code for one in (own, phone, third)] == [200, 302, 200]
    event = Event.objects.get(verb="device signed out")
    assert (event.actor, event.details) == (
        account,
        {"browser": "Chrome on Windows", "ended": "Safari on iPhone"},
    )
    assert "Signed out one other device: Safari on iPhone" in own.get(reverse("workforce:sign_ins")).text
    assert own.post(address).status_code == 404


def test_the_calendar_and_the_keys_of_other_programs_are_not_touched(account, two_devices):
    CalendarFeed.objects.create(worker=account.worker, token_hash="a", made_at=timezone.now())
    until = timezone.now() + timedelta(days=9)
    DataKey.objects.create(
        name="Power BI", token_hash="b", made_by=account, made_at=timezone.now(), expires_at=until
    )
    own, _, _ = two_devices
    own.post(reverse("workforce:device_end", args=[device_on(account, IPHONE).pk]))
    own.post(reverse("usersessions_list"))
    assert CalendarFeed.objects.live(on=timezone.localdate()).count() == 1
    assert DataKey.objects.live(at=timezone.now(), on=timezone.localdate()).count() == 1


def test_neither_this_device_nor_one_of_somebody_else_is_signed_out_so(account, two_devices):
    other, theirs = WorkerFactory().account, browser(IPHONE)
    come_in(theirs, other)
    own, _, _ = two_devices
    for device in (device_on(account, CHROME), device_on(other, IPHONE)):
        address = reverse("workforce:device_end", args=[device.pk])
        assert (own.get(address).status_code, own.post(address).status_code) == (404, 404)
    assert (own.get("/account/").status_code, theirs.get("/account/").status_code) == (200, 200)


def test_the_service_ends_no_device_but_another_of_ones_own(account, two_devices, rf):
    other = WorkerFactory().account
    come_in(browser(IPHONE), other)
    own, _, _ = two_devices
    request = rf.post("/")
    request.session = own.session
    for device in (device_on(account, CHROME), device_on(other, IPHONE)):
        with pytest.raises(AccountRefused, match="signed out already"):
            end_device(request, key=device.pk, account=account)
    assert UserSession.objects.count() == 4


def test_who_signs_out_a_device_is_asked_again_and_carries_on(account, two_devices, settings, time_machine):
    own, phone, _ = two_devices
    settings.REAUTHENTICATE_BEFORE_SIGNING = True
    time_machine.move_to(timezone.now() + timedelta(minutes=16))
    address = reverse("workforce:device_end", args=[device_on(account, IPHONE).pk])
    for page in (address, reverse("usersessions_list")):
        assert own.post(page).url.startswith(reverse("account_reauthenticate"))
    assert phone.get("/account/").status_code == 200
    asked = own.post(address)
    after = own.post(asked.url, {"password": "correct horse battery staple"}, follow=True)
    assert "Carry on" in after.text
    own.post(address)
    assert phone.get("/account/").status_code == 302
