"""Who handed a person over writes and signs what they held, and finds no link that leads them nowhere."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from supervision.models import Agreement
from supervision.records.services.signing import answer_record
from tests.factories import ActionFactory, WorkerFactory
from tests.supervision.records.writing import AT, a_session, supervisee_of
from tests.supervision.signing import write_and_sign
from workforce.models import Worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]


@pytest.fixture
def session():
    """Held this morning, its record not signed, and the person handed over since, with the line."""
    return handed_over(a_session(starts_at=datetime(2026, 11, 19, 9, tzinfo=UTC)))


def handed_over(session):
    worker, to = supervisee_of(session), WorkerFactory()
    Agreement.objects.filter(supervisee=worker).update(supervisor=to)
    Worker.objects.filter(pk=worker.pk).update(line_manager=to)
    return session


def test_until_it_is_signed_home_leads_to_the_record_and_the_record_home(session, sign_in):
    client, page = sign_in(session.supervisor), reverse("supervision:session", args=[session.pk])
    record = reverse("supervision:record", args=[session.pk])
    home = client.get("/").text
    assert f'href="{record}">Record' in home
    assert f'href="{page}"' not in home
    written = client.get(record).text
    assert 'href="/" class="govuk-back-link">Home' in written
    assert f'href="{page}"' not in written


def test_once_signed_nothing_leads_to_it(session, sign_in):
    write_and_sign(session=session, at=AT)
    client, page = sign_in(session.supervisor), reverse("supervision:session", args=[session.pk])
    home = client.get("/").text
    assert 'id="today"' in home
    assert f'href="{page}"' not in home
    waiting = client.get(reverse("supervision:signatures")).text
    assert str(supervisee_of(session)) in waiting
    assert f'href="{page}"' not in waiting
    opened = client.get(reverse("supervision:record", args=[session.pk]), follow=True)
    assert (opened.status_code, opened.request["PATH_INFO"]) == (200, "/")


def test_late_signatures_lead_to_no_page_that_is_closed(sign_in):
    session = handed_over(a_session(starts_at=datetime(2026, 11, 2, 9, tzinfo=UTC)))
    write_and_sign(session=session, at=AT)
    client, page = sign_in(session.supervisor), session.get_absolute_url()
    home = client.get("/").text
    assert "Others have not signed" in home
    assert "record of Mon 2 Nov" in home
    assert f'href="{page}"' not in home


def test_a_disagreement_leads_to_no_page_that_is_closed(sign_in):
    session = a_session(starts_at=datetime(2026, 11, 18, 9, tzinfo=UTC))
    (text,) = write_and_sign(session=session, at=AT)
    answer_record(text=text, by=text.supervisee.account, response="disagreed", comment="No", at=AT)
    client, page = sign_in(session.supervisor), session.get_absolute_url()
    for address in ("/", reverse("supervision:index")):
        assert f'href="{page}"' in client.get(address).text
    handed_over(session)
    for address, words in {
        "/": "disagrees with the record of Wed 18 Nov",
        reverse("supervision:index"): "disagrees with the record of Wed 18 Nov",
        reverse("supervision:signatures"): "Disagreement to be answered",
    }.items():
        said = client.get(address).text
        assert words in said
        assert f'href="{page}"' not in said


def test_today_still_opens_for_who_supervises(sign_in):
    session = a_session(starts_at=datetime(2026, 11, 19, 9, tzinfo=UTC))
    write_and_sign(session=session, at=AT)
    page, client = reverse("supervision:session", args=[session.pk]), sign_in(session.supervisor)
    assert f'href="{page}"' in client.get("/").text
    assert f'href="{page}"' in client.get(reverse("supervision:signatures")).text


def test_an_action_names_its_session_to_an_owner_who_may_not_open_it(session, sign_in):
    owner = WorkerFactory()
    action = ActionFactory(supervisee=supervisee_of(session), owner=owner, session=session, what="Ring")
    write_and_sign(session=session, at=AT)
    address, page = reverse("supervision:action", args=[action.pk]), f"/supervision/sessions/{session.pk}/"
    said = sign_in(owner).get(address).text
    assert "Supervision of Thursday 19 November" in said
    assert f'href="{page}"' not in said
    assert f'href="{page}"' in sign_in(supervisee_of(session)).get(address).text
