"""The demo of one day, built once for every module of this folder."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import transaction
from django.test import override_settings

from tracker.demo.council import build_council

#: A Thursday.
DAY = date(2026, 11, 19)


@pytest.fixture(scope="package")
def demo(django_db_setup, django_db_blocker) -> Iterator[date]:
    """The day of the demo that is built; taken back after the last test of the folder."""
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(DEMO_MODE=True):
            build_council(on=DAY)
        yield DAY
        transaction.set_rollback(True)


@pytest.fixture
def demo_mode(settings, monkeypatch):
    """The command's own `migrate` left out: the test run has its tables."""
    settings.DEMO_MODE = True
    monkeypatch.setattr("tracker.management.commands.demo.call_command", lambda *args, **options: None)
