"""What is signed of records: texts, signatures, answers, addenda, and decisions between sessions."""

from collections.abc import Iterable

from supervision.models import Signature, SignedText
from supervision.records.document import text_hash
from workforce.audit_trail.signed_kinds import SignedKind
from workforce.models.sealed import NoteCannotBeOpened

CANNOT_BE_OPENED = "its words cannot be opened"
NOT_ITS_WORDS = "its hash is not that of its words"
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


def _wrong_signatures(signatures: Iterable[Signature]) -> dict[int, str]:
    return {one.pk: OTHER_TEXT for one in signatures if one.content_hash != one.text.content_hash}


SIGNED_TEXT = SignedKind(
    model="supervision.SignedText",
    columns=("session_id", "supervisee_id", "content", "content_hash", "fixed_at"),
    flaws=_wrong_texts,
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
