"""What is sealed opens under a key that is set, for its own purpose, and for nobody else."""

import io

import pytest
from cryptography.fernet import Fernet
from django.core.management import call_command
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import WorkerFactory
from tests.properties.profiles import runs
from tracker.secret_checks import SHORTEST_KEY
from workforce.sealing import (
    CannotOpen,
    _derived,
    head_of,
    key_names,
    key_of,
    keys_for_browser,
    open_bytes,
    seal,
    seal_bytes,
    unarmoured,
    unseal,
)

NEWER, OLDER = "the newer key" * 4, "the older key" * 4


@runs(200)
@given(text=st.text(), about=st.binary(max_size=40))
def test_any_text_comes_back_whole(text, about):
    assert unseal(seal(text, purpose="one"), purpose="one") == text
    sealed = seal_bytes(text.encode("utf-8", "surrogatepass"), purpose="one", about=about)
    assert open_bytes(sealed, purpose="one", about=about).decode("utf-8", "surrogatepass") == text


def test_what_was_sealed_for_one_purpose_opens_for_no_other():
    sealed = seal("Eleven cases", purpose="one")
    assert "cases" not in sealed
    assert unseal(sealed, purpose="one") == "Eleven cases"
    with pytest.raises(CannotOpen, match="changed, or taken from elsewhere"):
        unseal(sealed, purpose="another")


def test_what_was_sealed_about_one_thing_opens_for_no_other():
    sealed = seal_bytes(b"Eleven cases", purpose="one", about=b"row 1")
    assert open_bytes(sealed, purpose="one", about=b"row 1") == b"Eleven cases"
    with pytest.raises(CannotOpen, match="changed, or taken from elsewhere"):
        open_bytes(sealed, purpose="one", about=b"row 2")


def test_the_same_text_is_never_sealed_alike():
    assert len({seal("Eleven cases", purpose="one") for _ in range(50)}) == 50


def test_a_changed_letter_does_not_open():
    sealed = seal_bytes(b"Eleven cases", purpose="one")
    for place in range(len(sealed)):
        changed = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
        with pytest.raises(CannotOpen):
            open_bytes(changed, purpose="one")


@pytest.mark.parametrize("text", ["", "Eleven cases", "s1.", "s1.12345678", "s1.12345678.", "s1.12345678.a"])
def test_what_was_never_sealed_is_said_to_be_that(text):
    with pytest.raises(CannotOpen):
        unseal(text, purpose="one")


def test_the_newest_key_seals_and_every_key_that_is_set_opens(settings):
    settings.SEALING_KEYS = [OLDER]
    before = seal("Eleven cases", purpose="one")
    settings.SEALING_KEYS = [NEWER, OLDER]
    after = seal("Eleven cases", purpose="one")
    assert [key_of(unarmoured(each)) for each in (after, before)] == key_names()
    assert after.startswith(head_of(key_names()[0]))
    assert unseal(before, purpose="one") == unseal(after, purpose="one") == "Eleven cases"
    settings.SEALING_KEYS = [NEWER]
    with pytest.raises(CannotOpen, match=f"the key {key_of(unarmoured(before))}, which is not set"):
        unseal(before, purpose="one")


def test_what_was_sealed_under_the_secret_key_before_still_opens(settings):
    sealed = Fernet(_derived(settings.SECRET_KEY, "one")).encrypt(b"Eleven cases").decode()
    assert unseal(sealed, purpose="one") == "Eleven cases"
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another key" * 6
    assert unseal(sealed, purpose="one") == "Eleven cases"
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(CannotOpen, match="no key that is set opens it"):
        unseal(sealed, purpose="one")


def test_a_key_is_made_long_enough_for_every_setting_and_never_twice():
    made = {
        call_command("make_key", stdout=said) or said.getvalue().strip()
        for said in (io.StringIO(), io.StringIO())
    }
    assert [len(key) for key in made] == [86, 86]
    assert SHORTEST_KEY <= 86


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
