"""A database that takes nothing: pages that read are shown, what writes says so and keeps what was typed."""

from contextlib import contextmanager

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore
from django.db import OperationalError, connection
from django.urls import reverse

from supervision.models import CaseDiscussion
from tests.factories import CaseDiscussionFactory
from tests.supervision.records.writing import a_session, sent, supervisee_of
from workforce.models import Event
from workforce.web.no_room import NO_ROOM

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_today")]


@pytest.fixture
def session():
    return a_session()


@pytest.fixture
def supervisor(session, sign_in):
    """Signed in, and their session is due to be renewed."""
    client = sign_in(session.supervisor)
    kept = client.session
    kept["renewed_at"] = 0
    kept.save()
    return client


@contextmanager
def refused(words: str):
    """Meanwhile whatever writes is refused, in the words of SQLite."""

    def refuse(execute, sql, params, many, context):
        if sql.lstrip()[:6].upper() in ("INSERT", "UPDATE", "DELETE"):
            raise OperationalError(words)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse):
        yield


@pytest.fixture(params=["database or disk is full", "disk I/O error", "attempt to write a readonly database"])
def full(request, supervisor):
    with refused(request.param):
        yield


@pytest.mark.parametrize("path", ["/", "/supervision/overdue/", "/search/?q=Dan", "/accessibility/"])
def test_a_page_that_reads_is_shown(supervisor, full, path):
    assert supervisor.get(path).status_code == 200


def test_a_form_says_that_nothing_is_saved_and_keeps_what_was_typed(session, supervisor, full):
    address = reverse("supervision:record", args=[session.pk])
    form = sent(session, **{"record-agenda": "Leave – and “court”"})
    answer = supervisor.post(address, form)
    assert (answer.status_code, NO_ROOM in answer.text) == (503, True)
    assert "Leave – and “court”" in answer.text


def test_text_that_saves_itself_is_told_to_try_later(session, supervisor, full):
    address = reverse("supervision:record_autosave", args=[session.pk])
    form = sent(session, **{"record-agenda": "Leave"})
    answer = supervisor.post(address, form, headers={"X-Requested-With": "fetch"})
    assert (answer.status_code, answer.json()) == (503, {"problem": NO_ROOM})


@pytest.mark.django_db(transaction=True)
def test_notes_are_not_shown_where_their_reading_cannot_be_recorded(session, supervisor):
    CaseDiscussionFactory(session=session, supervisee=supervisee_of(session), decision="Convene a core group")
    address = reverse("supervision:file", args=[supervisee_of(session).pk])
    assert "Convene a core group" in supervisor.get(address).text
    read = Event.objects.count()
    with refused("database or disk is full"):
        answer = supervisor.get(address)
    assert (answer.status_code, "Convene" in answer.text, NO_ROOM in answer.text) == (503, False, True)
    assert (Event.objects.count(), CaseDiscussion.objects.count()) == (read, 1)


def test_any_other_fault_of_a_session_is_one(session, supervisor, monkeypatch):
    """A session that ended elsewhere meanwhile still interrupts."""

    def gone(self, must_create=False):
        raise UpdateError

    monkeypatch.setattr(SessionStore, "save", gone)
    assert supervisor.get("/").status_code == 400
