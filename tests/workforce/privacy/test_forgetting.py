"""Sign-ins that are old are forgotten, and the trail stays whole; emptied by hand, they are found."""

from datetime import date

import pytest
from django.utils import timezone

from tests.factories import WorkerFactory
from tests.workforce.audit_trail.trails import broken_at, seal, without_triggers
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Event
from workforce.privacy.ground_kinds import SIGN_IN_EVENTS
from workforce.privacy.removing import remove
from workforce.privacy.retention import due_by

pytestmark = pytest.mark.django_db
EMPTY = (
    "UPDATE workforce_event SET actor_id = NULL, worker_id = NULL, subject_id = '', details = '{}'"
    " WHERE id = %s"
)


@pytest.fixture
def sign_in_of_long_ago(time_machine) -> Event:
    """A sign-in of January 2024, two years and a day before now; and one of today."""
    worker = WorkerFactory()
    time_machine.move_to("2024-01-08T10:00:00+00:00", tick=False)
    event = record_event(verb=Verb.SIGNED_IN, subject=worker.account, by=worker.account, browser="Firefox")
    record_event(verb=Verb.ABSENCE_RECORDED, subject=worker, by=worker.account, worker=worker)
    seal()
    time_machine.move_to("2026-01-08T10:00:00+00:00", tick=False)
    record_event(verb=Verb.SIGNED_IN, subject=worker.account, by=worker.account)
    seal()
    return event


def due(day: date) -> list:
    return list(due_by(day, on=day, kinds=[SIGN_IN_EVENTS]))


def test_an_old_sign_in_is_forgotten_and_nothing_else(sign_in_of_long_ago):
    day = timezone.localdate()
    (it,) = due(day)
    remove(it, on=day)
    sign_in_of_long_ago.refresh_from_db()
    assert sign_in_of_long_ago.is_empty
    assert sign_in_of_long_ago.verb == Verb.SIGNED_IN
    assert not Event.objects.get(verb=Verb.ABSENCE_RECORDED).is_empty
    assert Event.objects.filter(verb=Verb.SIGNED_IN).exclude(subject_id="").count() == 1
    seal()
    assert broken_at() == []
    assert due(day) == []


def test_the_day_before_it_is_not_due(sign_in_of_long_ago):
    assert due(date(2026, 1, 7)) == []


def test_an_event_that_someone_emptied_by_hand_is_found(sign_in_of_long_ago):
    without_triggers(EMPTY, sign_in_of_long_ago.pk)
    assert broken_at() == [f"event {sign_in_of_long_ago.pk}: what it says is not what was written"]


def test_what_is_put_into_a_forgotten_event_is_found(sign_in_of_long_ago):
    day = timezone.localdate()
    (it,) = due(day)
    remove(it, on=day)
    seal()
    without_triggers("UPDATE workforce_event SET subject_id = '7' WHERE id = %s", sign_in_of_long_ago.pk)
    assert broken_at() == [f"event {sign_in_of_long_ago.pk}: what it says is not what was written"]
