"""Signatures of the demo: most records are agreed by both, a few wait for somebody."""

from datetime import datetime, time, timedelta
from enum import Enum
from random import Random

from nqsw.demo import wording
from nqsw.demo.calendar import local
from nqsw.demo.people import Staff
from supervision.models import Response, Session, SessionRecord, Signature, SignedText, Status
from supervision.record_text import record_text, text_hash
from workforce.models import Worker


class State(Enum):
    """How far a record has come."""

    DRAFT = "waits for the supervisor"
    SIGNED = "waits for the supervisee"
    DISAGREED = "the supervisee disagrees"
    AGREED = "agreed by both"


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


def sign_records(sessions: list[tuple[Session, Worker]], *, staff: Staff, random: Random) -> None:
    """Fix the texts and sign them, but for the last records of some people."""
    last = {supervisee.pk: session.pk for session, supervisee in sessions}
    keys = {worker.pk: key for key, worker in staff.by_key.items()}
    signed, texts = [], []
    for session, supervisee in sessions:
        is_last = last[supervisee.pk] == session.pk
        state = state_of(keys.get(supervisee.pk, ""), random=random) if is_last else State.AGREED
        if state is State.DRAFT:
            SessionRecord.objects.filter(session=session).update(jottings=wording.JOTTINGS)
            continue
        content = record_text(session=session, supervisee=supervisee)
        signed.append((session, supervisee, state))
        texts.append(fixed(session, supervisee, content, by=local(staff.on, time(8)), random=random))
    for session, _, state in signed:
        session.status = Status.SIGNED if state is State.SIGNED else Status.AGREED
    Session.objects.bulk_update([session for session, _, _ in signed], ["status"], batch_size=400)
    SignedText.objects.bulk_create(texts)
    both = zip(signed, texts, strict=True)
    Signature.objects.bulk_create(
        signature
        for (session, supervisee, state), text in both
        for signature in signatures(
            session, supervisee, state, text, on=local(staff.on, time(8)), random=random
        )
    )


def state_of(key: str, *, random: Random) -> State:
    if key in LAST_OF:
        return LAST_OF[key]
    return random.choices((State.AGREED, State.SIGNED, State.DRAFT), weights=(70, 15, 15))[0]


def fixed(session: Session, supervisee: Worker, content: dict, *, by: datetime, random: Random) -> SignedText:
    return SignedText(
        session=session,
        supervisee=supervisee,
        content=content,
        content_hash=text_hash(content),
        fixed_at=min(session.ends_at + timedelta(hours=random.choice((1, 2, 20, 26, 70))), by),
    )


def signatures(
    session: Session, supervisee: Worker, state: State, text: SignedText, *, on: datetime, random: Random
) -> list[Signature]:
    """The supervisor's signature, and the supervisee's answer where there is one."""
    both = [
        Signature(
            text=text,
            worker=session.supervisor,
            response=Response.SIGNED,
            content_hash=text.content_hash,
            signed_at=text.fixed_at,
        )
    ]
    if state is not State.SIGNED:
        response, comment = answer(state, random=random)
        answered_at = text.fixed_at + timedelta(hours=random.choice((2, 20, 44, 68, 120, 200)))
        both.append(
            Signature(
                text=text,
                worker=supervisee,
                response=response,
                comment=comment,
                content_hash=text.content_hash,
                signed_at=max(text.fixed_at, min(answered_at, on)),
                referred_to=session.supervisor.line_manager if response == Response.DISAGREED else None,
            )
        )
    return both


def answer(state: State, *, random: Random) -> tuple[str, str]:
    if state is State.DISAGREED:
        return Response.DISAGREED, wording.DISAGREEMENT
    if random.random() < 0.06:
        return Response.AGREED_WITH_COMMENTS, wording.COMMENT
    return Response.AGREED, ""
