"""A log of JSON: an object a line, with nothing that an error says of the data, and no key."""

import io
import json
import logging
import logging.config
from http import HTTPStatus

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from tests.factories import WorkerFactory
from tracker.logs import log_settings


@pytest.fixture
def written():
    """What a handler of these settings writes, by form."""
    before = logging.root.handlers[:], logging.root.level
    stream, said = io.StringIO(), "Amina said that…"

    def _written(form):
        settings = log_settings(level="INFO", form=form)
        settings["handlers"]["console"]["stream"] = stream
        logging.config.dictConfig(settings)
        try:
            raise ValueError(said)
        except ValueError:
            logging.getLogger("tracker").exception("Not sent: /calendar/s3cret.ics")
        return stream.getvalue()

    yield _written
    logging.root.handlers[:], logging.root.level = before


def test_each_line_is_an_object(written):
    (line,) = written("json").splitlines()
    found = json.loads(line)
    assert (found["level"], found["logger"]) == ("ERROR", "tracker")
    assert found["message"] == "Not sent: /calendar/….ics"
    assert found["time"].endswith("+00:00")
    assert "ValueError" in found["error"] and "test_logs.py" in found["error"]
    assert "Amina" not in line and "s3cret" not in line


def test_lines_say_the_same(written):
    said = written("line")
    assert "ERROR tracker Not sent: /calendar/….ics" in said
    assert "Amina" not in said and "s3cret" not in said


def test_another_form_is_refused_in_words():
    with pytest.raises(ImproperlyConfigured, match="line or json"):
        log_settings(level="INFO", form="xml")


@pytest.mark.django_db
def test_what_is_refused_to_somebody_is_logged_with_their_number(sign_in):
    before, stream = (logging.root.handlers[:], logging.root.level), io.StringIO()
    settings = log_settings(level="WARNING")
    settings["handlers"]["console"]["stream"] = stream
    logging.config.dictConfig(settings)
    stranger, other = WorkerFactory(), WorkerFactory()
    try:
        assert sign_in(stranger.account).get(f"/people/{other.pk}/").status_code == HTTPStatus.NOT_FOUND
        assert Client().get("/nothing/here.txt").status_code in {HTTPStatus.NOT_FOUND, HTTPStatus.FOUND}
    finally:
        logging.root.handlers[:], logging.root.level = before
    lines = stream.getvalue().splitlines()
    assert f"Not Found: /people/{other.pk}/ (account {stranger.account.pk})" in lines[0]
    assert all("account" not in line for line in lines[1:])
    assert stranger.account.email not in stream.getvalue()
