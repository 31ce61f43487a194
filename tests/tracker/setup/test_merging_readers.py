"""By merging two records nobody comes to read notes alone."""

from datetime import date

import pytest
from django.utils import timezone

from tests.factories import AccountFactory, AgreementFactory, WorkerFactory
from tracker.setup.merging import merge_people
from workforce.models import Event, Mail, Worker
from workforce.reader_changes.services import ReasonMissing, confirm

pytestmark = pytest.mark.django_db
WHY = "Two rows of one person in the first list"


@pytest.fixture
def admin():
    return AccountFactory(role="admin", last_login=timezone.now())


@pytest.fixture
def psw():
    return WorkerFactory(org_role=2, account=AccountFactory(role="psw", last_login=timezone.now())).account


@pytest.fixture
def manager():
    """Somebody who manages and does not sign in yet."""
    return WorkerFactory(
        org_role=3, account=None, email="", staff_number="00101", started_on=date(2024, 1, 1)
    )


@pytest.fixture
def other():
    return WorkerFactory(account=None, email="", swe_number=None, staff_number=None)


def test_an_account_of_a_second_record_does_not_come_to_a_manager_alone(sign_in, manager, other, admin, psw):
    WorkerFactory(line_manager=manager)
    other.account = AccountFactory(email="stranger@elsewhere.example")
    other.save()
    page = f"/people/{manager.pk}/merge/{other.pk}/"
    client = sign_in(admin)
    assert "Enter why" in client.post(page, {"reason": ""}).text
    answer = client.post(page, {"reason": WHY}, follow=True)
    assert "This waits for a second person to confirm it." in answer.text
    manager.refresh_from_db()
    assert manager.account is None
    (change,) = manager.reader_changes.all()
    assert "stranger@elsewhere.example" in sign_in(psw).get(change.get_absolute_url()).text
    confirm(change=change, by=psw, at=timezone.now())
    manager.refresh_from_db()
    assert manager.account == other.account
    assert not Worker.objects.filter(pk=other.pk).exists()
    event = Event.objects.get(verb="readers changed")
    said = event.details
    assert (event.reason.told["after"], said["confirmed_by"]) == ("stranger@elsewhere.example", psw.pk)
    assert (event.reason.because, WHY in str(said)) == (WHY, False)


def test_an_address_to_be_invited_at_waits_too(manager, other, admin, psw):
    Worker.objects.filter(pk=other.pk).update(email="stranger@elsewhere.example")
    assert merge_people(keep=manager, other=other, by=admin, reason=WHY)
    manager.refresh_from_db()
    assert manager.email == ""


def test_people_of_the_other_record_come_to_no_new_manager_alone(manager, other, admin, psw):
    managed, given = WorkerFactory(line_manager=other), AgreementFactory(supervisor=other)
    with pytest.raises(ReasonMissing):
        merge_people(keep=manager, other=other, by=admin)
    change = merge_people(keep=manager, other=other, by=admin, reason=WHY)
    managed.refresh_from_db()
    assert managed.line_manager == other
    confirm(change=change, by=psw, at=timezone.now())
    managed.refresh_from_db()
    given.refresh_from_db()
    assert managed.line_manager == given.supervisor == manager
    assert any(WHY in one.text for one in Mail.objects.filter(kind="readers", recipient=managed.account))
    assert Mail.objects.filter(kind="readers", recipient=given.supervisee.account).exists()


def test_a_principal_social_worker_waits_where_they_manage_the_one_who_stays(manager, other, admin, psw):
    Worker.objects.filter(pk=manager.pk).update(line_manager=psw.worker)
    WorkerFactory(line_manager=other)
    assert merge_people(keep=manager, other=other, by=psw, reason=WHY)


def test_two_records_that_read_nothing_are_one_at_once(manager, other, admin, psw):
    assert merge_people(keep=manager, other=other, by=admin) is None
    assert not Worker.objects.filter(pk=other.pk).exists()
