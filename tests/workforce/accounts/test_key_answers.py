"""Whatever is sent as the answer of a security key is a wrong answer at each door, and no fault."""

import json

import pytest
from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm
from django.core.cache import cache
from django.db import OperationalError
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from tests.factories import WorkerFactory
from tests.getting_in import come_in, set_up_an_app
from tests.properties.profiles import runs
from workforce.accounts.key_forms import AnswerOfAKey, KeyForm, SamePersonKeyForm, right_or_wrong
from workforce.models import Account, Event

pytestmark = pytest.mark.django_db

STAGE, ADD = "/accounts/2fa/authenticate/", "/accounts/2fa/webauthn/add/"
PARTS = ("clientDataJSON", "authenticatorData", "signature", "attestationObject", "userHandle")
CLIENT_DATA = "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiQUEiLCJvcmlnaW4iOiJodHRwczovL3gifQ"
ODD = st.sampled_from(
    (
        None,
        5,
        -1,
        1.5,
        True,
        "",
        "AA",
        "e30",
        "\ud800",
        "a\x00b",
        "é",
        [],
        ["AA"],
        {},
        {"id": "AA"},
        CLIENT_DATA,
    )
)
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "id": ODD,
        "rawId": ODD,
        "type": st.one_of(st.just("public-key"), ODD),
        "clientExtensionResults": ODD,
        "response": st.one_of(ODD, st.fixed_dictionaries({}, optional=dict.fromkeys(PARTS, ODD))),
    },
)
DEEP = ("[" * 100_000, '{"a":' * 100_000, '{"id":' + "[" * 100_000)
WHOLE = {
    "id": "\ud800",
    "rawId": "AA",
    "type": "public-key",
    "response": dict.fromkeys(PARTS, "AA"),
}


@pytest.fixture
def doors():
    """Each door, and a browser that stands before it."""
    account, inside, half_way = WorkerFactory().account, Client(), Client()
    come_in(inside, account)
    set_up_an_app(inside)
    come_in(half_way, account)
    assert inside.get(ADD).status_code == half_way.get(STAGE).status_code == 200
    return {ADD: inside, STAGE: half_way}


def is_wrong_at(doors, sent: str) -> bool:
    cache.clear()
    return all(client.post(path, {"credential": sent}).status_code == 200 for path, client in doors.items())


@pytest.mark.parametrize("sent", [*DEEP, "NaN", "[]", "5", "null", '"x"', json.dumps(WHOLE)], ids=range(9))
def test_an_answer_that_is_none_is_wrong(doors, sent):
    assert is_wrong_at(doors, sent)


def test_so_is_one_that_lacks_a_part_or_has_another_type_in_it(doors):
    @runs(60, ignoring=list(HealthCheck))
    @given(ANSWERS)
    def wrong(answer):
        assert is_wrong_at(doors, json.dumps(answer))

    wrong()


def test_a_wrong_answer_stands_on_the_trail_as_a_wrong_code_does(doors):
    account = Account.objects.get()
    refused = Event.objects.filter(verb="second factor refused", subject_id=str(account.pk))
    assert is_wrong_at(doors, json.dumps(WHOLE))
    assert refused.count() == 1, "at the sign-in, and not where a key is added"
    doors[STAGE].post(STAGE, {"code": "000000"})
    assert refused.count() == 2


def test_a_database_that_does_not_answer_is_no_wrong_answer():
    def look():
        raise OperationalError("the database went away")

    with pytest.raises(OperationalError):
        right_or_wrong(look)


def test_the_forms_read_with_our_field():
    for form in (KeyForm, SamePersonKeyForm):
        assert issubclass(form, AuthenticateWebAuthnForm)
        assert isinstance(form(user=None).fields["credential"], AnswerOfAKey)
    assert SamePersonKeyForm.reauthenticated and not KeyForm.reauthenticated
