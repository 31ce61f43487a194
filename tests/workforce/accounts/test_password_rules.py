"""What a password must be: long, not a common one, not made of the words of this place; and nothing else."""

from datetime import date

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.urls import reverse

from tests.factories import AccountFactory
from tests.workforce.authority.changing import change_setting
from workforce.rules.authority import Setting

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery staple",
        "CORRECT HORSE BATTERY",
        "ßøμé Ünïcödé – “words”",
        "mixed 4nd m4rked !",
        "a" * 5 + "horse" * 60,
        "our supervision of giraffes",
    ],
)
def test_any_characters_make_a_password_and_as_many_as_one_likes(password):
    validate_password(password, AccountFactory())


@pytest.mark.parametrize(
    ("password", "told"),
    [
        ("elevenchars", "12 characters or more"),
        ("passwordpassword", "Anyone would try these words first"),
        ("Supervision-2026!", "Anyone would try these words first"),
        ("SocialWorker123", "Anyone would try these words first"),
        ("Westshire Council 1", "Anyone would try these words first"),
        ("autumn2026autumn", "Anyone would try these words first"),
        ("123456789012", "letters too"),
        ("amina.ahmed@council.example", "like your e-mail address"),
    ],
)
def test_a_password_that_is_guessed_first_is_refused_in_words(password, told):
    change_setting(Setting.AUTHORITY_NAME, "Westshire Council", by=None, on=date(2026, 11, 19))
    with pytest.raises(ValidationError, match=told):
        validate_password(password, AccountFactory(email="amina.ahmed@council.example"))


@pytest.mark.parametrize("address", ["account_login", "account_change_password"])
def test_every_box_for_a_password_is_masked_and_says_to_a_password_manager_which_it_is(client, address):
    client.force_login(AccountFactory())
    if address == "account_login":
        client.logout()
    page = client.get(reverse(address)).text
    boxes = [tag for tag in page.split("<input")[1:] if "password" in tag.split(">")[0]]
    assert boxes
    for tag in boxes:
        assert 'type="password"' in tag
        assert 'autocomplete="current-password"' in tag or 'autocomplete="new-password"' in tag
