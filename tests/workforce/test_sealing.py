"""What is sealed opens under a key that is set, for its own purpose, and for nobody else."""

import pytest
from cryptography.fernet import InvalidToken
from django.test import Client

from tests.factories import WorkerFactory
from workforce.sealing import keys_for_browser, seal, unseal


def test_what_was_sealed_for_one_purpose_opens_for_no_other():
    sealed = seal("Eleven cases", purpose="one")
    assert "cases" not in sealed
    assert unseal(sealed, purpose="one") == "Eleven cases"
    with pytest.raises(InvalidToken):
        unseal(sealed, purpose="another")


def test_the_keys_for_a_browser_are_no_others_and_outlive_a_change_of_the_secret(settings):
    (key,) = keys_for_browser("account 1")
    assert key not in keys_for_browser("account 2")
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another key" * 6
    assert keys_for_browser("account 1")[1:] == [key]


@pytest.mark.django_db
def test_each_person_is_shown_their_own_keys_and_nobody_signed_out_any():
    pages = []
    for client in (Client(), Client(), Client()):
        if len(pages) < 2:
            client.force_login(WorkerFactory().account)
        pages.append(client.get("/privacy/").text)
    first, second = (page.split('data-text-keys="')[1].split('"')[0] for page in pages[:2])
    assert len(first) == len(second) == 44
    assert first != second
    assert "data-text-keys" not in pages[2]
