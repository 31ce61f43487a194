"""Asking the organisation's identity provider who someone is."""

from secrets import token_urlsafe
from time import time

from allauth.socialaccount.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest

PROVIDER = "organisation"
#: Why it is asked: to sign in, or to prove once more who is signed in.
SIGN_IN, PROVE = "login", "prove"


def is_on() -> bool:
    """People can sign in through the organisation."""
    return bool(settings.OIDC_SERVER_URL)


def signs_in_there(email: str) -> bool:
    """Someone invited at this address can sign in through the organisation, without a password here."""
    return is_on() and email.lower().rpartition("@")[2] in settings.OIDC_TRUSTED_DOMAINS


def way_to_provider(
    request: HttpRequest, *, why: str, next_url: str, password_again: bool, who: str = "", page: str = ""
) -> str:
    """The address at the provider that asks; what was asked waits in this browser's session.

    `password_again` asks for a password or the like even of someone who is signed in there; `who` is the
    address that the provider's page suggests, `page` what they were looking at here. Raises
    RequestException where the provider does not answer, and OAuth2Error or KeyError where what it publishes
    about itself cannot be used.
    """
    nonce = token_urlsafe(24)
    params = {"nonce": nonce} | ({"prompt": "login", "max_age": "0"} if password_again else {})
    if who:
        params["login_hint"] = who
    provider = get_adapter().get_provider(request, PROVIDER)
    asked = {"nonce": nonce, "asked_at": int(time()), "page": page}
    way = provider.redirect(request, process=why, next_url=next_url, data=asked, auth_params=params)
    return str(way.headers["Location"])
