"""What a proof covers: every column of what is signed, whatever the engine, and never in clear."""

from datetime import date, datetime, timedelta, timezone
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from supervision.models import SessionRecord, Signature, SignedText
from supervision.records.services.signing import add_addendum, answer_record, sign_off
from tests.supervision.records.writing import AT, a_session
from workforce.audit_trail.keys import TrailKey, writing_key
from workforce.audit_trail.proving import breaks_of_signed, check_signed, seal_signed_earlier
from workforce.audit_trail.signed_kinds import plain, proofs_of, signed_kinds
from workforce.audit_trail.verbs import Verb
from workforce.models import Event
from workforce.triggers.in_database import take_down


def test_every_column_of_a_signed_table_is_covered_or_said_to_go_on():
    for kind in signed_kinds().values():
        columns = {field.attname for field in kind.table._meta.concrete_fields if not field.primary_key}
        assert columns == {*kind.columns, *kind.later, *kind.goes_on}, kind.model


def test_values_are_the_same_from_either_database():
    elsewhere = datetime(2026, 11, 19, 15, 30, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    told = plain([elsewhere, date(2026, 11, 19), (1, None), "as it is"])
    assert told == ["2026-11-19T10:00:00+00:00", "2026-11-19", [1, None], "as it is"]


@pytest.fixture
def signed(db) -> SignedText:
    """A record that both have signed, with an addendum."""
    session = a_session()
    SessionRecord.objects.create(session=session, workload="Eleven", version=1)
    (text,) = sign_off(session=session, by=session.supervisor.account, at=AT)
    answer_record(text=text, by=text.supervisee.account, response="agreed", comment="", at=AT)
    add_addendum(text=text, by=session.supervisor.account, body="On Tuesday", at=AT)
    return text


def test_another_key_makes_another_proof(signed):
    mine = proofs_of([signed], key=writing_key())
    theirs = proofs_of([signed], key=TrailKey("other", b"guessed"))
    assert mine != theirs


def test_the_event_of_a_signing_holds_its_proofs_and_no_words(signed):
    proofs = Event.objects.get(verb=Verb.RECORD_SIGNED).details["proofs"]
    assert {label: list(map(len, each.values())) for label, each in proofs.items()} == {
        "supervision.signedtext": [64],
        "supervision.signature": [64],
    }


def rows_of(text: SignedText) -> list[object]:
    return [text, *text.signatures.all(), *text.addenda.all()]


def test_a_record_that_stands_is_whole_and_was_sealed_at_signing(signed):
    checked = check_signed(rows_of(signed), told_under=[signed.session])
    assert (checked.is_whole, checked.sealed_later) == (True, None)


def test_a_signature_that_is_gone_is_missed_on_the_page_too(signed):
    take_down(using="default", only="supervision_signature_refuses_delete")
    Signature.objects.filter(text=signed, response="agreed").delete()
    (found,) = check_signed(rows_of(signed), told_under=[signed.session]).breaks
    assert "is missing: it was signed" in str(found)


def test_what_was_signed_without_the_tracker_is_sealed_as_it_stands_and_says_when(signed):
    added = signed.addenda.create(author=signed.supervisee, added_at=AT, body="Made up")
    assert [str(each) for each in breaks_of_signed()] == [
        f"addendum {added.pk}: was signed outside the tracker: no event of the audit trail proves it"
    ]
    assert (seal_signed_earlier(), seal_signed_earlier()) == (1, 0)
    checked = check_signed([added], told_under=[])
    assert (checked.is_whole, checked.sealed_later.tzinfo is not None) == (True, True)


@pytest.mark.django_db
def test_the_command_wants_to_hear_that_nothing_more_is_known():
    with pytest.raises(CommandError, match="--as-it-stands"):
        call_command("seal_signed_earlier")
    out = StringIO()
    call_command("seal_signed_earlier", as_it_stands=True, stdout=out)
    assert out.getvalue() == "0 signed things sealed, not at signing.\n0 rights to read told as they stand.\n"
