"""A person who gets in through the pages, with the test client: a password, then six digits of an app.

In a browser the same is `tests/browser/getting_in.py`.
"""

from typing import Any

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client

from workforce.models import Account

PASSWORD = "correct horse battery staple"


def come_in(client: Client, account: Account) -> Any:
    """Enter address and password; answers the page that it leads to."""
    return client.post("/accounts/login/", {"login": account.email, "password": PASSWORD}, follow=True)


def set_up_an_app(client: Client) -> str:
    """Set up an authenticator app on its page; answers the seed that the app keeps."""
    page = client.get("/accounts/2fa/totp/activate/")
    seed: str = page.context["form"].secret
    answer = client.post("/accounts/2fa/totp/activate/", {"code": digits_of(seed)})
    assert answer.status_code == 302, answer.context["form"].errors
    return seed


def digits_of(seed: str, *, steps_on: int = 0) -> str:
    """The six digits that the app shows now, or some half minutes later: none is taken twice."""
    return format_hotp_value(hotp_value(seed, next(yield_hotp_counters_from_time()) + steps_on))
