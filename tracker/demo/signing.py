"""Signatures of the demo: most records are agreed by both, a few wait for someone."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from enum import Enum
from functools import partial
from random import Random
from typing import Any

from supervision.models import Response, Session, SessionRecord, Signature, SignedText, Status
from supervision.records.document import record_document, text_hash
from tracker.demo import wording
from tracker.demo.calendar import local
from tracker.demo.people import Staff
from workforce.models import Worker


class State(Enum):
    """How far a record has come."""

    DRAFT = "waits for the supervisor"
    SIGNED = "waits for the supervisee"
    DISAGREED = "the supervisee disagrees"
    AGREED = "agreed by both"


STATUS = {State.SIGNED: Status.SIGNED, State.DISAGREED: Status.DISAGREED, State.AGREED: Status.AGREED}
#: How the last record stands of those who are told apart by name.
LAST_OF = {
    "nqsw": State.SIGNED,
    "agency": State.DISAGREED,
    "samuel": State.DRAFT,
    "mentor": State.DRAFT,
    "chloe": State.AGREED,
    "worker": State.AGREED,
    "sean": State.AGREED,
}


type Signed = tuple[Session, Worker, State]


def sign_records(sessions: list[tuple[Session, Worker]], *, staff: Staff, random: Random) -> None:
    """Fix the texts and sign them, but for the last records of some people."""
    morning = local(staff.on, time(8))
    signed = [one for one in states_of(sessions, staff=staff, random=random) if one[2] is not State.DRAFT]
    texts = [
        fixed(
            session,
            supervisee,
            record_document(session=session, supervisee=supervisee),
            by=morning,
            random=random,
        )
        for session, supervisee, _ in signed
    ]
    for session, _, state in signed:
        session.status = STATUS[state]
    Session.objects.bulk_update([session for session, _, _ in signed], ["status"], batch_size=400)
    SignedText.objects.bulk_create(texts)
    Signature.objects.bulk_create(
        signature
        for one, text in zip(signed, texts, strict=True)
        for signature in signatures(one, text, by=morning, random=random)
    )


def states_of(sessions: list[tuple[Session, Worker]], *, staff: Staff, random: Random) -> Iterator[Signed]:
    """How far each record has come; the supervisor's jottings stand in those that are drafts."""
    last = {supervisee.pk: session.pk for session, supervisee in sessions}
    keys = {worker.pk: key for key, worker in staff.by_key.items()}
    for session, supervisee in sessions:
        is_last = last[supervisee.pk] == session.pk
        state = state_of(keys.get(supervisee.pk, ""), random=random) if is_last else State.AGREED
        if state is State.DRAFT:
            SessionRecord.objects.filter(session=session).update(jottings=wording.JOTTINGS)
        yield session, supervisee, state


def state_of(key: str, *, random: Random) -> State:
    if key in LAST_OF:
        return LAST_OF[key]
    return random.choices((State.AGREED, State.SIGNED, State.DRAFT), weights=(70, 15, 15))[0]


def fixed(
    session: Session, supervisee: Worker, content: dict[str, Any], *, by: datetime, random: Random
) -> SignedText:
    return SignedText(
        session=session,
        supervisee=supervisee,
        content=content,
        content_hash=text_hash(content),
        fixed_at=min(session.ends_at + timedelta(hours=random.choice((1, 2, 20, 26, 70))), by),
    )


def signatures(one: Signed, text: SignedText, *, by: datetime, random: Random) -> Iterator[Signature]:
    """The supervisor's signature, and the supervisee's answer where there is one."""
    session, supervisee, state = one
    sign = partial(Signature, text=text, content_hash=text.content_hash)
    yield sign(worker=session.supervisor, response=Response.SIGNED, signed_at=text.fixed_at)
    if state is State.SIGNED:
        return
    response, comment = answer(state, random=random)
    answered_at = text.fixed_at + timedelta(hours=random.choice((2, 20, 44, 68, 120, 200)))
    yield sign(
        worker=supervisee,
        response=response,
        comment=comment,
        signed_at=max(text.fixed_at, min(answered_at, by)),
        referred_to=session.supervisor.line_manager if response == Response.DISAGREED else None,
    )


def answer(state: State, *, random: Random) -> tuple[str, str]:
    if state is State.DISAGREED:
        return Response.DISAGREED, wording.DISAGREEMENT
    if random.random() < 0.06:
        return Response.AGREED_WITH_COMMENTS, wording.COMMENT
    return Response.AGREED, ""
