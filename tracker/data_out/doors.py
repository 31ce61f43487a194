"""Who comes to read: the key that a program brings, and how often it may."""

from typing import Any

from allauth.core.internal import ratelimit
from django.http import HttpRequest
from django.utils import timezone
from ninja.errors import HttpError
from ninja.security import HttpBasicAuth, HttpBearer

from workforce.models import DataKey
from workforce.permissions import oversees_anyone
from workforce.rules.tokens import hash_of
from workforce.web.viewer import Viewer

#: A refresh reads a few dozen pages; whoever guesses keys is stopped long before.
RATES = {"key": "600/m/key", "guesses": "30/5m/ip"}
TOO_MANY = 429


def brings_a_key(viewer: Viewer) -> bool:
    """A program signs in nowhere: the key that it brings is looked at with each request."""
    return True


class ByBearer(HttpBearer):
    """`Authorization: Bearer …`, as Power Query and most programs send it."""

    def authenticate(self, request: HttpRequest, token: str) -> DataKey | None:
        return key_of(request, token)


class ByPassword(HttpBasicAuth):
    """The key as the password of Basic, under any user name: what Excel and a Power BI gateway keep."""

    def authenticate(self, request: HttpRequest, username: str, password: str) -> DataKey | None:
        return key_of(request, password)


def key_of(request: HttpRequest, token: str) -> DataKey | None:
    """The live key with these characters, of someone who still oversees people; None for anything else.

    Raises HttpError where it calls too often.
    """
    at = timezone.now()
    on = timezone.localdate(at)
    live = DataKey.objects.live(at=at, on=on).select_related("made_by__worker")
    key = live.filter(token_hash=hash_of(token)).first()
    if key and not oversees_anyone(Viewer(key.made_by, on=on)):
        key = None
    name, whose = ("key", str(key.pk)) if key else ("guesses", None)
    rates: dict[str, Any] = {"config": RATES, "key": whose, "limit_get": True}
    if not ratelimit.consume(request, app="data_out", action=name, **rates):
        raise HttpError(TOO_MANY, "Too many requests. Try again in a few minutes.")
    if key:
        DataKey.objects.filter(pk=key.pk).update(last_used_at=at)
    return key
