"""Preparing a session: both parties build the agenda; nobody else reads it there."""

from datetime import date

import pytest
from django.urls import reverse

from supervision.models import AgendaItem
from tests.factories import (
    AccountFactory,
    ActionFactory,
    AgreementFactory,
    AllocationFactory,
    SessionFactory,
    WorkerFactory,
)
from workforce.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]


@pytest.fixture
def session():
    agreement = AgreementFactory(supervisee__line_manager=WorkerFactory(org_role=2))
    return SessionFactory(supervisor=agreement.supervisor, supervisee=agreement.supervisee)


def address(session):
    return reverse("supervision:prepare", args=[session.pk])


def test_both_parties_build_one_agenda(session, sign_in):
    supervisee = session.supervisees.get()
    sign_in(supervisee).post(address(session), {"text": "Leave in December"})
    sign_in(session.supervisor).post(address(session), {"text": "P1000001"})
    items = sign_in(supervisee).get(address(session)).context["items"]
    assert [(item.text, item.added_by) for item in items] == [
        ("Leave in December", supervisee),
        ("P1000001", session.supervisor),
    ]


def test_the_same_words_sent_twice_are_one_item(session, sign_in):
    client = sign_in(session.supervisor)
    for _ in range(2):
        client.post(address(session), {"text": "Leave"})
    assert AgendaItem.objects.count() == 1


def test_reading_the_agenda_is_traced_and_an_empty_one_is_not(session, sign_in):
    client = sign_in(session.supervisor)
    client.get(address(session))
    assert not Event.objects.filter(verb="notes read").exists()
    AgendaItem.objects.create(session=session, text="Leave", added_by=session.supervisor)
    client.get(address(session))
    assert Event.objects.get(verb="notes read").worker == session.supervisees.get()


@pytest.mark.parametrize("who", ["manager", "psw", "stranger"])
def test_nobody_else_finds_the_page(session, sign_in, who):
    person = {
        "manager": session.supervisees.get().line_manager,
        "psw": AccountFactory(role="psw"),
        "stranger": AgreementFactory().supervisor,
    }[who]
    assert sign_in(person).get(address(session)).status_code == 404


def test_only_ones_own_items_can_be_taken_back(session, sign_in):
    item = AgendaItem.objects.create(session=session, text="Leave", added_by=session.supervisor)
    remove = reverse("supervision:prepare_remove", args=[session.pk, item.pk])
    sign_in(session.supervisees.get()).post(remove)
    assert AgendaItem.objects.count() == 1
    sign_in(session.supervisor).post(remove)
    assert AgendaItem.objects.count() == 0


def test_a_session_that_was_held_is_prepared_no_more(session, sign_in):
    held = SessionFactory(status="held", supervisor=session.supervisor, supervisee=session.supervisees.get())
    assert sign_in(session.supervisor).get(address(held)).status_code == 404


def test_what_is_known_stands_beside_the_agenda_for_those_whom_it_concerns(session, sign_in):
    supervisee = session.supervisees.get()
    supervisee.registration_expires_on = date(2026, 11, 30)
    supervisee.save()
    ActionFactory(supervisee=supervisee, what="Ask the school")
    AllocationFactory(worker=supervisee, case_reference="P77")
    for reader in (session.supervisor, supervisee):
        page = sign_in(reader).get(address(session)).text
        assert "Ask the school" in page
        assert "P77" in page
        assert "Social Work England registration by Monday 30 November" in page
    assert Event.objects.filter(verb="notes read").count() == 2


def test_in_a_group_a_supervisee_sees_what_is_known_of_themselves_alone(session, sign_in):
    other = AgreementFactory(supervisor=session.supervisor).supervisee
    session.attendances.create(supervisee=other)
    ActionFactory(supervisee=other, what="Ring the nursery")
    assert (
        "Ring the nursery"
        not in sign_in(session.supervisees.exclude(pk=other.pk).get()).get(address(session)).text
    )
    assert "Ring the nursery" in sign_in(session.supervisor).get(address(session)).text


@pytest.mark.parametrize("number", [1, 4])
def test_a_group_is_asked_about_as_often_as_one_person(session, sign_in, queries_of, number):
    for _ in range(number - 1):
        another = AgreementFactory(supervisor=session.supervisor).supervisee
        session.attendances.create(supervisee=another)
    for one in session.supervisees.all():
        ActionFactory(supervisee=one, session=None)
        AllocationFactory(worker=one)
    client = sign_in(session.supervisor)
    client.get(address(session))
    assert queries_of(client, address(session)) <= 11
    background = client.get(address(session)).context["background"]
    assert [(len(each.actions), len(each.cases)) for each in background] == [(1, 1)] * number
