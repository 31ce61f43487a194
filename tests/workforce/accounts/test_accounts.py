"""Accounts: inviting, roles, disabling; who may do it, and what ends at once."""

import re
from datetime import date, timedelta
from io import StringIO
from urllib.parse import urlsplit

import pytest
from allauth.usersessions.models import UserSession
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.factories import AccountFactory, WorkerFactory
from workforce.accounts.services import AccountRefused, change_role, disable, invitation_to, invite
from workforce.mail.sending import send_waiting
from workforce.models import Account, AccountState, Event, Mail
from workforce.web.person_fields import FEW
from workforce.web.tables import PER_PAGE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mail_at_once")]
PASSWORD = "correct horse battery staple"


@pytest.fixture
def administrator():
    return AccountFactory(email="admin@council.example", role="admin")


@pytest.fixture
def desk(sign_in, administrator):
    return sign_in(administrator)


def link_in(message) -> str:
    return re.search(r"http\S+", message.body).group()


def choose_password(client, link, password=PASSWORD):
    form = client.get(link, follow=True)
    return client.post(form.request["PATH_INFO"], {"password1": password, "password2": password}, follow=True)


def test_an_invited_worker_chooses_a_password_and_signs_in(desk, client):
    worker = WorkerFactory(account=None, email="Amina.Ahmed@council.example")
    desk.post(reverse("workforce:account_invite"), {"worker": worker.pk, "role": ""}, follow=True)
    desk.logout()
    choose_password(client, link_in(mail.outbox[0]))
    answer = client.post(
        reverse("account_login"), {"login": "amina.ahmed@council.example", "password": PASSWORD}
    )
    assert answer.headers["Location"] == reverse("tracker:home")
    assert client.get(reverse("workforce:your_account")).context["user"].worker == worker


def test_an_invitation_says_nothing_of_supervision_and_names_nobody(desk):
    worker = WorkerFactory(account=None, email="amina@council.example")
    desk.post(reverse("workforce:account_invite"), {"worker": worker.pk, "role": "psw"})
    [message] = mail.outbox
    assert message.subject == "Supervision and NQSW tracker: choose your password"
    assert message.to == ["amina@council.example"]
    assert worker.family_name not in message.body


def test_a_link_works_once(desk, client):
    desk.post(reverse("workforce:account_invite"), {"email": "new@council.example", "role": ""})
    desk.logout()
    link = link_in(mail.outbox[0])
    choose_password(client, link)
    assert "password1" not in client.get(link, follow=True).content.decode()


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        ({"email": "", "role": ""}, "Select a worker, or enter an e-mail address"),
        (
            {"email": "ADMIN@council.example", "role": ""},
            "Someone already signs in with this e-mail address",
        ),
        ({"email": "not an address", "role": ""}, "Enter a valid email address."),
    ],
)
def test_an_invitation_that_cannot_be_says_what_to_do(desk, facts, problem):
    answer = desk.post(reverse("workforce:account_invite"), facts)
    assert answer.context["form"].errors["email"] == [problem]
    assert Account.objects.count() == 1


def test_a_worker_cannot_become_system_administrator(desk):
    worker = WorkerFactory(account=None, email="w@council.example")
    answer = desk.post(reverse("workforce:account_invite"), {"worker": worker.pk, "role": "admin"})
    assert "role" in answer.context["form"].errors
    with pytest.raises(AccountRefused, match="never reads notes"):
        change_role(account=WorkerFactory().account, role="admin", by=None)


def test_two_invitations_of_one_worker_make_one_account():
    worker = WorkerFactory(account=None, email="a@council.example")
    invite(email="a@council.example", role="", worker=worker, by=None)
    with pytest.raises(AccountRefused, match="already has an account"):
        invite(email="a@council.example", role="", worker=worker, by=None)


@pytest.mark.parametrize(
    ("recorded", "typed", "problem"),
    [
        ("amina@council.example", "x@elsewhere.example", "The invitation goes to amina@council.example."
         " To change the address, go to their page first"),
        ("", "", "Amina Ahmed has no e-mail address. Enter it on their page first"),
        ("", "x@elsewhere.example", "Amina Ahmed has no e-mail address. Enter it on their page first"),
    ],
)  # fmt: skip
def test_a_worker_is_invited_at_the_address_on_their_page_and_no_other(desk, recorded, typed, problem):
    worker = WorkerFactory(account=None, given_name="Amina", family_name="Ahmed", email=recorded)
    facts = {"worker": worker.pk, "email": typed, "role": ""}
    answer = desk.post(reverse("workforce:account_invite"), facts)
    assert answer.context["form"].errors["worker"] == [problem]
    with pytest.raises(AccountRefused, match="the address on the person's page"):
        invite(email=typed or "y@council.example", role="", worker=worker, by=None)
    assert (Account.objects.count(), mail.outbox) == (1, [])


def test_an_address_of_a_worker_is_not_invited_without_the_worker(desk):
    WorkerFactory(account=None, given_name="Amina", family_name="Ahmed", email="Amina@council.example")
    answer = desk.post(reverse("workforce:account_invite"), {"email": "amina@council.example", "role": ""})
    problem = "This is the address of Amina Ahmed. Select Amina Ahmed under Worker instead"
    assert answer.context["form"].errors["email"] == [problem]


def test_whoever_has_left_is_not_invited():
    worker = WorkerFactory(
        account=None, email="a@council.example", left_on=timezone.localdate() - timedelta(days=1)
    )
    with pytest.raises(AccountRefused, match="has left"):
        invite(email="a@council.example", role="", worker=worker, by=None)


def test_links_are_on_the_address_of_the_settings_and_not_on_the_requests(desk, settings):
    settings.SITE_ADDRESS, settings.ALLOWED_HOSTS = "https://tracker.council.example", ["*"]
    facts = {"email": "new@council.example", "role": ""}
    desk.post(reverse("workforce:account_invite"), facts, headers={"host": "evil.example"})
    account = Account.objects.get(email="new@council.example")
    account.set_password(PASSWORD)
    account.save()
    forgotten = {"email": "new@council.example"}
    desk.logout()
    desk.post(reverse("account_reset_password"), forgotten, headers={"host": "evil.example"})
    for message in mail.outbox:
        assert link_in(message).startswith("https://tracker.council.example/accounts/password/reset/key/")
    assert len(mail.outbox) == 2


def test_neither_the_outbox_nor_the_trail_ever_holds_a_link(desk, settings):
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend",
                                    "OPTIONS": {"host": "127.0.0.1", "port": 9, "timeout": 1}}}  # fmt: skip
    desk.post(reverse("workforce:account_invite"), {"email": "new@council.example", "role": ""})
    desk.post(reverse("account_reset_password"), {"email": "admin@council.example"})
    rows = [*Mail.objects.values(), *Event.objects.values()]
    assert [row["kind"] for row in rows if "kind" in row] == ["password_reset", "account_invitation"]
    assert "password/reset" not in str(rows)


def test_an_invitation_can_be_sent_again_until_a_password_is_chosen(desk, client):
    desk.post(reverse("workforce:account_invite"), {"email": "new@council.example", "role": ""})
    invited = Account.objects.get(email="new@council.example")
    desk.post(reverse("workforce:account_resend", args=[invited.pk]))
    assert len(mail.outbox) == 2
    invited.set_password(PASSWORD)
    invited.save()
    desk.post(reverse("workforce:account_resend", args=[invited.pk]))
    assert len(mail.outbox) == 2


def test_mail_that_fails_leaves_the_account_and_is_sent_by_the_next_run(desk, settings):
    working = settings.MAILERS
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": 9, "timeout": 1},
        }
    }
    answer = desk.post(
        reverse("workforce:account_invite"), {"email": "new@council.example", "role": ""}, follow=True
    )
    [message] = answer.context["messages"]
    assert str(message) == "The invitation is on its way to new@council.example."
    assert Mail.objects.get().state == "unreached"
    settings.MAILERS = working
    send_waiting(at=timezone.now() + timedelta(minutes=6))
    assert [message.to for message in mail.outbox] == [["new@council.example"]]


def test_a_new_invitation_takes_the_place_of_one_that_has_not_left(desk, settings):
    Mail.objects.all().delete()
    invited = invite(email="new@council.example", role="", worker=None, by=None)
    first = invitation_to(invited)
    first.save()
    desk.post(reverse("workforce:account_resend", args=[invited.pk]))
    states = Mail.objects.order_by("pk").values_list("state", flat=True)
    assert (list(states), len(mail.outbox)) == (["dropped", "sent"], 1)


def test_disabling_ends_what_is_open_at_once(desk, administrator, django_user_model, client):
    worker = WorkerFactory()
    theirs = Client()
    theirs.post(reverse("account_login"), {"login": worker.account.email, "password": PASSWORD})
    assert theirs.get(reverse("workforce:your_account")).status_code == 200
    desk.post(reverse("workforce:account_disable", args=[worker.account_id]))
    assert theirs.get(reverse("workforce:your_account")).status_code == 302
    assert not UserSession.objects.filter(user=worker.account).exists()


def test_enabling_again_does_not_bring_an_old_session_back(desk):
    worker = WorkerFactory()
    theirs = Client()
    theirs.post(reverse("account_login"), {"login": worker.account.email, "password": PASSWORD})
    desk.post(reverse("workforce:account_disable", args=[worker.account_id]))
    desk.post(reverse("workforce:account_enable", args=[worker.account_id]))
    assert theirs.get(reverse("workforce:your_account")).status_code == 302
    assert Account.objects.get(pk=worker.account_id).is_active


@pytest.mark.parametrize("service", [disable, lambda **k: change_role(role="psw", **k)])
def test_nobody_changes_their_own_account(administrator, service):
    with pytest.raises(AccountRefused, match="Ask another administrator"):
        service(account=administrator, by=administrator)


def test_a_change_of_role_is_an_event_and_ends_sessions(desk):
    worker = WorkerFactory()
    desk.post(reverse("workforce:account", args=[worker.account_id]), {"role": "psw"})
    event = Event.objects.get(verb="account role changed")
    reads = {"role": {str(worker.account_id): {"role": "psw"}}}
    assert event.details == {"before": "", "after": "psw", "reads": reads}
    assert Account.objects.get(pk=worker.account_id).role == "psw"


@pytest.mark.parametrize(
    ("facts", "left_on", "state"),
    [
        ({}, None, AccountState.ACTIVE),
        ({"password": "!waiting"}, None, AccountState.INVITED),
        ({"is_active": False}, None, AccountState.DISABLED),
        ({"is_active": False, "password": "!waiting"}, date(2026, 11, 1), AccountState.DISABLED),
        ({}, date(2026, 11, 18), AccountState.LEFT),
        ({}, date(2026, 11, 19), AccountState.ACTIVE),
    ],
)
def test_an_accounts_state_and_the_filter_agree(today, facts, left_on, state):
    worker = WorkerFactory(left_on=left_on)
    Account.objects.filter(pk=worker.account_id).update(**facts)
    account = Account.objects.get(pk=worker.account_id)
    assert account.state(on=today) == state
    found = {s for s in AccountState if Account.objects.in_state(s, on=today).filter(pk=account.pk)}
    assert found == {state}


def test_the_list_finds_by_name_role_and_state(desk):
    worker = WorkerFactory(given_name="Ruth", family_name="Byrne")
    WorkerFactory()
    found = desk.get(reverse("workforce:accounts"), {"q": "ruth byr"}).context["table"]
    assert [row.record for row in found.rows] == [worker.account]
    found = desk.get(reverse("workforce:accounts"), {"role": "admin"}).context["table"]
    assert [row.record.email for row in found.rows] == ["admin@council.example"]


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_the_list_asks_the_same_number_of_queries_however_long(desk, rows, django_assert_num_queries):
    """How long it is, is asked for where it does not end on the first page."""
    WorkerFactory.create_batch(rows)
    desk.get(reverse("workforce:accounts"))
    with django_assert_num_queries(4 if rows < PER_PAGE else 5):
        desk.get(reverse("workforce:accounts"))


def test_the_address_on_the_persons_page_becomes_the_one_they_sign_in_with(desk):
    worker = WorkerFactory(email="amina.khan@council.example", account__email="amina.ahmed@council.example")
    page = reverse("workforce:account", args=[worker.account_id])
    assert "Sign in with amina.khan@council.example from now on" in desk.get(page).text
    desk.post(reverse("workforce:account_address", args=[worker.account_id]))
    assert "from now on</button>" not in desk.get(page).text
    assert {message.to[0] for message in mail.outbox} == {
        "amina.ahmed@council.example",
        "amina.khan@council.example",
    }
    client = Client()
    facts = {"login": "amina.khan@council.example", "password": PASSWORD}
    assert client.post(reverse("account_login"), facts).status_code == 302
    assert Event.objects.get(verb="account address changed").worker == worker


def test_an_address_that_someone_else_signs_in_with_is_refused_in_words(desk):
    AccountFactory(email="taken@council.example")
    worker = WorkerFactory(email="taken@council.example", account__email="own@council.example")
    answer = desk.post(reverse("workforce:account_address", args=[worker.account_id]), follow=True)
    assert "Someone already signs in with this e-mail address" in answer.text


@pytest.mark.parametrize("role", ["", "psw", "qa"])
def test_only_an_administrator_finds_accounts(sign_in, role):
    client = sign_in(WorkerFactory(account__role=role))
    assert client.get(reverse("workforce:accounts")).status_code == 404


# --- The first administrator ----------------------------------------------------------------------


def invited_link(email="first@council.example") -> str:
    out = StringIO()
    call_command("invite_administrator", email=email, stdout=out)
    return re.search(r"http\S+", out.getvalue()).group()


def test_the_first_administrator_chooses_a_password_with_the_printed_link(client):
    choose_password(client, urlsplit(invited_link()).path)
    client.post(reverse("account_login"), {"login": "first@council.example", "password": PASSWORD})
    assert client.get(reverse("workforce:accounts")).status_code == 200


def test_asked_again_before_that_the_command_prints_another_link():
    assert invited_link() and invited_link()
    assert Account.objects.count() == 1


@pytest.mark.parametrize("email", ["bad", "", "first@", "a b@council.example"])
def test_what_is_no_address_is_refused_in_words_and_makes_no_account(email):
    with pytest.raises(CommandError, match=r"is not an e-mail address\. Enter one like"):
        invited_link(email)
    assert not Account.objects.exists()


def test_the_command_says_that_nothing_was_mailed_and_what_to_do_with_the_link():
    out = StringIO()
    call_command("invite_administrator", email="first@council.example", stdout=out)
    assert "No e-mail was sent: open the link yourself" in out.getvalue()


def test_it_makes_nobody_else_an_administrator():
    AccountFactory(email="worker@council.example")
    with pytest.raises(CommandError, match="already signs in"):
        invited_link("worker@council.example")


def test_of_many_an_administrator_looks_up_only_people_without_an_account(desk):
    WorkerFactory(given_name="Ruth", family_name="Account")
    for number in range(FEW + 1):
        WorkerFactory(account=None, given_name="Ruth", family_name=f"Waiting {number}")
    page = reverse("workforce:account_invite")
    assert "Ruth" not in desk.get(page).content.decode()
    found = desk.get(page, {"find": "worker", "words": "ruth"}).json()["people"]
    assert len(found) == FEW
    assert not [one for one in found if "Account" in one["name"]]


def test_only_an_administrator_looks_people_up_there(sign_in):
    page = reverse("workforce:account_invite")
    answer = sign_in(AccountFactory(role="psw")).get(page, {"find": "worker", "words": "ruth"})
    assert answer.status_code == 404
