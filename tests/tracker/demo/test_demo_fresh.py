"""Emptying the demo's database: everything goes, and the triggers stand again afterwards."""

import pytest
from django.db import DatabaseError, transaction

from tests.factories import WorkerFactory
from tracker.demo.fresh import empty_database
from workforce.audit_trail.services import record_event
from workforce.models import Event, Worker


@pytest.mark.django_db(transaction=True)
def test_the_database_is_emptied_and_guarded_again():
    record_event(verb="worker added", subject=WorkerFactory(), by=None)
    empty_database()
    assert (Worker.objects.count(), Event.objects.count()) == (0, 0)
    record_event(verb="worker added", subject=WorkerFactory(), by=None)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Event.objects.all().delete()
