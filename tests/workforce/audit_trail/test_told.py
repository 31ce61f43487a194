"""Each event is told to the log once it is committed, and one that is deleted before its seal shows there."""

import io
import logging.config
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from tests.factories import WorkerFactory
from tests.workforce.audit_trail.trails import without_triggers
from tracker.logs import log_settings
from tracker.verifying import verify
from workforce.audit_trail.proving_readers import tell_rights_as_they_stand
from workforce.audit_trail.services import NewEvent, events_of, record_event, record_events
from workforce.audit_trail.told import breaks_of_log
from workforce.audit_trail.verbs import Verb
from workforce.inserts import Inserts
from workforce.models import Event

pytestmark = pytest.mark.django_db
READ = Verb.NOTES_READ


@pytest.fixture(autouse=True)
def _told(settings):
    settings.LOG_EVENTS = True


@pytest.fixture
def log(django_capture_on_commit_callbacks):
    """What a log of warnings alone holds once this is committed."""
    before, stream = (logging.root.handlers[:], logging.root.level), io.StringIO()
    settings = log_settings(level="WARNING")
    settings["handlers"]["console"]["stream"] = stream
    logging.config.dictConfig(settings)

    def _log(write):
        with django_capture_on_commit_callbacks(execute=True):
            write()
        return stream.getvalue()

    yield _log
    logging.root.handlers[:], logging.root.level = before


def read(worker, number=1):
    for _ in range(number):
        record_event(verb=READ, subject=worker, by=worker.account, worker=worker)


def test_a_line_holds_the_hash_and_nothing_that_the_event_says(log):
    worker = WorkerFactory(given_name="Amina")
    written = log(lambda: read(worker))
    event = Event.objects.get(verb=READ)
    assert written.strip().endswith(f"INFO trail Recorded: {event.hash}")
    assert "Amina" not in written and READ not in written and len(written) < 130


def test_a_reading_that_is_deleted_before_its_seal_is_found_by_the_log_alone(log, tmp_path):
    worker = WorkerFactory()
    tell_rights_as_they_stand(on=timezone.localdate())
    kept = tmp_path / "kept.log"
    kept.write_text("2026-11-28 ERROR django Something else\n" + log(lambda: read(worker)))
    event = Event.objects.get(verb=READ)
    assert list(breaks_of_log(kept.read_text().splitlines(), name="kept")) == []
    without_triggers("DELETE FROM workforce_event WHERE id = %s", event.pk)
    without = verify(at=timezone.now()).differences
    assert [line for line in without if not line.startswith("trigger ")] == [], "the database shows nothing"
    told = StringIO()
    with pytest.raises(CommandError):
        call_command("verify", log=[str(kept)], stdout=StringIO(), stderr=told)
    (found,) = set(told.getvalue().splitlines()) - set(without)
    assert found == f"{kept}, line 2: event {event.hash[:12]}… was recorded, and is not in this audit trail"


def test_a_log_that_cannot_be_read_is_told():
    with pytest.raises(CommandError, match=r"The log cannot be read"):
        call_command("verify", log=["/nowhere/at.all"], stdout=StringIO())


def test_what_is_taken_back_is_not_told(log):
    worker = WorkerFactory()

    def taken_back():
        with transaction.atomic():
            read(worker)
            transaction.set_rollback(True)

    assert log(taken_back) == ""


def test_many_are_told_in_few_lines(log):
    worker = WorkerFactory()
    news = [NewEvent(READ, worker, worker) for _ in range(20)]
    lines = log(lambda: record_events(news, by=None)).splitlines()
    assert len(lines) == 2
    assert list(breaks_of_log(lines, name="log")) == []
    assert (
        sum(line.count(each) for line in lines for each in Event.objects.values_list("hash", flat=True)) == 20
    )


def test_rows_of_an_import_are_told_when_they_are_written_and_not_when_they_are_made_ready(log):
    worker, rows = WorkerFactory(), Inserts()
    rows.add(events_of([NewEvent(READ, worker, worker)], by=None), keyed=False)
    assert log(rows.ready) == ""
    lines = log(rows.write).splitlines()
    assert Event.objects.get(verb=READ).hash in lines[0]
    assert list(breaks_of_log(lines, name="log")) == []


def test_it_can_be_off(log, settings):
    settings.LOG_EVENTS = False
    assert log(lambda: read(WorkerFactory())) == ""


def test_telling_asks_the_database_nothing(log, django_assert_num_queries):
    worker = WorkerFactory()
    with django_assert_num_queries(1):
        read(worker)
    assert connection.in_atomic_block
