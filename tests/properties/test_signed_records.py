"""Whatever is tried in whatever order, a signed record stays as it was signed.

The profile's number of runs is small; `SIGNED_RECORD_RUNS=500` asks for more.
"""

import os
from collections import Counter

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

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
from supervision.records.document import record_document, text_hash
from supervision.records.services.drafts import Draft, save_draft
from supervision.records.services.records import NotHeldYet, RecordIsLocked, record_held, take_back_held
from supervision.records.services.signing import (
    NotReadyToSign,
    UnclearAnswer,
    add_addendum,
    answer_record,
    sign_off,
)
from tests.factories import ActionFactory, CaseDiscussionFactory
from tests.properties.profiles import runs, share_of
from tests.sealed import write
from tests.supervision.records.ways_to_change import ways_here
from tests.supervision.records.writing import AT, a_session, supervisee_of
from workforce.models.sealed import NoteCannotBeOpened
from workforce.rules.refusal import ChangedSince

WORDS = st.sampled_from(["", "Eleven cases", "Eighteen cases", "x"])
WAYS = st.lists(st.sampled_from(sorted(ways_here())), min_size=1, max_size=6)
#: How often each way was tried on a signed record.
TRIED: Counter[str] = Counter()
REFUSALS = (
    IntegrityError,
    RecordIsLocked,
    NotReadyToSign,
    ChangedSince,
    NotHeldYet,
    ObjectDoesNotExist,
    UnclearAnswer,
    NoteCannotBeOpened,
)
RAW = (
    "UPDATE supervision_sessionrecord SET workload = 'changed'",
    "UPDATE supervision_casediscussion SET decision = 'changed'",
    "UPDATE supervision_personalnote SET wellbeing = 'changed'",
    "UPDATE supervision_signedtext SET content_hash = 'changed'",
    "UPDATE supervision_signature SET content_hash = 'changed'",
    "UPDATE supervision_attendance SET held_on = '2020-01-01'",
    "UPDATE supervision_session SET place = 'changed'",
    "DELETE FROM supervision_signature",
    "DELETE FROM supervision_casediscussion",
    "DELETE FROM supervision_sessionrecord",
)


class SignedRecords(RuleBasedStateMachine):
    """A record that is drafted, signed, answered, added to; and every way of changing it, tried."""

    @initialize(is_signed=st.booleans(), ways=WAYS)
    def begin(self, is_signed: bool, ways: list[str]) -> None:
        self.around = transaction.atomic()
        self.around.__enter__()
        self.session = a_session()
        self.worker = supervisee_of(self.session)
        self.supervisor = self.session.supervisor.account
        discussion = CaseDiscussionFactory(session=self.session, supervisee=self.worker, case_reference="P77")
        PersonalNote.objects.create(session=self.session, supervisee=self.worker, wellbeing="Tired")
        SessionRecord.objects.create(session=self.session)
        AgendaItem.objects.create(session=self.session, text="Leave")
        ActionFactory(session=self.session, supervisee=self.worker, discussion=discussion)
        ActionFactory(supervisee=self.worker, what="Left open")
        self.signed: tuple[str, str] | None = None
        if is_signed:
            self.sign()
            self.try_to_change(ways)

    def attempt(self, work) -> bool:
        """Try; a refusal is fine, anything else is not."""
        try:
            with transaction.atomic():
                if connection.vendor == "postgresql":  # TRUNCATE waits for no pending check
                    connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")
                work()
        except REFUSALS:
            return False
        return True

    def teardown(self) -> None:
        """Nothing of one run is there in the next."""
        if hasattr(self, "around"):
            transaction.set_rollback(True)
            self.around.__exit__(None, None, None)

    @rule(ways=WAYS)
    def ways_to_change_what_was_signed_are_tried(self, ways: list[str]) -> None:
        self.try_to_change(ways)

    def try_to_change(self, ways: list[str]) -> None:
        for way in ways if self.signed else ():
            TRIED[way] += 1
            self.attempt(lambda way=way: ways_here()[way](self.session))

    @rule(words=WORDS, version=st.integers(-1, 5))
    def a_form_is_sent(self, words: str, version: int) -> None:
        uid = self.session.discussions.values_list("uid", flat=True).first()
        draft = Draft(shared={"workload": words}, discussions={uid: {"decision": words}} if uid else {})
        self.attempt(
            lambda: save_draft(session=self.session, draft=draft, version=version, by=self.supervisor, at=AT)
        )

    @rule(words=WORDS)
    def the_models_are_changed(self, words: str) -> None:
        self.attempt(lambda: write(SessionRecord.objects.all(), workload=words))
        self.attempt(lambda: write(CaseDiscussion.objects.all(), decision=words, rationale=words))
        self.attempt(lambda: write(PersonalNote.objects.all(), wellbeing=words))

    @rule(statement=st.sampled_from(RAW))
    def raw_sql_is_run(self, statement: str) -> None:
        self.attempt(lambda: connection.cursor().execute(statement))

    @rule()
    def rows_are_added(self) -> None:
        self.attempt(lambda: CaseDiscussionFactory(session=self.session, supervisee=self.worker))
        self.attempt(
            lambda: Action.objects.create(
                session=self.session, supervisee=self.worker, owner=self.worker, what="late"
            )
        )

    @rule()
    def it_is_held_or_not_after_all(self) -> None:
        times = (self.session.starts_at, self.session.ends_at)
        self.attempt(
            lambda: record_held(
                session=self.session,
                times=times,
                place="Room 9",
                interrupted=False,
                by=self.supervisor,
                at=AT,
            )
        )
        if not SignedText.objects.exists():
            return
        self.attempt(lambda: take_back_held(session=self.session, by=self.supervisor))

    @rule(stale=st.booleans())
    def the_supervisor_signs(self, stale: bool) -> None:
        self.sign(changed_unseen=stale)

    def sign(self, *, changed_unseen: bool = False) -> None:
        """The supervisor signs what they were shown, unless it changed in between.

        A draft that SQL wrote in clear can be shown to nobody, and so is signed by nobody.
        """
        try:
            shown = text_hash(record_document(session=self.session, supervisee=self.worker))
        except NoteCannotBeOpened:
            assert self.signed is None
            unseen = {"session": self.session, "by": self.supervisor, "at": AT, "hashes": []}
            assert not self.attempt(lambda: sign_off(**unseen))
            return
        if changed_unseen:
            self.attempt(lambda: write(SessionRecord.objects.all(), workload="edited in between"))
        if self.attempt(lambda: sign_off(session=self.session, by=self.supervisor, at=AT, hashes=[shown])):
            text = SignedText.objects.get()
            assert text.content_hash == shown
            self.signed = (text.content_hash, self.as_it_stands())

    @rule(
        response=st.sampled_from(["agreed", "agreed_with_comments", "disagreed"]),
        comment=st.sampled_from(["", "c"]),
    )
    def the_supervisee_answers(self, response: str, comment: str) -> None:
        """A bare agreement with a comment beside it is unclear, and refused."""
        text = SignedText.objects.first()
        if text:
            answer = {"response": response, "comment": comment}
            self.attempt(lambda: answer_record(text=text, by=self.worker.account, at=AT, **answer))

    @rule()
    def an_addendum_is_added(self) -> None:
        text = SignedText.objects.first()
        if text:
            add_addendum(text=text, by=self.worker.account, body="Tuesday", at=AT)

    def as_it_stands(self) -> str:
        """The record worked out anew from its rows, as one hash."""
        session = Session.objects.get(pk=self.session.pk)
        return text_hash(record_document(session=session, supervisee=self.worker))

    @invariant()
    def what_was_signed_stands(self) -> None:
        if getattr(self, "signed", None) is None:
            return
        content_hash, standing = self.signed
        text = SignedText.objects.get()
        assert text.content_hash == content_hash == text_hash(text.content)
        assert self.as_it_stands() == standing == content_hash
        assert {signature.content_hash for signature in Signature.objects.all()} == {content_hash}
        assert Session.objects.get(pk=self.session.pk).status == self.status_that_the_signatures_say()

    def status_that_the_signatures_say(self) -> str:
        responses = set(Signature.objects.values_list("response", flat=True))
        if "disagreed" in responses:
            return "disagreed"
        return "agreed" if responses & {"agreed", "agreed_with_comments"} else "signed"


RUN = settings(
    runs(15, ignoring=list(HealthCheck)),
    max_examples=int(os.environ.get("SIGNED_RECORD_RUNS", share_of(15))),
    stateful_step_count=20,
)


@pytest.mark.django_db
def test_whatever_is_tried_a_signed_record_stands():
    run_state_machine_as_test(SignedRecords, settings=RUN)
    print(f"{sum(TRIED.values())} tries of {len(TRIED)} ways on a signed record, 0 changed")
    assert TRIED
