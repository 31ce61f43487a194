"""What the provider publishes about itself; that it does not answer is kept for a moment, for every process.

A provider that hangs would otherwise hold up one process for seconds with each press on the button, and so
people who sign in with a password. What it publishes is asked for anew each time: so it is known that it
answers before someone is sent there.
"""

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.cache import cache
from requests import ConnectionError as NoConnection
from requests import RequestException

#: Seconds in which nobody waits for a provider that did not answer.
DOWN_FOR = 15


def published(fetch: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """The provider's configuration. Raises RequestException where it does not answer."""
    if cache.get(_key()):
        raise NoConnection("The identity provider did not answer a moment ago.")
    try:
        return fetch()
    except RequestException:
        does_not_answer()
        raise


def does_not_answer() -> None:
    """Nobody waits for it again during the next seconds."""
    cache.set(_key(), True, DOWN_FOR)


def _key() -> str:
    return f"identity-provider-down-{sha256(settings.OIDC_SERVER_URL.encode()).hexdigest()[:32]}"
