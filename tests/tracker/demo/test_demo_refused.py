"""Where the demo is not set up."""

import pytest
from django.core.management import CommandError, call_command

from tests.factories import WorkerFactory
from workforce.models import Worker

pytestmark = pytest.mark.django_db


def test_it_is_refused_outside_demo_mode(settings):
    settings.DEMO_MODE = False
    with pytest.raises(CommandError, match="DEMO_MODE=1"):
        call_command("demo", "--no-serve")
    assert not Worker.objects.exists()


def test_a_database_with_people_of_its_own_is_left_alone(settings, monkeypatch):
    settings.DEMO_MODE = True
    monkeypatch.setattr("tracker.management.commands.demo.call_command", lambda *args, **options: None)
    WorkerFactory()
    with pytest.raises(CommandError, match="people in it already"):
        call_command("demo", "--no-serve")
    assert Worker.objects.count() == 1
