"""Every page, message and e-mail of the sign-in library that someone can meet is in our words."""

import re
from collections.abc import Iterator
from pathlib import Path

import allauth
import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.template.loader import get_template
from django.urls import URLResolver, get_resolver, reverse

from tests.factories import AccountFactory

OURS = str(settings.ROOT / "templates")
THEIRS = Path(allauth.__path__[0]) / "templates"
#: What is switched off (sign-up, telephone numbers, codes by e-mail, trusted browsers, other providers,
#: changing one's own address), and what has no words of its own.
NOT_MET = re.compile(
    r"signup|phone|login_code|reset_code|verification_code|confirm_code|trust|unknown_account|already_exists"
    r"|connect|socialaccount|email_|/email\.html|primary_email|verification_sent|verified_email|warn_no_email"
    r"|login_script|/base|download\.txt|login_redirect|idp/|openid/"
)
#: The library's own way of speaking.
STOCK = re.compile(
    r"two-factor|reauthenticat|authenticator secret|activate|please|successfully|log ?in\b|logged|token"
    r"|passwordless|alternative options|sign in via|third-party",
    re.IGNORECASE,
)


def test_every_page_of_the_library_that_has_an_address_is_drawn_by_us():
    drawn = {name for name in library_templates(get_resolver().url_patterns) if not NOT_MET.search(name)}
    assert len(drawn) > 10
    assert [name for name in drawn if not _is_ours(name)] == []


def library_templates(patterns) -> Iterator[str]:
    """The template of each of the library's pages that has an address."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from library_templates(pattern.url_patterns)
        elif template := getattr(getattr(pattern.callback, "view_class", None), "template_name", None):
            yield template


def test_every_message_and_e_mail_that_someone_can_get_is_written_by_us():
    names = [str(path.relative_to(THEIRS)) for path in THEIRS.rglob("*.*")]
    met = [name for name in names if not NOT_MET.search(name)]
    assert len(met) > 50
    assert [name for name in met if not _is_ours(name)] == []


def _is_ours(name: str) -> bool:
    return str(get_template(name).origin.name).startswith(OURS)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    [
        "account_change_password",
        "account_inactive",
        "account_logout",
        "account_reauthenticate",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key_done",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_generate_recovery_codes",
        "mfa_index",
        "mfa_list_webauthn",
        "usersessions_list",
    ],
)
def test_no_stock_sentence_is_left_on_a_page(client, name):
    account = AccountFactory()
    client.post(
        reverse("account_login"), {"login": account.email, "password": "correct horse battery staple"}
    )
    if name == "mfa_generate_recovery_codes":
        Authenticator.objects.create(user=account, type="webauthn", data={"credential": {}})
    page = client.get(reverse(name)).text
    said = re.sub(
        r"<script.*?</script>|<[^>]*>", " ", page[page.index("<main") : page.index("</main")], flags=re.S
    )
    assert STOCK.findall(said) == []
    assert "<h1" in page


@pytest.mark.django_db
def test_the_sign_in_page_has_no_stock_sentence_either(client):
    page = client.get(reverse("account_login")).text
    assert STOCK.findall(re.sub(r"<[^>]*>", " ", page[page.index("<main") :])) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["confirm-email/", "confirm-email/abc:def/", "login/code/confirm/", "signup/", "email/"]
)
def test_what_is_switched_off_has_no_page(client, path):
    client.force_login(AccountFactory())
    assert client.get(f"/accounts/{path}").status_code == 404
