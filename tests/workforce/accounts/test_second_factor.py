"""The seed of a second factor is of no use to who has the database alone."""

import pytest
from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken
from django.test import Client

from tests.factories import WorkerFactory
from tests.getting_in import come_in, digits_of, set_up_an_app
from workforce.accounts.second_factor import SealingAdapter

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
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another key" * 6
    assert adapter.decrypt(sealed) == SEED
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(InvalidToken):
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
