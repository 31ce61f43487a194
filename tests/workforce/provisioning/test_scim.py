"""The council's directory tells of joiners and leavers, as Entra ID and Okta do; and what it cannot do."""

import json
from datetime import date, timedelta
from io import StringIO

import pytest
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from supervision.calendars.services.calendar_feeds import make_feed
from tests.factories import AccountFactory, WorkerFactory
from workforce.models import Account, Event, Mail, ProvisionedAccount, ProvisioningToken, ReaderChange, Worker
from workforce.provisioning.calls import RATES
from workforce.provisioning.tokens import TokenRefused, make_token, revoke_token
from workforce.rules.tokens import hash_of

pytestmark = [pytest.mark.django_db]
USER = "urn:ietf:params:scim:schemas:core:2.0:User"
ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp"
ADDRESS = "amina.shah@council.example"


@pytest.fixture(autouse=True)
def on(settings):
    settings.SCIM = True
    cache.clear()


@pytest.fixture
def administrator():
    return AccountFactory(email="admin@council.example", role="admin", last_login=timezone.now())


@pytest.fixture
def key(administrator) -> str:
    at = timezone.now()
    return make_token(name="Entra", by=administrator, expires_at=at + timedelta(days=90), at=at)


@pytest.fixture
def worker():
    return WorkerFactory(
        account=None, email=ADDRESS, staff_number="4711", given_name="Amina", family_name="Shah", known_as=""
    )


@pytest.fixture
def directory(key):
    """Sends as a directory does: no cookie, no form token."""
    client = Client(enforce_csrf_checks=True)

    def send(method: str, path: str, body: object = None, *, key: str = key, text: str | None = None):
        content = text if text is not None else json.dumps(body)
        return client.generic(
            method,
            f"/scim/v2/{path}",
            content if body is not None or text is not None else "",
            content_type="application/scim+json",
            headers={"Authorization": f"Bearer {key}"},
        )

    return send


def entra(**changes: object) -> dict[str, object]:
    """A joiner, as Entra ID sends one."""
    return {
        "schemas": [USER, ENTERPRISE],
        "externalId": "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef",
        "userName": ADDRESS,
        "active": True,
        "displayName": "Amina Shah",
        "emails": [{"primary": True, "type": "work", "value": ADDRESS}],
        "meta": {"resourceType": "User"},
        "name": {"formatted": "Amina Shah", "familyName": "Shah", "givenName": "Amina"},
        "roles": [],
        ENTERPRISE: {"employeeNumber": "4711"},
        **changes,
    }


def okta(**changes: object) -> dict[str, object]:
    """A joiner, as Okta sends one."""
    return {
        "schemas": [USER],
        "userName": ADDRESS,
        "name": {"givenName": "Amina", "familyName": "Shah"},
        "emails": [{"primary": True, "value": ADDRESS, "type": "work"}],
        "displayName": "Amina Shah",
        "locale": "en-GB",
        "externalId": "00ujl29u0le5T6Aj10h7",
        "groups": [],
        "password": "1mz050nq",
        "active": True,
        **changes,
    }


def patch(*operations: dict[str, object]) -> dict[str, object]:
    return {"schemas": [PATCH], "Operations": list(operations)}


def joined(directory, **changes) -> Account:
    answer = directory("POST", "Users", entra(**changes))
    assert answer.status_code == 201, answer.text
    return Account.objects.get(pk=answer.json()["id"])


# --- Joiners --------------------------------------------------------------------------------------


@pytest.mark.parametrize("sent", [entra(), okta()])
def test_a_joiner_is_invited_as_by_an_administrator_and_gets_no_role(directory, administrator, worker, sent):
    answer = directory("POST", "Users", sent)
    assert answer.status_code == 201
    assert answer.headers["Content-Type"] == "application/scim+json"
    account = Account.objects.get(pk=answer.json()["id"])
    assert (account.worker, account.email, account.role) == (worker, ADDRESS, "")
    assert (account.invited_by, account.has_usable_password()) == (administrator, False)
    assert Mail.objects.filter(recipient=account).exists()
    assert answer.json()["userName"] == ADDRESS
    assert answer.json()["externalId"] == sent["externalId"]
    assert answer.json()[ENTERPRISE]["employeeNumber"] == "4711"
    assert Event.objects.get(verb="account invited").actor == administrator


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({ENTERPRISE: {"employeeNumber": "9999"}}, 400),
        ({"userName": "other@council.example", "emails": []}, 400),
        ({"userName": "x", "emails": []}, 400),
        ({"userName": ""}, 400),
        ({"active": False}, 400),
        ({"emails": [{"value": "attacker@evil.example", "primary": True}]}, 400),
        ({"externalId": "a" * 500}, 400),
        ({"externalId": "a\x00b"}, 400),
        ({"name": {"givenName": 5}}, 400),
    ],
)
def test_nobody_is_invited_who_is_not_on_the_staff_list_at_that_address(directory, worker, changes, status):
    answer = directory("POST", "Users", entra(**changes))
    assert answer.status_code == status
    assert answer.json()["schemas"] == ["urn:ietf:params:scim:api:messages:2.0:Error"]
    assert answer.json()["status"] == str(status)
    worker.refresh_from_db()
    assert worker.account is None


def test_a_role_that_is_sent_is_given_to_nobody(directory, worker):
    account = joined(directory, roles=[{"value": "psw", "primary": True}], userType="admin", role="admin")
    assert account.role == ""


def test_an_account_that_is_there_is_found_and_never_made_again_nor_taken_over(directory, worker):
    account = joined(directory)
    again = directory("POST", "Users", entra(externalId="another"))
    assert (again.status_code, again.json()["scimType"]) == (409, "uniqueness")
    taken = WorkerFactory(account=None, email="b@council.example", staff_number="4712")
    other = entra(userName="b@council.example", emails=[], **{ENTERPRISE: {"employeeNumber": "4712"}})
    assert directory("POST", "Users", other).status_code == 409
    taken.refresh_from_db()
    assert taken.account is None
    renamed = patch({"op": "Replace", "path": "externalId", "value": "mine"})
    assert directory("PATCH", f"Users/{account.pk}", renamed).status_code == 409
    assert ProvisionedAccount.objects.get().external_id == entra()["externalId"]


def test_an_account_made_before_is_found_by_its_address_and_then_by_its_name_in_the_directory(directory):
    account = WorkerFactory(email=ADDRESS).account
    Account.objects.filter(pk=account.pk).update(email=ADDRESS)
    found = directory("GET", f'Users?filter=userName+eq+"{ADDRESS.upper()}"').json()
    assert [one["id"] for one in found["Resources"]] == [str(account.pk)]
    named = patch({"op": "Add", "path": "externalId", "value": "ours"})
    assert directory("PATCH", f"Users/{account.pk}", named).json()["externalId"] == "ours"
    found = directory("GET", 'Users?filter=externalId+eq+"ours"').json()
    assert (found["totalResults"], found["Resources"][0]["userName"]) == (1, ADDRESS)
    assert directory("GET", 'Users?filter=userName+eq+"nobody"').json()["totalResults"] == 0


# --- Leavers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sent",
    [
        ("PATCH", patch({"op": "Replace", "path": "active", "value": "False"})),
        ("PATCH", patch({"op": "Replace", "path": "active", "value": False})),
        ("PATCH", patch({"op": "replace", "value": {"active": False}})),
        ("PUT", okta(active=False, externalId=entra()["externalId"])),
        ("DELETE", None),
        # An address that cannot be does not keep a leaver in.
        ("PATCH", patch({"op": "replace", "value": {"active": False, "externalId": "another"}})),
    ],
)
def test_a_leaver_is_out_at_once_with_sessions_and_calendar_address(directory, worker, client, sent):
    account = joined(directory)
    worker.refresh_from_db()
    feed = f"/calendar/{make_feed(worker=worker, by=account, at=timezone.now())}.ics"
    client.force_login(account)
    assert client.get("/account/").status_code == 200
    UserSession.objects.create(user=account, session_key=client.session.session_key, ip="127.0.0.1")
    assert client.get(feed).status_code == 200
    method, body = sent
    answer = directory(method, f"Users/{account.pk}", body)
    assert answer.status_code == (204 if method == "DELETE" else 200), answer.text
    account.refresh_from_db()
    assert not account.is_active
    assert not UserSession.objects.filter(user=account).exists()
    assert client.get("/account/").status_code == 302
    assert Client().get(feed).status_code == 404
    assert directory("GET", f"Users/{account.pk}").json()["active"] is False
    assert Event.objects.filter(verb="account disabled").count() == 1


def test_who_the_directory_disabled_it_lets_in_again_and_nobody_that_an_administrator_disabled(
    directory, worker
):
    account = joined(directory)
    on, off = (patch({"op": "replace", "path": "active", "value": value}) for value in (True, False))
    directory("PATCH", f"Users/{account.pk}", off)
    assert directory("PATCH", f"Users/{account.pk}", on).json()["active"] is True
    Account.objects.filter(pk=account.pk).update(is_active=False)
    refused = directory("PATCH", f"Users/{account.pk}", on)
    assert (refused.status_code, "administrator" in refused.json()["detail"]) == (403, True)
    Worker.objects.filter(pk=worker.pk).update(left_on=date(2020, 1, 1), started_on=date(2019, 1, 1))
    assert directory("PATCH", f"Users/{account.pk}", on).status_code == 403


def test_the_administrator_of_the_key_stays_in(directory, administrator):
    assert directory("DELETE", f"Users/{administrator.pk}").status_code == 403
    administrator.refresh_from_db()
    assert administrator.is_active


# --- Changes --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "operation",
    [
        {"op": "Replace", "path": 'emails[type eq "work"].value', "value": "new@council.example"},
        {"op": "Replace", "path": "userName", "value": "new@council.example"},
        {"op": "replace", "value": {"userName": "new@council.example"}},
    ],
)
def test_another_address_waits_for_a_second_person(directory, worker, operation):
    account = joined(directory)
    AccountFactory(role="admin", last_login=timezone.now(), invited_at=None)
    answer = directory("PATCH", f"Users/{account.pk}", patch(operation))
    assert (answer.status_code, answer.json()["userName"]) == (200, ADDRESS)
    assert ReaderChange.objects.get().after == "new@council.example"
    directory("PATCH", f"Users/{account.pk}", patch(operation))
    assert ReaderChange.objects.count() == 1


def test_an_account_is_there_also_where_its_person_has_another_address_on_the_staff_list(directory, worker):
    joined(directory)
    Worker.objects.filter(pk=worker.pk).update(email="new@council.example", staff_number=None)
    again = directory("POST", "Users", entra(externalId="another"))
    assert (again.status_code, again.json()["scimType"]) == (409, "uniqueness")


def test_an_address_is_not_changed_to_that_of_someone_else(directory, worker):
    account, other = joined(directory), AccountFactory(email="other@council.example")
    sent = patch({"op": "replace", "path": "userName", "value": other.email})
    assert directory("PATCH", f"Users/{account.pk}", sent).status_code == 409
    assert not ReaderChange.objects.exists()


def test_a_name_is_changed_on_the_staff_list(directory, worker):
    account = joined(directory)
    sent = patch({"op": "Replace", "path": "name.familyName", "value": "Begum"})
    assert directory("PATCH", f"Users/{account.pk}", sent).json()["name"]["familyName"] == "Begum"
    worker.refresh_from_db()
    assert worker.full_name == "Amina Begum"
    number = patch({"op": "Replace", "path": f"{ENTERPRISE}:employeeNumber", "value": "1"})
    assert directory("PATCH", f"Users/{account.pk}", number).status_code == 400


# --- Keys, and what is hostile --------------------------------------------------------------------


def test_nothing_is_there_while_it_is_off(directory, settings):
    settings.SCIM = False
    for path in ("Users", "Users/1", "ServiceProviderConfig", "Schemas", "ResourceTypes", "Groups"):
        assert directory("GET", path).status_code == 404
    assert not Event.objects.filter(verb="provisioning called").exists()


def test_a_key_is_kept_as_a_hash_and_ends_by_its_day_its_revoking_and_its_administrator(
    directory, key, administrator
):
    kept = ProvisioningToken.objects.get()
    assert (kept.token_hash, key in str(vars(kept))) == (hash_of(key), False)
    assert directory("GET", "Users").status_code == 200
    kept.refresh_from_db()
    assert kept.last_used_at
    changes = (
        (ProvisioningToken, kept.pk, {"expires_at": kept.made_at + timedelta(microseconds=1)}),
        (Account, administrator.pk, {"role": ""}),
        (Account, administrator.pk, {"is_active": False}),
    )
    before = {"expires_at": kept.expires_at, "role": "admin", "is_active": True}
    for model, pk, change in changes:
        model.objects.filter(pk=pk).update(**change)
        answer = directory("GET", "Users")
        assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")
        assert answer.json()["schemas"] == ["urn:ietf:params:scim:api:messages:2.0:Error"]
        model.objects.filter(pk=pk).update(**{name: before[name] for name in change})
    assert directory("GET", "Users").status_code == 200
    revoke_token(name="Entra", at=timezone.now())
    assert directory("GET", "Users").status_code == 401


def test_a_session_or_no_key_opens_nothing(administrator, client, key):
    client.force_login(administrator)
    for headers in (
        {},
        {"Authorization": "Bearer "},
        {"Authorization": f"Basic {key}"},
        {"Authorization": "Bearer x"},
    ):
        assert client.get("/scim/v2/Users", headers=headers).status_code == 401


def test_whoever_guesses_keys_and_whoever_calls_without_end_is_told_to_wait(directory, monkeypatch):
    answers = [directory("GET", "Users", key="guess").status_code for _ in range(31)]
    assert (answers[:30], answers[30]) == ([401] * 30, 429)
    monkeypatch.setitem(RATES, "key", "2/m/key")
    assert [directory("GET", "Users").status_code for _ in range(3)] == [200, 200, 429]


@pytest.mark.parametrize(
    ("method", "path", "text", "status"),
    [
        ("POST", "Users", "not json", 400),
        ("POST", "Users", "[]", 400),
        ("POST", "Users", "null", 400),
        ("POST", "Users", "[" * 100_000, 400),
        ("POST", "Users", '{"userName": "\\ud800@council.example"}', 400),
        ("POST", "Users", "{" + '"a":"' + "a" * 3_000_000 + '"}', 413),
        ("PATCH", "Users/ME", json.dumps(patch({"op": "explode", "path": "active"})), 400),
        ("PATCH", "Users/ME", json.dumps(patch({"op": "remove", "path": "userName"})), 400),
        ("PATCH", "Users/ME", json.dumps(patch({"op": "replace", "path": "id", "value": "1"})), 400),
        ("PATCH", "Users/ME", "{}", 400),
        ("PUT", "Users/ME", "{}", 400),
        ("GET", "Users?filter=userName+co+%22a%22", None, 400),
        ("GET", "Users?filter=password+eq+%22a%22", None, 400),
        ("GET", "Users?filter=userName+eq+%22%00%22", None, 200),
        ("GET", 'Users?filter=userName+eq+"\\ud800"', None, 200),
        ("GET", 'Users?filter=externalId+eq+"\\udfff"', None, 200),
        (
            "PATCH",
            "Users/ME",
            json.dumps(patch({"op": "replace", "path": "externalId", "value": "\ud800"})),
            400,
        ),
        (
            "PATCH",
            "Users/ME",
            json.dumps(patch({"op": "replace", "path": "name.familyName", "value": "\ud800"})),
            400,
        ),
        ("GET", "Users?startIndex=x", None, 400),
        ("GET", "Users?startIndex=" + "9" * 40, None, 400),
        ("GET", "Users?startIndex=-5&count=-1", None, 200),
        ("GET", "Users/99999999999999999999", None, 404),
        ("GET", "Users/²", None, 404),
        ("GET", "Groups", None, 404),
        ("POST", "Bulk", "{}", 404),
        ("DELETE", "Users", None, 405),
    ],
)
def test_what_is_hostile_or_not_there_is_an_error_in_scims_words(
    directory, worker, method, path, text, status
):
    account = joined(directory)
    answer = directory(method, path.replace("ME", str(account.pk)), text=text)
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"] == "application/scim+json"
    assert "<" not in answer.text


def test_every_call_stands_on_the_trail_without_a_name_or_an_address(directory, worker):
    account = joined(directory)
    directory("GET", f'Users?filter=userName+eq+"{ADDRESS}"')
    directory("GET", "Users/999999")
    events = list(Event.objects.filter(verb="provisioning called").order_by("pk"))
    assert [(one.details["method"], one.details["status"]) for one in events] == [
        ("POST", 201),
        ("GET", 200),
        ("GET", 404),
    ]
    assert "council.example" not in str([one.details for one in events])
    assert account.is_active


def test_a_page_of_people_and_what_there_is(directory, worker):
    for _ in range(5):
        AccountFactory()
    page = directory("GET", "Users?startIndex=2&count=2").json()
    assert (page["totalResults"], page["startIndex"], page["itemsPerPage"]) == (6, 2, 2)
    assert directory("GET", "Users?count=0").json()["totalResults"] == 6
    assert directory("GET", "Users?startIndex=90&count=5").json()["itemsPerPage"] == 0
    config = directory("GET", "ServiceProviderConfig").json()
    assert (config["patch"]["supported"], config["bulk"]["supported"]) == (True, False)
    assert [one["endpoint"] for one in directory("GET", "ResourceTypes").json()["Resources"]] == ["/Users"]
    assert {one["id"] for one in directory("GET", "Schemas").json()["Resources"]} == {USER, ENTERPRISE}


def test_the_questions_of_a_list_do_not_grow_with_it(directory):
    asked = []
    for more in (1, 2, 47):
        for _ in range(more):
            WorkerFactory()
        with CaptureQueriesContext(connection) as questions:
            directory("GET", "Users")
        asked.append(len(questions))
    assert asked[1] == asked[2]


def test_the_command_makes_a_key_shows_it_once_lists_and_revokes(administrator):
    said = StringIO()
    call_command("directory_key", make="Okta", email=administrator.email, stdout=said, stderr=StringIO())
    kept = ProvisioningToken.objects.get(name="Okta")
    assert kept.token_hash == hash_of(said.getvalue().strip())
    listed = StringIO()
    call_command("directory_key", stdout=listed)
    assert f"Okta: for {administrator.email}" in listed.getvalue()
    assert said.getvalue().strip() not in listed.getvalue()
    call_command("directory_key", revoke="Okta", stdout=StringIO())
    for wrong in (
        {"make": "A", "email": "nobody"},
        {"revoke": "Okta"},
        {"make": "A", "email": administrator.email, "days": 999},
    ):
        with pytest.raises(CommandError):
            call_command("directory_key", **wrong, stdout=StringIO())


KEYS = "/settings/directory/"


def test_an_administrator_makes_a_key_on_the_page_sees_it_once_and_revokes_it(administrator, sign_in):
    desk = sign_in(administrator)
    assert "There is no key yet." in desk.get(KEYS).text
    page = desk.post(KEYS, {"name": "Entra", "days": "90"})
    kept, shown = ProvisioningToken.objects.get(), page.context["key"]
    assert (kept.name, kept.made_by, kept.token_hash) == ("Entra", administrator, hash_of(shown))
    assert kept.expires_at - kept.made_at == timedelta(days=90)
    listed = desk.get(KEYS)
    assert (shown in page.text, shown in listed.text, "In use" in listed.text) == (True, False, True)
    assert "Never" in listed.text
    other = AccountFactory(role="admin")
    said = sign_in(other).post(f"{KEYS}{kept.pk}/revoke/", follow=True).text
    assert "The key “Entra” opens nothing any more." in said
    assert "Revoked" in said
    event = Event.objects.get(verb="provisioning token revoked")
    assert event.actor == other
    assert not ProvisioningToken.objects.live(at=timezone.now(), on=timezone.localdate()).exists()


def test_the_page_refuses_what_the_command_refuses(administrator, sign_in, key):
    desk = sign_in(administrator)
    for wrong in ({"name": "Entra", "days": "90"}, {"name": "", "days": "90"}, {"name": "B", "days": "9999"}):
        assert "There is a problem" in desk.post(KEYS, wrong).text
    assert ProvisioningToken.objects.count() == 1
    revoke_token(name="Entra", at=timezone.now())
    again = desk.post(f"{KEYS}{ProvisioningToken.objects.get().pk}/revoke/", follow=True)
    assert "There is no key called “Entra”." in again.text


def test_without_a_directory_the_page_says_so_and_makes_no_key(administrator, sign_in, settings, key):
    settings.SCIM = False
    desk = sign_in(administrator)
    page = desk.get(KEYS).text
    assert ("The directory is switched off" in page, "Make the key" in page) == (True, False)
    assert desk.post(KEYS, {"name": "B", "days": "90"}).status_code == 404


def test_the_page_asks_no_more_for_more_keys(administrator, sign_in):
    desk, at, asked = sign_in(administrator), timezone.now(), []
    for name in ("A", "B", "C"):
        make_token(name=name, by=administrator, expires_at=at + timedelta(days=9), at=at)
        with CaptureQueriesContext(connection) as questions:
            desk.get(KEYS)
        asked.append(len(questions))
    assert asked[1] == asked[2]


def test_a_key_is_made_for_an_administrator_alone():
    at = timezone.now()
    for role in ("", "psw", "ig"):
        with pytest.raises(TokenRefused):
            make_token(name="A", by=AccountFactory(role=role), expires_at=at + timedelta(days=1), at=at)
