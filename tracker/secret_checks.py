"""System checks of the secrets in the settings: long enough, not to be guessed, each for one thing."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.checks import Warning as Caution
from django.core.exceptions import ImproperlyConfigured

from tracker.environment import LOCAL_SECRETS

SHORTEST_KEY = 50
#: Characters of 32 random bytes, as `manage.py make_key` writes them.
SHORTEST_SEALING_KEY = 43
SHORTEST_TOKEN = 30
#: Of a database whose users have passwords.
SHORTEST_PASSWORD = 16
#: So many characters differ in anything that was drawn at random, however short.
DIFFERENT = 8
MAKES_ONE = "`manage.py make_key` prints one."


def secret_key() -> str:
    """The key, or nothing where none is set (Django itself raises then)."""
    try:
        key: str = settings.SECRET_KEY
    except ImproperlyConfigured:
        return ""
    return key


def is_weak(secret: str, *, shortest: int) -> bool:
    """Short, of the same few characters over and over, or one that everybody can read in the source."""
    return len(secret) < shortest or len(set(secret)) < DIFFERENT or secret in LOCAL_SECRETS


@register()
def secrets_are_strong(**kwargs: Any) -> list[CheckMessage]:
    """In service nobody guesses what signs cookies, seals notes, proves the trail or opens the figures."""
    if settings.INSECURE_LOCAL:
        return []
    return [*_weak_keys(), *_weak_sealing_keys(), *_weak_others(), *_shared()]


@register(deploy=True)
def database_password_is_strong(**kwargs: Any) -> list[CheckMessage]:
    """Where the database is asked for with a password, nobody guesses it."""
    password = str(settings.DATABASES["default"].get("PASSWORD") or "")
    if not password or not is_weak(password, shortest=SHORTEST_PASSWORD):
        return []
    return [
        Caution(
            f"The password in DATABASE_URL is not {SHORTEST_PASSWORD} random characters.",
            hint=f"Who guesses it has every row: choose another. {MAKES_ONE}",
            id="workforce.W053",
        )
    ]


def _weak_keys() -> Iterator[CheckMessage]:
    if is_weak(secret_key(), shortest=SHORTEST_KEY):
        yield Error(
            f"Set SECRET_KEY to at least {SHORTEST_KEY} random characters.",
            hint="`manage.py make_env --host NAME` writes a .env with one; --local: for this machine.",
            id="workforce.E002",
        )
    if any(is_weak(key, shortest=SHORTEST_KEY) for key in settings.SECRET_KEY_FALLBACKS):
        yield Error(
            f"A key of SECRET_KEY_FALLBACKS is not {SHORTEST_KEY} random characters: what it signs is still"
            " believed.",
            hint="Take it away. If the audit trail was proved with it, name it in AUDIT_TRAIL_KEY_FALLBACKS.",
            id="workforce.E055",
        )


def _weak_sealing_keys() -> Iterator[CheckMessage]:
    keys: list[str] = settings.SEALING_KEYS
    if not keys or any(is_weak(key, shortest=SHORTEST_SEALING_KEY) for key in keys):
        yield Error(
            f"Set SEALING_KEYS to a key of at least {SHORTEST_SEALING_KEY} random characters, or several with"
            " commas, the newest first.",
            hint=f"{MAKES_ONE} Keep it: without it no note opens.",
            id="workforce.E050",
        )


def _weak_others() -> Iterator[CheckMessage]:
    own: str = settings.AUDIT_TRAIL_KEY
    if own and is_weak(own, shortest=SHORTEST_KEY):
        yield Error(
            f"Set AUDIT_TRAIL_KEY to at least {SHORTEST_KEY} random characters.",
            hint="`manage.py make_env` writes one. Keep the old one in AUDIT_TRAIL_KEY_FALLBACKS: it"
            " proves what it made.",
            id="workforce.E056",
        )
    if any(is_weak(key, shortest=SHORTEST_KEY) for key in settings.AUDIT_TRAIL_KEY_FALLBACKS):
        yield Caution(
            f"A key of AUDIT_TRAIL_KEY_FALLBACKS is not {SHORTEST_KEY} random characters: who guesses it and"
            " writes to the database can make up events.",
            hint="It has to stay, for what it made. Keep the newest link of the trail elsewhere"
            " (NEWEST_LINK_TO), and the log of events (LOG_EVENTS).",
            id="workforce.W052",
        )
    token: str = settings.METRICS_TOKEN
    if token and is_weak(token, shortest=SHORTEST_TOKEN):
        yield Error(
            f"Set METRICS_TOKEN to at least {SHORTEST_TOKEN} random characters.",
            hint=f"{MAKES_ONE} Unset, there is no page of figures.",
            id="workforce.E057",
        )


def _shared() -> Iterator[CheckMessage]:
    keys: list[str] = settings.SEALING_KEYS
    others = [secret_key(), *settings.SECRET_KEY_FALLBACKS]
    others += [settings.AUDIT_TRAIL_KEY, *settings.AUDIT_TRAIL_KEY_FALLBACKS]
    if len(set(keys)) < len(keys) or set(others) & set(keys):
        yield Error(
            "A key of SEALING_KEYS stands there twice, or is SECRET_KEY or AUDIT_TRAIL_KEY too.",
            hint="Each key is for one thing: who learns it learns no more than that.",
            id="workforce.E051",
        )
    if settings.METRICS_TOKEN and settings.METRICS_TOKEN in {*keys, *others}:
        yield Error(
            "METRICS_TOKEN is a key of the tracker's too, and a monitor sends it with each request.",
            hint=MAKES_ONE,
            id="workforce.E058",
        )
