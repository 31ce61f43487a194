"""Signing as the services do it: what is kept, what is refused in words, and what stands on the trail."""

from datetime import timedelta

import pytest

from supervision.models import ActionReview, PersonalNote, Session, SessionRecord, Signature, SignedText
from supervision.records.services.records import RecordIsLocked
from supervision.records.services.signing import (
    NotReadyToSign,
    add_addendum,
    answer_disagreement,
    answer_record,
    release_personal_part,
    sign_off,
    texts_to_sign,
    texts_unanswered,
)
from tests.factories import ActionFactory, CaseDiscussionFactory, WorkerFactory
from tests.supervision.records.writing import AT, a_session, supervisee_of
from workforce.audit_trail.verbs import Verb
from workforce.models import Event
from workforce.rules.plausibility import Doubtful
from workforce.rules.refusal import ChangedSince

pytestmark = pytest.mark.django_db
LATER = AT + timedelta(hours=1)


@pytest.fixture
def session():
    session = a_session(kind="group")
    second = WorkerFactory(line_manager=session.supervisor)
    session.attendances.create(supervisee=second, held_on=session.held_on)
    SessionRecord.objects.create(session=session, workload="Eleven cases", jottings="Ask HR", version=1)
    return session


@pytest.fixture
def by(session):
    return session.supervisor.account


def told(verb: Verb) -> tuple:
    """Who did it, about whom, and what else is kept of it, but for what proves it."""
    event = Event.objects.get(verb=verb)
    return (
        event.actor,
        event.worker,
        {name: fact for name, fact in event.details.items() if name != "proofs"},
    )


def test_there_is_one_text_to_sign_for_each_supervisee_in_the_order_of_the_list(session):
    texts = texts_to_sign(session)
    assert [worker for worker, _, _ in texts] == list(session.supervisees.order_by("attendances__pk"))
    assert [text["session"]["supervisee"] for _, text, _ in texts] == [each.full_name for each, _, _ in texts]
    assert len({text_hash for _, _, text_hash in texts}) == 2


def test_unlikely_answers_in_a_section_47_enquiry_are_signed_with_their_reason_and_a_yes(session, by):
    enquiry = CaseDiscussionFactory(
        session=session,
        supervisee=supervisee_of(session),
        category="s47",
        update="Seen at school",
        strategy_discussion="not_relevant",
        consent="not_needed",
    )
    with pytest.raises(NotReadyToSign, match="write why a strategy discussion or enquiry is “Not relevant”"):
        sign_off(session=session, by=by, at=AT)
    enquiry.strategy_reason, enquiry.consent_reason = "The enquiry ended on Monday", "Shared under section 47"
    enquiry.save()
    with pytest.raises(Doubtful) as doubtful:
        sign_off(session=session, by=by, at=AT)
    keys = [doubt.key for doubt in doubtful.value.doubts]
    assert keys == [f"strategy:{enquiry.uid}", f"consent:{enquiry.uid}"]
    assert len(sign_off(session=session, by=by, at=AT, sure=keys)) == 2


def test_signing_keeps_text_hash_and_signature_of_each_and_stands_on_the_trail(session, by):
    expected = texts_to_sign(session)
    signed = sign_off(session=session, by=by, at=AT, hashes={text_hash for _, _, text_hash in expected})
    assert [(text.supervisee, text.content, text.content_hash) for text in signed] == expected
    assert {(text.session_id, text.fixed_at) for text in signed} == {(session.pk, AT)}
    for text in signed:
        signature = text.signatures.get()
        assert (signature.worker, signature.response) == (session.supervisor, "signed")
        assert (signature.content_hash, signature.signed_at) == (text.content_hash, AT)
    assert told(Verb.RECORD_SIGNED) == (by, None, {"hashes": [text_hash for _, _, text_hash in expected]})
    session.refresh_from_db()
    assert (session.status, session.record.jottings) == ("signed", "")


def test_another_record_keeps_its_jottings_and_its_status(session, by):
    other = a_session()
    SessionRecord.objects.create(session=other, jottings="Mine", version=1)
    sign_off(session=session, by=by, at=AT)
    other.refresh_from_db()
    assert (other.status, other.record.jottings) == ("held", "Mine")


def test_what_nobody_reviewed_is_carried_forward_once_and_counted(session, by):
    worker = supervisee_of(session)
    left = [ActionFactory(supervisee=worker), ActionFactory(supervisee=session.supervisees.last())]
    done = ActionFactory(supervisee=worker, done_on=AT.date())
    reviewed = ActionFactory(supervisee=worker)
    ActionReview.objects.create(action=reviewed, session=session, outcome="dropped")
    sign_off(session=session, by=by, at=AT)
    carried = ActionReview.objects.filter(session=session, outcome="carried")
    assert {review.action for review in carried} == set(left)
    assert not done.reviews.exists()
    assert reviewed.reviews.get().outcome == "dropped"
    assert told(Verb.ACTIONS_CARRIED_FORWARD) == (by, None, {"number": 2})


def test_with_nothing_to_carry_the_trail_says_nothing(session, by):
    sign_off(session=session, by=by, at=AT)
    assert not Event.objects.filter(verb=Verb.ACTIONS_CARRIED_FORWARD).exists()


@pytest.mark.parametrize("seen", [[], ["0" * 64], "one of two"])
def test_what_was_not_seen_whole_is_not_signed(session, by, seen):
    if seen == "one of two":
        seen = [texts_to_sign(session)[0][2]]
    with pytest.raises(ChangedSince):
        sign_off(session=session, by=by, at=AT, hashes=seen)
    assert not SignedText.objects.exists()


def test_a_record_is_signed_once(session, by):
    sign_off(session=session, by=by, at=AT)
    with pytest.raises(RecordIsLocked):
        sign_off(session=session, by=by, at=LATER)
    assert Signature.objects.count() == 2


def test_before_it_is_held_the_refusal_says_what_to_do():
    session = a_session(status="booked")
    with pytest.raises(NotReadyToSign, match=r"held"):
        sign_off(session=session, by=session.supervisor.account, at=AT)


def test_the_first_thing_that_stops_the_signing_is_told(session, by):
    worker = supervisee_of(session)
    CaseDiscussionFactory(session=session, supervisee=worker, case_reference="P77", decision="Close")
    with pytest.raises(NotReadyToSign, match=r"P77"):
        sign_off(session=session, by=by, at=AT)
    session.refresh_from_db()
    assert session.status == "held"


@pytest.mark.parametrize(
    ("response", "comment", "is_referred"),
    [("agreed", "", False), ("agreed_with_comments", "Tuesday", False), ("disagreed", "Not so", True)],
)
def test_an_answer_is_kept_under_the_same_hash_and_a_disagreement_goes_to_the_manager(
    session, by, response, comment, is_referred
):
    text, other = sign_off(session=session, by=by, at=AT)
    assert texts_unanswered(session) == [text, other]
    answerer = text.supervisee.account
    signature = answer_record(text=text, by=answerer, response=response, comment=comment, at=LATER)
    assert (signature.text, signature.worker, signature.response) == (text, text.supervisee, response)
    assert (signature.comment, signature.signed_at) == (comment, LATER)
    assert signature.content_hash == text.content_hash
    assert signature.referred_to == (session.supervisor.line_manager if is_referred else None)
    assert told(Verb.RECORD_ANSWERED) == (
        answerer,
        text.supervisee,
        {"response": response, "hash": text.content_hash},
    )
    assert texts_unanswered(session) == [other]
    assert Session.objects.get(pk=session.pk).status == "signed"


def test_the_record_is_agreed_when_the_last_has_answered_and_no_other_record_is(session, by):
    other = a_session()
    texts = sign_off(session=session, by=by, at=AT)
    for text in texts:
        answer_record(text=text, by=text.supervisee.account, response="agreed", comment="", at=LATER)
    assert Session.objects.get(pk=session.pk).status == "agreed"
    assert Session.objects.get(pk=other.pk).status == "held"
    assert texts_unanswered(session) == []


def test_who_has_answered_does_not_answer_again(session, by):
    text, _ = sign_off(session=session, by=by, at=AT)
    answerer = text.supervisee.account
    answer_record(text=text, by=answerer, response="agreed", comment="", at=LATER)
    with pytest.raises(RecordIsLocked):
        answer_record(text=text, by=answerer, response="disagreed", comment="No", at=LATER)
    assert told(Verb.RECORD_ANSWERED)[2]["response"] == "agreed"


@pytest.mark.parametrize("is_personal", [False, True])
def test_an_addendum_has_its_author_its_time_and_its_readers(session, by, is_personal):
    text, _ = sign_off(session=session, by=by, at=AT)
    added = add_addendum(text=text, by=by, body="On Tuesday", at=LATER, is_personal=is_personal)
    added.refresh_from_db()
    assert (added.text, added.author, added.body) == (text, session.supervisor, "On Tuesday")
    assert (added.added_at, added.is_personal) == (LATER, is_personal)
    assert told(Verb.ADDENDUM_ADDED) == (by, text.supervisee, {"addendum": added.pk})


def test_an_addendum_is_for_the_readers_of_the_case_part_unless_it_is_said_to_be_personal(session, by):
    text, _ = sign_off(session=session, by=by, at=AT)
    assert not add_addendum(text=text, by=by, body="On Tuesday", at=LATER).is_personal


def test_a_disagreement_is_answered_once_in_writing(session, by):
    text, _ = sign_off(session=session, by=by, at=AT)
    said = {"response": "disagreed", "comment": "Not so"}
    signature = answer_record(text=text, by=text.supervisee.account, at=AT, **said)
    manager = session.supervisor.line_manager
    answer = answer_disagreement(signature=signature, body="We spoke", by=manager.account, at=LATER)
    assert (answer.body, answer.answered_by, answer.answered_at) == ("We spoke", manager, LATER)
    assert answer_disagreement(signature=signature, body="Again", by=manager.account, at=LATER) is None
    answer.refresh_from_db()
    assert answer.body == "We spoke"
    assert told(Verb.DISAGREEMENT_ANSWERED) == (manager.account, text.supervisee, {})


def test_a_personal_part_is_released_and_taken_back_and_both_stand_on_the_trail(session):
    worker = supervisee_of(session)
    note = PersonalNote.objects.create(session=session, supervisee=worker, wellbeing="Tired")
    release_personal_part(note=note, by=worker.account, at=AT)
    note.refresh_from_db()
    assert note.released_at == AT
    assert told(Verb.PERSONAL_PART_RELEASED) == (worker.account, worker, {})
    release_personal_part(note=note, by=worker.account, at=None)
    note.refresh_from_db()
    assert note.released_at is None
    assert told(Verb.PERSONAL_PART_NO_LONGER_RELEASED) == (worker.account, worker, {})
