"""What the provider publishes about itself, and that it does not answer: kept for a while, for every process.

A provider that hangs would otherwise hold up one process for seconds with each press on the button, and so
people who sign in with a password.
"""

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.cache import cache
from requests import ConnectionError as NoConnection
from requests import RequestException

#: Seconds. The provider's addresses change rarely; one that is down may be back soon.
KNOWN_FOR, DOWN_FOR = 5 * 60, 15
DOWN = "down"


def published(fetch: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """The provider's configuration, as kept or fetched. Raises RequestException where it does not answer."""
    kept = cache.get(_key())
    if kept == DOWN:
        raise NoConnection("The identity provider did not answer a moment ago.")
    if kept is None:
        try:
            kept = fetch()
        except RequestException:
            does_not_answer()
            raise
        cache.set(_key(), kept, KNOWN_FOR)
    configuration: dict[str, Any] = kept
    return configuration


def does_not_answer() -> None:
    """Nobody waits for it again during the next seconds."""
    cache.set(_key(), DOWN, DOWN_FOR)


def _key() -> str:
    return f"identity-provider-{sha256(settings.OIDC_SERVER_URL.encode()).hexdigest()[:32]}"
