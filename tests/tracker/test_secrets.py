"""In service every secret of the settings is long, not to be guessed, and for one thing alone."""

from secrets import token_urlsafe

import pytest

from tracker.environment import LOCAL_SEALING_KEY
from tracker.secret_checks import database_password_is_strong, secrets_are_strong

NAMES = (
    "SECRET_KEY",
    "SEALING_KEYS",
    "AUDIT_TRAIL_KEY",
    "METRICS_TOKEN",
    "SECRET_KEY_FALLBACKS",
    "AUDIT_TRAIL_KEY_FALLBACKS",
)


@pytest.fixture
def production(settings):
    """Settings in which everything is set, and each is strong."""
    settings.INSECURE_LOCAL = False
    for name in NAMES:
        drawn = token_urlsafe(64)
        setattr(settings, name, [drawn] if name.endswith("S") else drawn)
    return settings


def said(*, ids: bool = False):
    return [each.id if ids else each.msg for each in secrets_are_strong()]


def test_strong_ones_say_nothing(production):
    assert said() == []
    production.METRICS_TOKEN = production.AUDIT_TRAIL_KEY = ""
    assert said() == [], "off, and the trail proved with SECRET_KEY"


@pytest.mark.parametrize(
    ("name", "number", "shortest"),
    [
        ("SECRET_KEY", "E002", 50),
        ("SEALING_KEYS", "E050", 43),
        ("AUDIT_TRAIL_KEY", "E056", 50),
        ("METRICS_TOKEN", "E057", 30),
        ("SECRET_KEY_FALLBACKS", "E055", 50),
        ("AUDIT_TRAIL_KEY_FALLBACKS", "W052", 50),
    ],
)
def test_a_weak_one_is_named(production, name, number, shortest):
    weak = ("x", token_urlsafe(64)[: shortest - 1], "ab" * 40, LOCAL_SEALING_KEY)
    for each in weak:
        setattr(production, name, [token_urlsafe(64), each] if name.endswith("S") else each)
        assert said(ids=True) == [f"workforce.{number}"], each
        (message,) = said()
        assert name in message and each not in message
    just = token_urlsafe(64)[:shortest]
    setattr(production, name, [just] if name.endswith("S") else just)
    assert said() == []


def test_the_demo_has_its_own(production):
    production.INSECURE_LOCAL, production.METRICS_TOKEN = True, "short"
    assert said() == []


def test_a_token_that_a_monitor_sends_is_no_key(production):
    for other in ("SECRET_KEY", "AUDIT_TRAIL_KEY"):
        production.METRICS_TOKEN = getattr(production, other)
        assert said(ids=True) == ["workforce.E058"]
    production.METRICS_TOKEN = production.SEALING_KEYS[0]
    assert said(ids=True) == ["workforce.E058"]
    production.SEALING_KEYS = [production.AUDIT_TRAIL_KEY_FALLBACKS[0]]
    assert said(ids=True) == ["workforce.E051"]


@pytest.mark.parametrize(
    ("password", "is_told"),
    [("", False), ("password", True), ("a" * 40, True), (token_urlsafe(16), False)],
    ids=["none", "a word", "one letter", "random"],
)
def test_the_password_of_the_database_is_looked_at_too(settings, monkeypatch, password, is_told):
    monkeypatch.setitem(settings.DATABASES["default"], "PASSWORD", password)
    told = database_password_is_strong()
    assert [one.id for one in told] == ["workforce.W053"] * is_told
