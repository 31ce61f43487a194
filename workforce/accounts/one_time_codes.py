"""A code from an app is good once: whoever looked over a shoulder cannot send it again.

The sign-in library remembers a code for one period of 30 seconds, and not the one that set the app up.
With the tolerance for clocks that differ a code is valid for three.
"""

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings
from django.core.cache import cache


def use_up(code: str, *, account_pk: int) -> bool:
    """Whether the code had not been used before; from now on it has, for as long as it is valid."""
    periods = 2 * app_settings.TOTP_TOLERANCE + 1
    key = f"one-time-code:{account_pk}:{normalize_user_code(code)}"
    return bool(cache.add(key, "used", timeout=periods * app_settings.TOTP_PERIOD))
