"""A database that is away is told in words, with what was typed; any other fault stays one."""

import psycopg
import pytest
from django.db import InterfaceError, OperationalError
from django.test import RequestFactory

from workforce.web import no_room
from workforce.web.no_room import NO_ROOM
from workforce.web.views.unavailable import NO_ANSWER, fault

TYPED = {"typed_by": "1:signed", "text": "Leave – and “court”"}


def answer_to(error: Exception, cause: Exception | None = None, *, form=None, **headers):
    """The page of a request that failed so."""
    request = RequestFactory().post("/somewhere/", form or {}, headers=headers)
    try:
        raise error from cause
    except type(error):
        return fault(request)


@pytest.fixture
def on_postgresql(monkeypatch):
    monkeypatch.setattr(no_room.connection, "vendor", "postgresql")


AWAY = {
    "not reached": (OperationalError("connection failed"), psycopg.OperationalError()),
    "stopped": (OperationalError("terminating"), psycopg.errors.AdminShutdown()),
    "starting": (OperationalError("starting up"), psycopg.errors.CannotConnectNow()),
    "no connection left": (OperationalError("sorry"), psycopg.errors.TooManyConnections()),
    "closed": (InterfaceError("the connection is closed"), psycopg.InterfaceError()),
}


@pytest.mark.parametrize(("error", "cause"), AWAY.values(), ids=AWAY)
def test_a_database_that_is_away_is_told_with_what_was_typed(on_postgresql, error, cause):
    answer = answer_to(error, cause, form=TYPED)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    assert NO_ANSWER in answer.text
    assert answer.text.count(TYPED["text"]) == 2, "to be read, and to be sent again"


def test_a_password_is_not_shown_again(on_postgresql):
    answer = answer_to(
        *AWAY["stopped"], form={"login": "a@council.example", "password": "open the door please"}
    )
    assert (answer.status_code, "open the door" in answer.text) == (503, False)


def test_text_that_saves_itself_hears_it(on_postgresql):
    answer = answer_to(*AWAY["stopped"], form=TYPED, **{"X-Requested-With": "fetch"})
    assert (answer.status_code, answer.content.decode().count("does not answer")) == (503, 1)


def test_a_disk_without_room_is_told():
    assert NO_ROOM in answer_to(OperationalError("database or disk is full")).text


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (ValueError("a mistake"), None),
        (OperationalError("no such column"), psycopg.errors.UndefinedColumn()),
    ],
    ids=["a mistake", "a column that is not there"],
)
def test_any_other_fault_is_one(on_postgresql, error, cause):
    assert answer_to(error, cause, form=TYPED).status_code == 500
