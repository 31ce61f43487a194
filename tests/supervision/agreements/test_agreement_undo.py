"""An agreement started or ended by mistake is undone by whoever did, while nothing rests on it."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from supervision.agreements.services.agreements import (
    AgreementRefused,
    end_agreement,
    start_agreement,
    undoes,
)
from supervision.agreements.services.undoing import undo_end, undo_start
from supervision.models import Agreement
from tests.factories import AgreementFactory, PolicyFactory, SessionFactory, WorkerFactory
from workforce.models import Event, Mail

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]

TODAY = date(2026, 11, 19)


@pytest.fixture
def manager():
    return WorkerFactory(org_role=2)


@pytest.fixture
def agreement(manager):
    supervisor = WorkerFactory(org_role=3, line_manager=manager)
    return start_agreement(
        supervisee=WorkerFactory(line_manager=supervisor),
        supervisor=supervisor,
        policy=PolicyFactory(),
        starts_on=date(2026, 11, 16),
        by=manager.account,
    )


def page_of(agreement):
    return reverse("supervision:agreement", args=[agreement.pk])


def undo_of(agreement):
    return reverse("supervision:agreement_undo", args=[agreement.pk])


def test_started_by_mistake_it_is_gone(agreement, manager, sign_in):
    client = sign_in(manager)
    assert "It was started by mistake: undo" in client.get(page_of(agreement)).text
    assert "Undone." in client.post(undo_of(agreement), follow=True).text
    assert not Agreement.objects.exists()
    assert Event.objects.filter(verb="agreement removed").count() == 1


def test_not_by_someone_else_nor_once_a_session_rests_on_it(agreement, manager):
    with pytest.raises(AgreementRefused, match="Only the person who started"):
        undo_start(agreement=agreement, by=agreement.supervisor.account)
    SessionFactory(supervisor=agreement.supervisor, supervisee=agreement.supervisee)
    with pytest.raises(AgreementRefused, match="Something rests on this agreement"):
        undo_start(agreement=agreement, by=manager.account)


def test_ended_by_mistake_it_continues(agreement, manager, sign_in):
    end_agreement(agreement=agreement, on=TODAY, by=manager.account)
    client = sign_in(manager)
    assert "It does not end: undo" in client.get(page_of(agreement)).text
    assert "The agreement continues" in client.post(undo_of(agreement), follow=True).text
    agreement.refresh_from_db()
    assert agreement.ends_on is None
    assert undoes(agreement, by=manager.account, on=TODAY) is None


def test_an_end_is_not_undone_by_someone_else_nor_over_another_agreement(agreement, manager):
    end_agreement(agreement=agreement, on=TODAY, by=manager.account)
    with pytest.raises(AgreementRefused, match="Only the person who ended"):
        undo_end(agreement=agreement, by=agreement.supervisor.account)
    AgreementFactory(supervisee=agreement.supervisee, starts_on=date(2026, 11, 20))
    with pytest.raises(AgreementRefused, match="already has another"):
        undo_end(agreement=agreement, by=manager.account)


def test_a_reader_who_does_not_manage_it_is_told(agreement, sign_in):
    client = sign_in(agreement.supervisee)
    assert undo_of(agreement) not in client.get(page_of(agreement)).text
    assert client.post(undo_of(agreement)).status_code == 403


@pytest.mark.parametrize(("last_day", "told"), [(TODAY, 0), (TODAY - timedelta(1), 1)])
def test_those_concerned_hear_who_reads_again_where_it_had_ended(agreement, manager, last_day, told):
    end_agreement(agreement=agreement, on=last_day, by=manager.account)
    Mail.objects.all().delete()
    undo_end(agreement=agreement, by=manager.account)
    assert Event.objects.filter(verb="readers changed").count() == told
    mails = Mail.objects.filter(kind="readers", recipient=agreement.supervisee.account)
    assert [("ended by mistake" in one.text) for one in mails] == [True] * told
