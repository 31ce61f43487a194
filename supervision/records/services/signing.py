"""Signing: a fixed text, both parties' signatures under its hash, and addenda afterwards."""

from collections.abc import Collection
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from supervision.models import (
    Action,
    ActionReview,
    Addendum,
    DisagreementAnswer,
    PersonalNote,
    Response,
    ReviewOutcome,
    Session,
    SessionRecord,
    Signature,
    SignedText,
    Status,
)
from supervision.models.signature import status_once_answered
from supervision.records.check import check_record, doubts_about_record
from supervision.records.disagreements import who_answers
from supervision.records.document import Text, record_document, text_hash
from supervision.records.document_rows import document_rows
from supervision.records.services.passing_on import pass_on_once_signed
from supervision.records.services.records import RecordIsLocked, lock_record
from workforce.audit_trail.services import record_event, record_signing
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Worker
from workforce.rules.plausibility import require_sure
from workforce.rules.refusal import ChangedSince, Refusal


class NotReadyToSign(Refusal):
    """Something in the record stops the signing; the message says what."""


class UnclearAnswer(Refusal):
    """Someone pressed "I agree" with a comment in the box: with it, or against it?"""

    usual = "You wrote a comment. Select “I agree, with this comment” or “I disagree”, or clear it."


def texts_to_sign(session: Session) -> list[tuple[Worker, Text, str]]:
    """For each supervisee: the text as it would be fixed now, and its hash."""
    rows = document_rows([session])[session.pk]
    texts = [
        (each, record_document(session=session, supervisee=each, rows=rows))
        for each in rows.supervisees_as_added
    ]
    return [(each, text, text_hash(text)) for each, text in texts]


def _carry_forward(session: Session, *, by: Account) -> None:
    """Earlier actions that no one reviewed are carried forward to the next session."""
    unreviewed = Action.objects.to_review_in(session).open().exclude(reviews__session=session)
    carried = [
        ActionReview(action=action, session=session, outcome=ReviewOutcome.CARRIED) for action in unreviewed
    ]
    if carried:
        ActionReview.objects.bulk_create(carried)
        record_event(verb=Verb.ACTIONS_CARRIED_FORWARD, subject=session, by=by, number=len(carried))


@transaction.atomic
def sign_off(
    *,
    session: Session,
    by: Account,
    at: datetime,
    hashes: Collection[str] | None = None,
    sure: Collection[str] = (),
) -> list[SignedText]:
    """The supervisor signs: the text is fixed for each supervisee, the jottings go, all is locked.

    `hashes` are of the texts that the supervisor was shown. Raises ChangedSince when the record is
    another by now, NotReadyToSign before the session was held, while nothing is written, or while a decision,
    or an unlikely answer about section 47, lacks its reason; Doubtful for such an answer, and for a reason
    that was written for another one (`sure` are the doubts answered with yes); RecordIsLocked when it was
    signed already.
    """
    session = lock_record(session)
    if session.is_locked:
        raise RecordIsLocked
    if session.status != Status.HELD:
        raise NotReadyToSign("Mark the session as held first.")
    if stops := [finding.words for finding in check_record(session) if finding.stops]:
        raise NotReadyToSign(stops[0])
    texts = texts_to_sign(session)
    if hashes is not None and set(hashes) != {each_hash for _, _, each_hash in texts}:
        raise ChangedSince
    require_sure(doubts_about_record(session), sure=sure)
    _carry_forward(session, by=by)
    SessionRecord.objects.filter(session=session).update(jottings="")
    Session.objects.filter(pk=session.pk).update(status=Status.SIGNED)
    signed = [_sign(session, *text, by=by, at=at) for text in texts]
    record_signing(
        verb=Verb.RECORD_SIGNED,
        subject=session,
        by=by,
        signed=[*signed, *Signature.objects.filter(text__in=signed)],
        hashes=[text.content_hash for text in signed],
    )
    pass_on_once_signed(session, by=by)
    return signed


def _sign(
    session: Session, supervisee: Worker, content: Text, content_hash: str, *, by: Account, at: datetime
) -> SignedText:
    text = SignedText.objects.create(
        session=session, supervisee=supervisee, content=content, content_hash=content_hash, fixed_at=at
    )
    Signature.objects.create(
        text=text, worker=by.worker, response=Response.SIGNED, content_hash=content_hash, signed_at=at
    )
    return text


@transaction.atomic
def answer_record(*, text: SignedText, by: Account, response: str, comment: str, at: datetime) -> Signature:
    """The supervisee agrees, agrees with comments, or disagrees, under the same hash.

    A disagreement names who answers it (`who_answers`). When every supervisee has answered, the record is
    agreed, or signed with a disagreement. Raises RecordIsLocked when this supervisee has answered
    already, and UnclearAnswer for one who agrees and has written a comment all the same.
    """
    if response == Response.AGREED and comment:
        raise UnclearAnswer
    session = lock_record(text.session)
    is_disagreement = response == Response.DISAGREED
    third = who_answers(session, text.supervisee, on=timezone.localdate(at)) if is_disagreement else None
    try:
        with transaction.atomic():
            signature = Signature.objects.create(
                text=text,
                worker=text.supervisee,
                response=response,
                comment=comment,
                content_hash=text.content_hash,
                signed_at=at,
                referred_to=third,
            )
    except IntegrityError as error:
        raise RecordIsLocked from error
    if not texts_unanswered(session):
        answers = Signature.objects.filter(text__session=session).values_list("response", flat=True)
        Session.objects.filter(pk=session.pk).update(status=status_once_answered(answers))
    record_signing(
        verb=Verb.RECORD_ANSWERED,
        subject=session,
        by=by,
        worker=text.supervisee,
        signed=[signature],
        response=response,
        hash=text.content_hash,
    )
    return signature


def texts_unanswered(session: Session) -> list[SignedText]:
    """The signed texts of a session that wait for their supervisee."""
    texts = session.signed_texts.prefetch_related("signatures")
    return [
        text
        for text in texts
        if all(signature.worker_id != text.supervisee_id for signature in text.signatures.all())
    ]


@transaction.atomic
def add_addendum(
    *, text: SignedText, by: Account, body: str, at: datetime, is_personal: bool = False
) -> Addendum:
    """A correction or addition under a signed text, with its author and time."""
    addendum = Addendum.objects.create(
        text=text, author=by.worker, added_at=at, body=body, is_personal=is_personal
    )
    record_signing(
        verb=Verb.ADDENDUM_ADDED,
        subject=text.session,
        by=by,
        worker=text.supervisee,
        signed=[addendum],
        addendum=addendum.pk,
    )
    return addendum


@transaction.atomic
def answer_disagreement(
    *, signature: Signature, body: str, by: Account, at: datetime
) -> DisagreementAnswer | None:
    """The supervisor's manager answers in writing, once; None when it was answered already."""
    answer, is_new = DisagreementAnswer.objects.get_or_create(
        signature=signature, defaults={"body": body, "answered_by": by.worker, "answered_at": at}
    )
    if not is_new:
        return None
    session = signature.text.session
    record_signing(
        verb=Verb.DISAGREEMENT_ANSWERED, subject=session, by=by, worker=signature.worker, signed=[answer]
    )
    return answer


@transaction.atomic
def release_personal_part(*, note: PersonalNote, by: Account, at: datetime | None) -> None:
    """The supervisee lets the readers of the case part read this personal part too; or takes it back."""
    note.released_at = at
    note.save(update_fields=["released_at"])
    record_event(
        verb=Verb.PERSONAL_PART_RELEASED if at else Verb.PERSONAL_PART_NO_LONGER_RELEASED,
        subject=note.session,
        by=by,
        worker=note.supervisee,
    )
