"""The database itself refuses to change what was signed, whatever the way."""

from contextlib import contextmanager, suppress
from copy import deepcopy

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, connection, transaction

from supervision.models import (
    Action,
    AgendaItem,
    CaseDiscussion,
    PersonalNote,
    Session,
    SessionRecord,
    Signature,
    SignedText,
)
from supervision.records.document import record_document
from supervision.records.services.signing import answer_record, sign_off
from tests.factories import ActionFactory, CaseDiscussionFactory, WorkerFactory
from tests.sealed import in_clear, texts_of, write
from tests.supervision.records.ways_to_change import SQLITE, signed_record, ways_here
from tests.supervision.records.writing import AT, a_session, supervisee_of
from workforce.models.sealed import NoteCannotBeOpened
from workforce.triggers.in_database import put_back, take_down

pytestmark = pytest.mark.django_db

#: A column of each table that a signed text was made from.
LOCKED = {
    "supervision_sessionrecord": "workload",
    "supervision_casediscussion": "decision",
    "supervision_personalnote": "wellbeing",
    "supervision_agendaitem": "text",
    "supervision_actionreview": "outcome",
    "supervision_action": "what",
    "supervision_attendance": "held_on",
    "supervision_session": "held_on",
    "supervision_signedtext": "content_hash",
    "supervision_signature": "comment",
    "supervision_addendum": "body",
}


@pytest.fixture(scope="module")
def _signed(kept_rows):
    session = a_session()
    worker = supervisee_of(session)
    ActionFactory(supervisee=worker)
    SessionRecord.objects.create(session=session, workload="Eleven", version=1)
    PersonalNote.objects.create(session=session, supervisee=worker, wellbeing="Tired")
    AgendaItem.objects.create(session=session, text="Leave", added_by=worker)
    discussion = CaseDiscussionFactory(session=session, supervisee=worker)
    ActionFactory(supervisee=worker, session=session, discussion=discussion)
    (text,) = sign_off(session=session, by=session.supervisor.account, at=AT)
    text.addenda.create(author=worker, added_at=AT, body="Tuesday")
    session.refresh_from_db()
    return session


@pytest.fixture
def signed(_signed):
    return deepcopy(_signed)


@pytest.mark.parametrize("table", LOCKED)
@pytest.mark.parametrize("verb", ["UPDATE", "DELETE"])
def test_raw_sql_is_refused(signed, table, verb):
    column = LOCKED[table]
    value = "'2020-01-01'" if column == "held_on" else "'carried!'"
    statement = f"UPDATE {table} SET {column} = {value}" if verb == "UPDATE" else f"DELETE FROM {table}"
    if table == "supervision_action":
        statement += " WHERE session_id IS NOT NULL"
    with (
        pytest.raises(IntegrityError, match="never changes"),
        transaction.atomic(),
        connection.cursor() as sql,
    ):
        sql.execute(statement)


@pytest.mark.parametrize(
    "change",
    [
        lambda s: SessionRecord(pk=s.record.pk, session=s, workload="x", version=2).save(),
        lambda s: SessionRecord.objects.update(workload=in_clear("x")),
        lambda s: s.discussions.all()._raw_delete("default"),
        lambda s: CaseDiscussion.objects.bulk_update([_changed(s.discussions.get())], ["position"]),
        lambda s: CaseDiscussionFactory(session=s),
        lambda s: s.agenda_items.create(text="One more"),
        lambda s: s.attendances.create(supervisee=WorkerFactory()),
        lambda s: s.attendances.all().delete(),
        lambda s: PersonalNote.objects.update(wellbeing=in_clear("x")),
        lambda s: ActionFactory(session=s, supervisee=supervisee_of(s)),
        lambda s: Action.objects.filter(session=s).update(what=in_clear("x")),
        lambda s: Session.objects.filter(pk=s.pk).update(status="held"),
        lambda s: Session.objects.filter(pk=s.pk).update(minutes=10),
        lambda s: SignedText.objects.all()._raw_delete("default"),
    ],
)
def test_the_models_are_refused(signed, change):
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        change(signed)


def _changed(discussion: CaseDiscussion) -> CaseDiscussion:
    discussion.position = 9
    return discussion


def test_rows_of_another_session_cannot_be_moved_under_a_signed_text(signed):
    stray = CaseDiscussionFactory(session=a_session())
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        CaseDiscussion.objects.filter(pk=stray.pk).update(session=signed)


def test_a_signature_under_another_hash_is_refused(signed):
    text = signed.signed_texts.get()
    with pytest.raises(IntegrityError, match="same text"), transaction.atomic():
        Signature.objects.create(
            text=text, worker=text.supervisee, response="agreed", content_hash="0" * 64, signed_at=AT
        )


def test_what_must_go_on_goes_on(signed):
    text = signed.signed_texts.get()
    answer_record(text=text, by=text.supervisee.account, response="agreed", comment="", at=AT)
    write(Action.objects.filter(session=signed), done_on="2026-11-20", due_on="2026-11-21", outcome="Done")
    PersonalNote.objects.update(released_at=AT)
    signed.refresh_from_db()
    assert signed.status == "agreed"


@pytest.mark.parametrize(("response", "untrue"), [("disagreed", "agreed"), ("agreed", "disagreed")])
def test_a_signed_session_says_no_other_than_its_signatures(signed, response, untrue):
    text = signed.signed_texts.get()
    Signature.objects.create(
        text=text,
        worker=text.supervisee,
        response=response,
        comment="Not so",
        content_hash=text.content_hash,
        signed_at=AT,
    )
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        Session.objects.filter(pk=signed.pk).update(status=untrue)


def test_a_draft_is_free():
    session = a_session()
    discussion = CaseDiscussionFactory(session=session)
    CaseDiscussion.objects.filter(pk=discussion.pk).update(decision=in_clear("x"))
    discussion.delete()
    Session.objects.filter(pk=session.pk).update(minutes=10)
    assert Session.objects.get(pk=session.pk).minutes == 10


class Undo(Exception):
    """Ends an attempt without an effect on the test's rows."""


@contextmanager
def attempt():
    """Whatever is tried in here is undone; on PostgreSQL no check waits for the end."""
    with suppress(Undo), transaction.atomic():
        if connection.vendor == "postgresql":
            connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")
            connection.cursor().execute("SET CONSTRAINTS ALL DEFERRED")
        yield
        raise Undo


def as_it_stands(session: Session) -> object:
    """The signed text, its signatures, the text worked out anew; None when a part is gone or not sealed."""
    try:
        text = SignedText.objects.get(session=session)
        content = text.content
        anew = record_document(session=Session.objects.get(pk=session.pk), supervisee=text.supervisee)
        signatures = texts_of(Signature.objects.filter(text=text).order_by("pk"), "content_hash", "comment")
    except (ObjectDoesNotExist, NoteCannotBeOpened):
        return None
    parties = Session.objects.filter(pk=session.pk).values_list("status", "attendances__held_on")
    return content, text.content_hash, anew, signatures, list(parties)


@pytest.mark.parametrize("way", ways_here())
def test_each_way_to_change_a_signed_record_is_refused(way):
    session = signed_record()
    before = as_it_stands(session)
    with pytest.raises(IntegrityError, match="never changes"), attempt():
        ways_here()[way](session)
    assert as_it_stands(session) == before


@pytest.mark.parametrize("way", ways_here())
def test_without_the_triggers_each_way_would_change_it(way):
    session = signed_record()
    before = as_it_stands(session)
    with attempt():
        take_down(using="default")
        ways_here()[way](session)
        assert as_it_stands(session) != before


@pytest.mark.parametrize("way", [way for way in SQLITE if way.startswith("INSERT OR REPLACE")])
@pytest.mark.skipif(connection.vendor != "sqlite", reason="REPLACE is SQLite's")
def test_a_row_pushed_out_counts_as_deleted_because_triggers_are_recursive(way):
    session = signed_record()
    before = as_it_stands(session)
    connection.cursor().execute("PRAGMA recursive_triggers=OFF")
    try:
        with attempt():
            SQLITE[way](session)
            assert as_it_stands(session) != before
    finally:
        connection.cursor().execute("PRAGMA recursive_triggers=ON")


def test_without_its_trigger_a_signed_record_would_change(signed):
    """The control: the refusal comes from the trigger, and putting it back brings it back."""
    table = "supervision_sessionrecord"
    with connection.cursor() as sql:
        suffix = f" ON {table}" if connection.vendor == "postgresql" else ""
        sql.execute(f"DROP TRIGGER {table}_refuses_update{suffix}")
    write(SessionRecord.objects.all(), workload="Changed")
    assert SessionRecord.objects.get().workload == "Changed"
    put_back(using="default")
    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        write(SessionRecord.objects.all(), workload="Again")
