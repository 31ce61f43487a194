"""A session that does not take place: what was written stays with its author, and nothing changes twice."""

import pytest
from django.urls import reverse

from supervision.models import AgendaItem, PersonalNote, Session, SessionRecord
from tests.supervision.records.writing import a_session, supervisee_of
from workforce.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]


@pytest.mark.parametrize("status", ["cancelled", "did_not_attend"])
def test_what_was_written_before_a_session_was_cancelled_stays_readable_to_its_author_alone(sign_in, status):
    session = a_session(status="booked")
    supervisee = supervisee_of(session)
    SessionRecord.objects.create(session=session, workload="One in, two out", version=1)
    PersonalNote.objects.create(session=session, supervisee=supervisee, wellbeing="Tired")
    cancelled = {"called_off_side": "supervisee", "called_off_reason": "sickness"}
    Session.objects.filter(pk=session.pk).update(status=status, **cancelled)
    page = sign_in(session.supervisor).get(session.get_absolute_url()).text
    for words in ("What you had written", "One in, two out", "Tired"):
        assert words in page
    for reader in (supervisee, session.supervisor.line_manager):
        assert "One in, two out" not in sign_in(reader).get(session.get_absolute_url()).text
    assert Event.objects.filter(verb="notes read", actor=session.supervisor.account).count() == 1


@pytest.mark.parametrize("status", ["cancelled", "did_not_attend"])
def test_the_agenda_of_a_session_that_was_not_held_stays_visible_to_the_people_in_it(sign_in, status):
    session = a_session(status="booked")
    supervisee = supervisee_of(session)
    AgendaItem.objects.create(session=session, text="Ask about court dates", added_by=supervisee)
    cancelled = {"called_off_side": "supervisee", "called_off_reason": "sickness"}
    Session.objects.filter(pk=session.pk).update(status=status, **cancelled)
    for reader in (supervisee, session.supervisor):
        assert "Ask about court dates" in sign_in(reader).get(session.get_absolute_url()).text
        assert Event.objects.filter(verb="notes read", actor=reader.account).count() == 1
    manager = session.supervisor.line_manager
    assert "Ask about court dates" not in sign_in(manager).get(session.get_absolute_url()).text


@pytest.mark.parametrize("page", ["cancel", "move", "missed"])
def test_a_cancelled_session_is_not_changed_again_and_the_reader_is_told(sign_in, page):
    session = a_session(status="booked")
    cancelled = {"called_off_side": "supervisee", "called_off_reason": "sickness"}
    Session.objects.filter(pk=session.pk).update(status="cancelled", **cancelled)
    client = sign_in(session.supervisor)
    address = reverse(f"supervision:{page}", args=[session.pk])
    for answer in (client.get(address, follow=True), client.post(address, {}, follow=True)):
        assert answer.redirect_chain[-1][0] == session.get_absolute_url()
        assert "It is now: cancelled. Nothing was changed." in answer.text
