"""A log of JSON: an object a line, with nothing that an error says of the data, and no key."""

import io
import json
import logging
import logging.config

import pytest
from django.core.exceptions import ImproperlyConfigured

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
