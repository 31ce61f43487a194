"""Browsers on which someone has signed in before: their owner is told from a stranger by a cookie.

Source: OWASP, Slow Down Online Guessing Attacks with Device Cookies; docs/decisions/0016-sign-in-limits.md.
"""

from secrets import token_hex

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

SALT = "known device"
#: How long a browser stays known without a sign-in, in seconds.
LIFETIME = 180 * 24 * 60 * 60
#: People who share a browser: the newest of them stay known.
MOST_PEOPLE = 8


def device_of(request: HttpRequest, email: str) -> str:
    """The name of this browser, where the owner of this address has signed in on it; otherwise nothing."""
    return _known(request).get(_short(email), "")


def remember_device(request: HttpRequest, response: HttpResponse, email: str) -> None:
    """This browser has just signed in the owner of this address."""
    known = _known(request)
    name = known.pop(_short(email), "") or token_hex(8)
    newest = dict([*known.items(), (_short(email), name)][-MOST_PEOPLE:])
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        signing.dumps(newest, salt=SALT),
        max_age=LIFETIME,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _known(request: HttpRequest) -> dict[str, str]:
    """Short names of people to the name that the browser has with each."""
    try:
        known = signing.loads(
            request.COOKIES.get(settings.DEVICE_COOKIE_NAME, ""), salt=SALT, max_age=LIFETIME
        )
    except signing.BadSignature:
        return {}
    return dict(known)


def _short(email: str) -> str:
    """Tells people apart in the cookie, and tells nobody who they are."""
    return salted_hmac(SALT, email.lower(), algorithm="sha256").hexdigest()[:16]
