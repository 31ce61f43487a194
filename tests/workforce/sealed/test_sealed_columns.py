"""A sealed column reads and saves as any other, stands sealed in the database, and opens in its own row."""

import logging

import pytest
from django.core.exceptions import FieldError
from django.db import connection, models, transaction
from hypothesis import given
from hypothesis import strategies as st

from supervision.models import Action, AgendaItem, CaseDiscussion, PersonalNote, SessionRecord, SignedText
from supervision.records.services.signing import sign_off
from tests.factories import ActionFactory, CaseDiscussionFactory, SessionFactory
from tests.properties.profiles import runs
from tests.sealed import in_clear
from tests.supervision.records.writing import AT, a_session, supervisee_of
from tracker.sealing_checks import sealed_texts_have_their_keys
from tracker.verifying import verify
from workforce.models.sealed import (
    NoteCannotBeOpened,
    Sealed,
    SealedBinaryField,
    SealedJSONField,
    SealedTextField,
    sealed_about,
    sealed_columns,
    sealed_to,
)
from workforce.models.sealed_rows import give_rows_to, save_together
from workforce.privacy.inventory import inventory, table_of
from workforce.resealing import keys_in_use, sealed_tables, texts_that_do_not_open
from workforce.sealing import FORM, key_names, open_bytes, seal_bytes

pytestmark = pytest.mark.django_db
#: Notes by the inventory that stand in clear, and why.
IN_CLEAR = {
    "case_reference": "cases are found by it; it names nobody without the case system",
}
SEALED_ONCE = (
    "73312e39646663303234302e7a417e27de5b7408e72611c97a90dbcf7a2d0bea9f1c9a5dbb08df07d04fd4865557b7be535f5cef"
)


def stored(model: type[models.Model], column: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT "{column}" FROM {model._meta.db_table} ORDER BY id')
        return [value for (value,) in cursor.fetchall()]


@pytest.fixture
def record() -> SessionRecord:
    return SessionRecord.objects.create(session=a_session(), workload="Eleven cases", version=1)


@runs(60)
@given(text=st.text(alphabet=st.characters(exclude_characters="\x00", exclude_categories=("Cs",))))
def test_any_text_comes_back_whole(text):
    record = SessionRecord.objects.create(session=SessionFactory(), workload=text, version=1)
    assert SessionRecord.objects.get(pk=record.pk).workload == text
    record.delete()


def test_the_database_holds_it_sealed_and_the_empty_ones_empty(record):
    (sealed,) = stored(SessionRecord, "workload")
    assert sealed.startswith(f"{FORM}{key_names()[0]}.")
    assert "Eleven" not in sealed
    assert stored(SessionRecord, "learning") == [""]


def test_without_its_row_it_stays_sealed(record):
    (told,) = SessionRecord.objects.values_list("workload", flat=True)
    assert (isinstance(told, Sealed), str(told), repr(told)) == (True, "(sealed)", "(sealed)")


def test_the_database_finds_only_what_is_empty(record):
    assert SessionRecord.objects.filter(learning="", workload__isnull=False).exclude(workload="").count() == 1
    for lookup, asked in (("exact", "Eleven cases"), ("icontains", "Eleven"), ("in", ["x"])):
        with pytest.raises(FieldError):
            SessionRecord.objects.filter(**{f"workload__{lookup}": asked})


def test_a_text_is_written_with_its_row_alone(record):
    with pytest.raises(TypeError, match=r"workload is sealed row by row: save the row\."):
        SessionRecord.objects.update(workload="Twelve")
    record.workload = "Twelve"
    with pytest.raises(TypeError, match="sealed row by row"), transaction.atomic():
        SessionRecord.objects.bulk_update([record], ["workload"])


def test_many_rows_are_saved_together_with_their_texts(record, django_assert_num_queries):
    rows = [record, *(SessionRecord.objects.create(session=a_session(), version=1) for _ in range(2))]
    for row, text in zip(rows, ("Twelve", "", "Five – “quoted”"), strict=True):
        row.workload, row.version = text, 7
    with django_assert_num_queries(1):
        save_together(rows, ["workload", "version"], batch_size=10)
    again = SessionRecord.objects.order_by("pk")
    assert [(one.workload, one.version) for one in again] == [("Twelve", 7), ("", 7), ("Five – “quoted”", 7)]
    assert [row.workload for row in rows] == ["Twelve", "", "Five – “quoted”"]
    assert "Twelve" not in "".join(stored(SessionRecord, "workload"))


def test_a_text_can_be_taken_away_without_its_row(record):
    SessionRecord.objects.update(workload="")
    assert SessionRecord.objects.get().workload == ""


def test_saved_unchanged_it_stays_as_it_was_sealed(record):
    before = stored(SessionRecord, "workload")
    record.save()
    again = SessionRecord.objects.get()
    again.save()
    assert again.workload == "Eleven cases"
    again.save()
    assert stored(SessionRecord, "workload") == before
    again.workload = "Twelve cases"
    again.save()
    assert stored(SessionRecord, "workload") != before
    assert SessionRecord.objects.get().workload == "Twelve cases"


def test_a_text_taken_to_another_row_does_not_open():
    session = a_session()
    worker = supervisee_of(session)
    mine = CaseDiscussionFactory(session=session, supervisee=worker, decision="Close", rationale="Safe")
    other = CaseDiscussionFactory(session=session, supervisee=worker, decision="", rationale="")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE supervision_casediscussion SET decision ="
            " (SELECT decision FROM supervision_casediscussion WHERE id = %s) WHERE id = %s",
            [mine.pk, other.pk],
        )
        cursor.execute(
            'UPDATE supervision_casediscussion SET "update" = rationale WHERE id = %s',
            [mine.pk],
        )
    with pytest.raises(NoteCannotBeOpened, match=f"case discussion {other.pk}, decision: it was changed"):
        assert CaseDiscussion.objects.get(pk=other.pk).decision
    assert list(texts_that_do_not_open(using="default")) == [
        (f"case discussion {mine.pk}", "update cannot be opened: it was changed, or taken from elsewhere"),
        (f"case discussion {other.pk}", "decision cannot be opened: it was changed, or taken from elsewhere"),
    ]
    lines = verify(at=AT).differences
    assert any(line.startswith(f"case discussion {other.pk}: decision cannot") for line in lines)


def test_a_text_whose_row_is_given_to_somebody_else_by_hand_does_not_open():
    session, other = a_session(), a_session()
    note = PersonalNote.objects.create(session=session, supervisee=supervisee_of(session), wellbeing="Tired")
    PersonalNote.objects.filter(pk=note.pk).update(session=other, supervisee=supervisee_of(other))
    with pytest.raises(NoteCannotBeOpened):
        assert PersonalNote.objects.get().wellbeing


def test_rows_that_the_tracker_gives_on_open_there():
    session, other = a_session(), a_session()
    for text in ("Leave", "Contact plan"):
        AgendaItem.objects.create(session=session, text=text)
    give_rows_to(session.agenda_items.all(), session_id=other.pk)
    assert [item.text for item in other.agenda_items.all()] == ["Leave", "Contact plan"]


def test_a_signed_text_is_what_was_signed_and_bound_to_its_person():
    session = a_session()
    SessionRecord.objects.create(session=session, workload="Elf – “quoted”", version=1)
    (text,) = sign_off(session=session, by=session.supervisor.account, at=AT)
    again = SignedText.objects.get()
    assert again.content == text.content
    assert again.content["case_part"]["workload"] == "Elf – “quoted”"


def test_a_row_without_the_facts_it_is_sealed_to_is_not_saved():
    with pytest.raises(ValueError, match="sealed to facts that stand"):
        Action(what="Ring the school", uid=None).save()


def test_files_and_what_json_says_are_sealed_whole():
    for field, value in ((SealedBinaryField(), b"%PDF \x00\xff"), (SealedJSONField(), {"a": [1, None, "é"]})):
        content = field.to_content(value)
        assert field.from_content(content) == value
        assert isinstance(field.to_envelope(seal_bytes(content, purpose="x")), bytes | str)
    assert SealedTextField().deconstruct()[1] == "django.db.models.TextField"


def test_what_was_sealed_in_this_form_opens_for_good(settings):
    """The form never changes: databases hold it."""
    settings.SEALING_KEYS = ["a key that is used for this test and for nothing else"]
    about = sealed_about("supervision_agendaitem", "text", [12])
    assert about == b'["supervision_agendaitem","text","12"]'
    sealed = bytes.fromhex(SEALED_ONCE)
    assert open_bytes(sealed, purpose="notes", about=about) == b"Leave in May"


def test_every_note_of_the_inventory_is_sealed_or_has_a_reason():
    missing = set()
    for one in inventory().values():
        sealed = {field.name for field in sealed_columns(table_of(one))}
        told = {*one.notes.split(), *one.families.split()}
        missing |= {f"{one.model}.{name}" for name in told - sealed - IN_CLEAR.keys()}
    assert missing == set()


def test_each_is_sealed_to_facts_that_are_always_there():
    for rows in sealed_tables():
        assert rows.columns and sealed_to(rows.model) == rows.facts
        for fact in rows.facts:
            assert not rows.model._meta.get_field(fact).null, (rows.table, fact)


# --- A key that is missing ------------------------------------------------------------------------


def test_a_missing_key_is_told_in_words_and_in_the_log_without_a_word_of_the_text(
    record, sign_in, settings, caplog
):
    caplog.set_level(logging.ERROR)
    session, name = record.session, key_names()[0]
    client = sign_in(session.supervisor)
    settings.SEALING_KEYS = ["another key altogether " * 3]
    page = client.get(f"/supervision/sessions/{session.pk}/record/")
    assert (page.status_code, "A text cannot be opened" in page.text) == (503, True)
    (said,) = [one.getMessage() for one in caplog.records if "does not open" in one.getMessage()]
    assert f"session record {record.pk}, workload: it is sealed with the key {name}, which" in said
    assert "Eleven" not in caplog.text


def test_the_checks_name_keys_that_are_earlier_missing_and_texts_that_are_not_sealed(record, settings):
    ActionFactory()
    (old,) = settings.SEALING_KEYS
    used, name = keys_in_use(using="default"), key_names()[0]
    assert (set(used), used[name] >= 2) == ({name}, True)
    assert sealed_texts_have_their_keys(["default"]) == []
    settings.SEALING_KEYS = ["a newer key" * 5, old]
    assert [one.id for one in sealed_texts_have_their_keys(["default"])] == ["workforce.W050"]
    settings.SEALING_KEYS = ["a newer key" * 5]
    for newest in (None, 1):
        (problem,) = sealed_texts_have_their_keys(["default"], newest=newest)
        assert (problem.id, name in problem.msg) == ("workforce.E052", True)
    SessionRecord.objects.update(workload=in_clear("Written past the tracker"))
    found = sealed_texts_have_their_keys(["default"])
    assert [one.id for one in found] == ["workforce.E053", "workforce.E052"]
