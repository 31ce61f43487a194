"""Rows made ready before the transaction that writes them are the rows that `save` writes."""

from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.factories import AbsenceFactory, AllocationFactory, TeamFactory, WorkerFactory
from workforce.audit_trail.services import NewEvent, events_of
from workforce.audit_trail.verbs import Verb
from workforce.inserts import Inserts, take_keys
from workforce.models import Absence, Allocation, Event, Service, Team, Worker

pytestmark = pytest.mark.django_db


def values_of(model):
    return [{name: one for name, one in row.items() if name != "id"} for row in model.objects.values()]


def test_a_row_is_written_as_save_writes_it():
    saved = WorkerFactory(account=None, started_on=date(2026, 3, 2))
    facts = values_of(Worker)[0]
    Worker.objects.all().delete()
    rows = Inserts()
    (added,) = rows.add([Worker(**facts)])
    rows.write()
    assert values_of(Worker) == [facts]
    assert added.pk != saved.pk
    assert Worker.objects.get() == added


def test_rows_name_one_another_before_they_are_written():
    rows = Inserts()
    (service,) = rows.add([Service(name="Safeguarding")])
    teams = rows.add([Team(name=f"Team {n}", service=service) for n in range(3)])
    rows.ready()
    assert not Service.objects.exists()
    rows.write()
    assert list(Team.objects.order_by("pk")) == teams
    assert Team.objects.filter(service=service).count() == 3


def test_keys_that_were_taken_go_to_nobody_else():
    there = TeamFactory()
    taken = take_keys(Team, 5)
    assert min(taken) > there.pk
    assert len(set(taken)) == 5
    assert TeamFactory().pk > max(taken)
    assert min(take_keys(Team, 1)) > max(taken)


def test_the_first_keys_of_a_table_without_rows_can_be_taken():
    assert len(take_keys(Allocation, 2)) == 2
    AllocationFactory()


def test_many_rows_take_few_statements():
    worker = WorkerFactory()
    rows = Inserts()
    told = (NewEvent(Verb.WORKER_CHANGED, worker, worker, {"number": n}) for n in range(1200))
    rows.add(events_of(told, by=None), keyed=False)
    before = Event.objects.count()
    with CaptureQueriesContext(connection) as captured:
        rows.write()
    assert len(captured) == 3
    assert Event.objects.count() == before + 1200


def test_nothing_is_written_when_the_transaction_is_taken_back():
    rows = Inserts()
    rows.add([Service(name="Safeguarding")])
    rows.ready()
    with transaction.atomic():
        rows.write()
        transaction.set_rollback(True)
    assert not Service.objects.exists()


def test_an_empty_list_of_rows_needs_no_statement():
    rows = Inserts()
    assert rows.add([]) == []
    with CaptureQueriesContext(connection) as captured:
        rows.write()
    assert len(captured) == 0


def test_a_day_that_is_left_open_stays_open():
    facts = values_of(Absence) or [values_of_one(AbsenceFactory(ended_on=None))]
    rows = Inserts()
    rows.add([Absence(**facts[0])], keyed=False)
    Absence.objects.all().delete()
    rows.write()
    assert values_of(Absence) == facts


def values_of_one(absence):
    return Absence.objects.values("worker_id", "started_on", "ended_on", "reason").get(pk=absence.pk)
