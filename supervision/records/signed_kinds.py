"""What is signed of records: texts, signatures, answers, addenda, and decisions between sessions."""

from collections.abc import Collection, Iterable

from django.db.models import Exists, OuterRef

from supervision.models import Attendance, Session, Signature, SignedText
from supervision.records.document import Text, text_hash, when_held
from workforce.audit_trail.signed_kinds import SignedKind
from workforce.models.sealed import NoteCannotBeOpened

CANNOT_BE_OPENED = "its words cannot be opened"
NOT_ITS_WORDS = "its hash is not that of its words"
OTHER_DAY = "its session says another day, time, length or supervisor than was signed"
OTHER_TEXT = "it is under another hash than its text"


def _wrong_texts(texts: Iterable[SignedText]) -> dict[int, str]:
    wrong = {}
    for text in texts:
        try:
            if text_hash(text.content) != text.content_hash:
                wrong[text.pk] = NOT_ITS_WORDS
        except NoteCannotBeOpened:
            wrong[text.pk] = CANNOT_BE_OPENED
    return wrong


def _other_days(keys: Collection[int]) -> dict[int, str]:
    """Texts whose session, or whose supervisee's part in it, says otherwise when it was held, or with whom.

    The clock and every number count by those rows, so they must say what was signed.
    """
    held_by = Signature.objects.filter(text=OuterRef("pk"), worker=OuterRef("session__supervisor"))
    attended = Attendance.objects.filter(
        session=OuterRef("session"), supervisee=OuterRef("supervisee"), held_on=OuterRef("session__held_on")
    )
    texts = SignedText.objects.filter(pk__in=keys).select_related("session")
    wrong = {}
    for text in texts.annotate(was_there=Exists(attended), is_signed=Exists(held_by)):
        try:
            signed = text.content["session"]
        except NoteCannotBeOpened:
            continue
        if not (text.was_there and text.is_signed and _says(text.session, signed)):
            wrong[text.pk] = OTHER_DAY
    return wrong


def _says(session: Session, signed: Text) -> bool:
    return all(signed.get(name, said) == said for name, said in when_held(session).items())


def _wrong_signatures(signatures: Iterable[Signature]) -> dict[int, str]:
    return {one.pk: OTHER_TEXT for one in signatures if one.content_hash != one.text.content_hash}


SIGNED_TEXT = SignedKind(
    model="supervision.SignedText",
    columns=("session_id", "supervisee_id", "content", "content_hash", "fixed_at"),
    flaws=_wrong_texts,
    contents=_other_days,
)
SIGNATURE = SignedKind(
    model="supervision.Signature",
    columns=("text_id", "worker_id", "response", "comment", "content_hash", "signed_at", "referred_to_id"),
    joined=("text",),
    flaws=_wrong_signatures,
)
DISAGREEMENT_ANSWER = SignedKind(
    model="supervision.DisagreementAnswer", columns=("signature_id", "answered_by_id", "answered_at", "body")
)
ADDENDUM = SignedKind(
    model="supervision.Addendum", columns=("text_id", "author_id", "added_at", "body", "is_personal")
)
DECISION = SignedKind(
    model="supervision.Decision",
    columns=("supervisee_id", "decided_by_id", "decided_at", "case_reference", "decision", "rationale"),
)
