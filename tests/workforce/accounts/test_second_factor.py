"""The seed of a second factor is of no use to who has the database alone."""

from datetime import UTC, datetime

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client

from tests.factories import WorkerFactory
from tests.getting_in import come_in, digits_of, set_up_an_app
from workforce.accounts.second_factor import SealingAdapter
from workforce.models import Event
from workforce.sealing import CannotOpen

SEED = "JBSWY3DPEHPK3PXP"


def test_what_is_stored_is_sealed_and_opens_again():
    adapter = SealingAdapter()
    sealed = adapter.encrypt(SEED)
    assert SEED not in sealed
    assert adapter.decrypt(sealed) == SEED
    assert adapter.encrypt(SEED) != sealed


def test_after_the_key_changed_the_earlier_one_still_opens(settings):
    adapter = SealingAdapter()
    sealed = adapter.encrypt(SEED)
    settings.SECRET_KEY = "another key" * 6
    settings.SEALING_KEYS = ["a newer key" * 6, *settings.SEALING_KEYS]
    assert adapter.decrypt(sealed) == SEED
    settings.SEALING_KEYS = settings.SEALING_KEYS[:1]
    with pytest.raises(CannotOpen):
        adapter.decrypt(sealed)


@pytest.mark.django_db
def test_somebody_signs_in_with_six_digits_made_from_a_sealed_seed():
    account, client = WorkerFactory().account, Client()
    come_in(client, account)
    seed = set_up_an_app(client)
    assert seed not in str(Authenticator.objects.get(type="totp").data)
    client = Client()
    assert come_in(client, account).redirect_chain[-1][0].startswith("/accounts/2fa/authenticate/")
    client.post("/accounts/2fa/authenticate/", {"code": digits_of(seed, steps_on=1)})
    assert client.get("/").status_code == 200


def a_code_is_taken(account, code) -> bool:
    client = Client()
    come_in(client, account)
    return client.post("/accounts/2fa/authenticate/", {"code": code}).status_code == 302


@pytest.mark.django_db
def test_a_code_is_good_once_the_one_that_set_the_app_up_too(settings):
    """For as long as it is valid: with clocks that may differ, longer than the library remembers it."""
    account, client, began = WorkerFactory().account, Client(), datetime(2026, 11, 26, 9, 0, 5, tzinfo=UTC)
    with time_machine.travel(began) as clock:
        come_in(client, account)
        seed = set_up_an_app(client)
        assert not a_code_is_taken(account, digits_of(seed))
        second = digits_of(seed, steps_on=2)
        assert a_code_is_taken(account, second)
        clock.shift(50)
        assert not a_code_is_taken(account, second)
        assert a_code_is_taken(account, digits_of(seed, steps_on=2))
    assert Event.objects.filter(verb="second factor refused").count() == 2, "each on the trail"
