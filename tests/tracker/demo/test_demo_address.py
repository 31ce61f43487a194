"""E-mails of the demo lead to where it is served."""

import pytest
from django.conf import settings as configured
from django.core.management import call_command

COMMAND = "tracker.management.commands.demo"


@pytest.fixture
def serving(settings, monkeypatch):
    """The command without what it sets up and serves; answers the address in use while it serves."""
    found = {}
    settings.DEMO_MODE = True
    monkeypatch.setattr(f"{COMMAND}.demo_is_there", lambda: True)
    monkeypatch.setattr(f"{COMMAND}.seal_events", lambda **options: None)
    monkeypatch.setattr(f"{COMMAND}.keep_sealing", lambda: None)
    monkeypatch.setattr(
        f"{COMMAND}.call_command",
        lambda name, *args, **options: found.update({name: configured.SITE_ADDRESS}),
    )
    settings.SITE_ADDRESS = "http://127.0.0.1:8000"
    return found


@pytest.mark.django_db
def test_links_lead_to_the_port(serving, monkeypatch):
    monkeypatch.delenv("SITE_ADDRESS", raising=False)
    call_command("demo", "--port", "9142")
    assert serving["runserver"] == "http://127.0.0.1:9142"


@pytest.mark.django_db
def test_an_address_of_its_own_stands(serving, monkeypatch):
    monkeypatch.setenv("SITE_ADDRESS", "https://demo.council.example")
    call_command("demo", "--port", "9142")
    assert serving["runserver"] == "http://127.0.0.1:8000"
