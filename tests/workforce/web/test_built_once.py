"""A large query is built once, and answers each reader on each day as the queryset itself does."""

from datetime import date, timedelta

import pytest

from tests.factories import AbsenceFactory, WorkerFactory
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Absence, Event
from workforce.web.built_once import built_once
from workforce.web.viewer import Viewer

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 19)


def test_it_answers_each_reader_and_day_as_the_queryset_does_and_is_built_once(django_assert_num_queries):
    built = []

    @built_once
    def away(viewer, until):
        built.append(viewer)
        found = Absence.objects.filter(worker=viewer.worker, started_on__lte=viewer.on, ended_on__gte=until)
        return found.order_by("started_on").values("started_on", "worker")

    people = [WorkerFactory(account__role="") for _ in range(2)]
    for worker in people:
        AbsenceFactory(worker=worker, started_on=TODAY - timedelta(worker.pk % 7), ended_on=TODAY)
    for worker in people:
        viewer = Viewer(worker.account, on=TODAY)
        with django_assert_num_queries(1):
            (row,) = away(viewer, TODAY)
        assert (row.started_on, row.worker) == (TODAY - timedelta(worker.pk % 7), worker.pk)
        assert away(viewer, TODAY + timedelta(1)) == []
        assert away(Viewer(worker.account, on=TODAY - timedelta(30)), TODAY) == []
    assert len(built) == 2  # twice, to see that nothing else changes with the reader and the day


def test_what_calculates_with_a_day_is_refused():
    @built_once
    def away(viewer):
        return Absence.objects.filter(started_on__lte=viewer.on - timedelta(7)).values("pk")

    with pytest.raises(AssertionError, match="away calculates with a key or a day"):
        away(Viewer(WorkerFactory(account__role="").account, on=TODAY))


def test_a_value_of_json_is_the_same_for_every_reader():
    @built_once
    def told(viewer):
        theirs = Event.objects.filter(details__role=str(viewer.account.role), worker=viewer.worker)
        return theirs.order_by("pk").values("verb")

    worker = WorkerFactory(account__role="psw")
    record_event(verb=Verb.ACCOUNT_INVITED, subject=worker.account, by=None, worker=worker, role="psw")
    (row,) = told(Viewer(worker.account, on=TODAY))
    assert row.verb == "account invited"
