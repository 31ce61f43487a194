"""The keys of the audit trail, which are in the settings and never in the database.

AUDIT_TRAIL_KEY makes the first; without it SECRET_KEY does. What earlier keys have written is still
read: AUDIT_TRAIL_KEY_FALLBACKS, SECRET_KEY and SECRET_KEY_FALLBACKS.
"""

import hashlib
import hmac
import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings

PURPOSE = b"audit trail"


@dataclass(frozen=True, slots=True)
class TrailKey:
    """One key, and the name by which an event or a seal says that it was made with it."""

    name: str
    secret: bytes

    def hash(self, facts: list[Any]) -> str:
        """HMAC-SHA-256 over facts that JSON can say."""
        text = json.dumps(facts, sort_keys=True, separators=(",", ":"))
        return hmac.digest(self.secret, text.encode(), "sha256").hex()


def key_ring() -> dict[str, TrailKey]:
    """Every key that is set, by its name; the first is the one to write with."""
    own = (settings.AUDIT_TRAIL_KEY, *settings.AUDIT_TRAIL_KEY_FALLBACKS)
    return _ring(*(each for each in (*own, settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS) if each))


def writing_key() -> TrailKey:
    """The key that new events and seals are made with."""
    return next(iter(key_ring().values()))


@lru_cache(maxsize=8)
def _ring(*settings_keys: str) -> dict[str, TrailKey]:
    secrets = (hmac.digest(each.encode(), PURPOSE, "sha256") for each in settings_keys)
    keys = (TrailKey(hashlib.sha256(b"name" + secret).hexdigest()[:8], secret) for secret in secrets)
    return {key.name: key for key in keys}
