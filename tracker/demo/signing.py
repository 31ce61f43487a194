"""Signatures of the demo: most records are agreed by both, a few wait for someone."""

import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import partial
from random import Random

from supervision.models import Response, Session, SessionKind, SessionRecord, Signature, SignedText, Status
from supervision.records.document import record_document, text_hash
from supervision.records.document_rows import DocumentRows, document_rows
from tracker.demo.calendar import local, working_day_on_or_before, working_days_after, working_days_before
from tracker.demo.disagreements import Disagreements, answer_the_answered, comment_of
from tracker.demo.gatherings import Gathering
from tracker.demo.people import Staff
from tracker.demo.presence import Presence
from tracker.demo.telling import Teller
from tracker.demo.texts import texts
from workforce.models import Worker


class State(Enum):
    """How far a record has come."""

    DRAFT = "waits for the supervisor"
    SIGNED = "waits for the supervisee"
    DISAGREED = "the supervisee disagrees"
    AGREED = "agreed by both"


STATUS = {
    State.SIGNED: Status.SIGNED,
    State.DISAGREED: Status.DISAGREED,
    State.AGREED: Status.AGREED,
}
#: How often an answer has a comment.
COMMENTED = 0.06
#: How the last record stands of those who are told apart by name.
LAST_OF = {
    "nqsw": State.SIGNED,
    "samuel": State.DRAFT,
    "mentor": State.DRAFT,
    "chloe": State.AGREED,
    "worker": State.AGREED,
    "sean": State.AGREED,
    "lee": State.AGREED,
}


#: How a last record stands that is some days old, and one from before: weights of agreed, signed, draft.
RECENT, OLDER = (45, 30, 25), (94, 3, 3)
WORKING_DAYS_RECENT = 4

type Signed = tuple[Session, Worker, State]


def sign_records(
    sessions: list[tuple[Session, Worker]],
    others: list[Gathering],
    *,
    disagreements: Disagreements,
    staff: Staff,
    teller: Teller,
) -> None:
    """Fix the texts and sign them, but for the last records of some people."""
    signing = Signing(staff, disagreements=disagreements, teller=teller)
    states = states_of(sessions, disagreements=disagreements, staff=staff, random=teller.random)
    signed = [one for one in states if one[2] is not State.DRAFT]
    signed += [(each.session, supervisee, State.AGREED) for each in others for supervisee in each.supervisees]
    rows = document_rows([session for session, _, _ in signed])
    texts_of = [signing.fixed(session, supervisee, rows[session.pk]) for session, supervisee, _ in signed]
    for session, _, state in signed:
        session.status = STATUS[state]
    Session.objects.bulk_update({session for session, _, _ in signed}, ["status"], batch_size=400)
    SignedText.objects.bulk_create(texts_of)
    Signature.objects.bulk_create(
        signature
        for one, text in zip(signed, texts_of, strict=True)
        for signature in signing.signatures(one, text)
    )
    answer_the_answered(staff)


def states_of(
    sessions: list[tuple[Session, Worker]], *, disagreements: Disagreements, staff: Staff, random: Random
) -> Iterator[Signed]:
    """How far each record has come; the supervisor's jottings stand in those that are drafts."""
    last = {supervisee.pk: session.pk for session, supervisee in sessions}
    keys = {worker.pk: key for key, worker in staff.by_key.items()}
    recent = working_days_before(working_day_on_or_before(staff.on), WORKING_DAYS_RECENT)
    jottings = texts("notes")["jottings"]
    for session, supervisee in sessions:
        state = State.AGREED
        if last[supervisee.pk] == session.pk:
            weights = RECENT if session.held_day >= recent else OLDER
            drawn = random.choices((State.AGREED, State.SIGNED, State.DRAFT), weights=weights)[0]
            state = LAST_OF.get(keys.get(supervisee.pk, ""), drawn)
        if session.pk in disagreements:
            state = State.DISAGREED
        if state is State.DRAFT:
            record = SessionRecord.objects.get(session=session)
            record.jottings = random.choice(jottings)
            record.save(update_fields=["jottings"])
        yield session, supervisee, state


class Signing:
    """Signatures at times at which people sign: soon after, on working days, none to come."""

    def __init__(self, staff: Staff, *, disagreements: Disagreements, teller: Teller) -> None:
        self.latest = local(working_days_before(working_day_on_or_before(staff.on), 1), time(16, 40))
        self.teller, self.random = teller, teller.random
        self.disagreements = disagreements
        self._fixed_at: dict[int, datetime] = {}
        self.presence = Presence()

    def fixed(self, session: Session, supervisee: Worker, rows: DocumentRows) -> SignedText:
        """The text for this supervisee; those of one session are fixed together."""
        content = record_document(session=session, supervisee=supervisee, rows=rows)
        if session.pk not in self._fixed_at:
            days = self.random.choice((0, 0, 0, 1, 1, 2, 3))
            at = session.ends_at + timedelta(minutes=40)
            if days:
                later = self.soon(session.supervisor, session.held_day, days)
                theirs = session.supervisees.all() if session.kind == SessionKind.GROUP else [supervisee]
                # Before whoever answers goes away it is fixed on the day itself.
                at = later if all(self.presence.is_here(one, later.date()) for one in theirs) else at
            self._fixed_at[session.pk] = max(session.ends_at, min(at, self.latest))
        return SignedText(
            session=session,
            supervisee=supervisee,
            content=content,
            content_hash=text_hash(content),
            fixed_at=self._fixed_at[session.pk],
        )

    def soon(self, who: Worker, day: date, days: int) -> datetime:
        """At some time of a day on which they are at work, so many working days on; where they are away by
        then for long, on the day itself.
        """
        at = time(self.random.randrange(9, 17), self.random.choice((5, 20, 35, 50)))
        later = self.presence.next_day(who, working_days_after(day, days), until=self.latest.date())
        return local(later or day, at)

    def signatures(self, one: Signed, text: SignedText) -> Iterator[Signature]:
        """The supervisor's signature, and the supervisee's answer where there is one."""
        session, supervisee, state = one
        sign = partial(Signature, text=text, content_hash=text.content_hash)
        yield sign(worker=session.supervisor, response=Response.SIGNED, signed_at=text.fixed_at)
        if state is State.SIGNED:
            return
        response, comment = self.answer(state, text)
        days = self.random.choice((0, 1, 1, 1, 2, 2, 3, 6))
        answered_at = self.soon(supervisee, text.fixed_at.date(), days) + timedelta(minutes=3)
        yield sign(
            worker=supervisee,
            response=response,
            comment=comment,
            signed_at=max(text.fixed_at + timedelta(minutes=2), min(answered_at, self.latest)),
            referred_to=session.supervisor.line_manager if response == Response.DISAGREED else None,
        )

    def answer(self, state: State, text: SignedText) -> tuple[str, str]:
        if state is State.DISAGREED:
            return Response.DISAGREED, comment_of(self.disagreements[text.session_id])
        if self.random.random() < COMMENTED and (said := self._comment(text)):
            return Response.AGREED_WITH_COMMENTS, said
        return Response.AGREED, ""

    def _comment(self, text: SignedText) -> str:
        """One that is about what the record says."""
        record = json.dumps(text.content["case_part"], ensure_ascii=False).lower()
        known = [each["comment"] for each in texts("notes")["comments"] if each["word"] in record]
        return self.teller.tell_one_of(known, {})
