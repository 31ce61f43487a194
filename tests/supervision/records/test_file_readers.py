"""Who may read someone's file and why, and who has: for the person alone."""

import pytest

from supervision.models import SessionRecord
from supervision.records.readers import readers_of, readings_of
from supervision.records.services.reading import note_reading
from supervision.records.services.signing import sign_off
from tests.factories import AccountFactory, CoverFactory, WorkerFactory
from tests.supervision.audits.test_audits import opened
from tests.supervision.records.writing import AT, a_session, supervisee_of
from workforce.models import Worker
from workforce.people.services import change_line_manager

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]


@pytest.fixture
def session():
    session = a_session()
    SessionRecord.objects.create(session=session, workload="Eleven cases", version=1)
    sign_off(session=session, by=session.supervisor.account, at=AT)
    return session


@pytest.fixture
def manager(session):
    manager = WorkerFactory(org_role=3, given_name="Ruth", family_name="Abara")
    change_line_manager(worker=supervisee_of(session), to=manager, by=None, on=AT.date())
    return manager


def test_each_reader_stands_there_with_the_reason_and_since_when(session, manager, today):
    worker = supervisee_of(session)
    CoverFactory(agreement=worker.agreements.get(), starts_on=today, ends_on=today)
    audit = opened(AccountFactory(role="qa", email="quality@council.example"))
    whys = [reader.why for reader in readers_of(Worker.objects.get(pk=worker.pk), on=today)]
    assert any(why.startswith("Supervisor since ") for why in whys)
    assert "Line manager since Thu 19 Nov" in whys or "Line manager since Thursday 19 November" in whys
    assert any(why.startswith(f"Covers for {session.supervisor}") for why in whys)
    assert any(why.startswith("Audits the file for “Autumn”") for why in whys)
    audit.closed_at = AT
    audit.save()
    assert not any(reader.why.startswith("Audits") for reader in readers_of(worker, on=today))


def test_every_reading_is_listed_for_the_person_and_for_nobody_else(session, manager, sign_in):
    worker = supervisee_of(session)
    address = f"/supervision/file/{worker.pk}/readers/"
    sign_in(manager).get(f"/supervision/sessions/{session.pk}/")
    sign_in(manager).get(f"/supervision/file/{worker.pk}/")
    read_by = {event.actor for event in readings_of(worker)}
    assert read_by == {manager.account}
    for stranger in (manager, session.supervisor, AccountFactory(role="psw"), AccountFactory(role="admin")):
        assert sign_in(stranger).get(address).status_code == 404
    client = sign_in(worker)
    assert address in client.get(f"/supervision/file/{worker.pk}/").text
    page = client.get(address).text
    assert "Ruth Abara" in page
    assert "Eleven cases" not in page


def test_a_reading_of_a_group_is_listed_for_each_who_was_there(session):
    worker, other = supervisee_of(session), WorkerFactory()
    note_reading(subject=session, people=[worker, other], by=session.supervisor.account)
    note_reading(subject=session, people=[other, WorkerFactory()], by=session.supervisor.account)
    assert readings_of(worker).count() == 1
