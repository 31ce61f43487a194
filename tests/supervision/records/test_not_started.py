"""Until its start a session is prepared; nothing is recorded of it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from supervision.models import CaseDiscussion, SessionRecord
from supervision.records.services.drafts import Draft, add_cases, save_draft
from supervision.records.services.records import RecordRefused
from tests.supervision.records.writing import AT, a_session, sent, supervisee_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]

MINUTE = timedelta(minutes=1)
WORDS = "This session starts on Thursday 19 November, 10:01. Prepare it until then."
BOUNDARY = [(AT + MINUTE, False), (AT, True), (AT - MINUTE, True)]
boundary = pytest.mark.parametrize(("starts_at", "has_started"), BOUNDARY)


@boundary
@pytest.mark.parametrize("status", ["booked", "proposed"])
def test_a_draft_and_its_cases_are_taken_from_the_start_on(starts_at, has_started, status):
    session = a_session(status=status, starts_at=starts_at)
    by, cases = session.supervisor.account, [(supervisee_of(session), "P1")]
    draft = Draft(shared={"agenda": "Leave"})
    if not has_started:
        with pytest.raises(RecordRefused, match=WORDS):
            save_draft(session=session, draft=draft, version=0, by=by, at=AT)
        with pytest.raises(RecordRefused, match=WORDS):
            add_cases(session=session, cases=cases, by=by, at=AT)
    else:
        save_draft(session=session, draft=draft, version=0, by=by, at=AT)
        add_cases(session=session, cases=cases, by=by, at=AT)
    assert SessionRecord.objects.exists() is CaseDiscussion.objects.exists() is has_started


@boundary
def test_the_page_of_the_record_leads_to_preparing_until_then(sign_in, time_machine, starts_at, has_started):
    time_machine.move_to(AT, tick=False)
    session = a_session(status="booked", starts_at=starts_at)
    page = sign_in(session.supervisor).get(reverse("supervision:record", args=[session.pk]))
    if has_started:
        assert "Workload" in page.text
    else:
        assert page.url == reverse("supervision:prepare", args=[session.pk])


@pytest.mark.parametrize("route", ["record", "record_autosave"])
def test_what_is_sent_all_the_same_is_not_saved_and_not_lost(sign_in, time_machine, route):
    time_machine.move_to(AT, tick=False)
    session = a_session(status="booked", starts_at=AT + MINUTE)
    form = {**sent(session), "record-agenda": "A long thought about leave"}
    answer = sign_in(session.supervisor).post(reverse(f"supervision:{route}", args=[session.pk]), form)
    assert WORDS in (answer.text if route == "record" else answer.json()["problem"])
    assert "A long thought about leave" in answer.text or route == "record_autosave"
    assert not SessionRecord.objects.exists()


@boundary
@pytest.mark.parametrize("where", ["/", "/supervision/", "session", "person"])
def test_every_page_offers_to_prepare_it_first_and_to_record_it_then(
    sign_in, time_machine, where, starts_at, has_started
):
    time_machine.move_to(AT, tick=False)
    session = a_session(status="booked", starts_at=starts_at)
    address = {"session": session.get_absolute_url(), "person": supervisee_of(session).get_absolute_url()}
    text = sign_in(session.supervisor).get(address.get(where, where)).text
    record = reverse("supervision:record", args=[session.pk])
    assert (f'href="{record}"' in text) is has_started
    assert (">Prepare<" in text) is not has_started


def test_who_gives_it_reads_when_it_is_recorded_and_what_to_do_if_it_was_held_earlier(sign_in, time_machine):
    time_machine.move_to(AT, tick=False)
    session = a_session(status="booked", starts_at=AT + MINUTE)
    page = reverse("supervision:prepare", args=[session.pk])
    assert "You record this session from its start." in sign_in(session.supervisor).get(page).text
    assert "You record this session" not in sign_in(supervisee_of(session)).get(page).text
    time_machine.move_to(AT + MINUTE, tick=False)
    assert "You record this session" not in sign_in(session.supervisor).get(page).text
