"""What is signed of records: texts, signatures, answers, addenda, and decisions between sessions."""

from collections.abc import Collection

from django.db.models import F

from supervision.models import Signature, SignedText
from supervision.records.document import text_hash
from workforce.audit_trail.signed_kinds import SignedKind

NOT_ITS_WORDS = "its hash is not that of its words"
OTHER_TEXT = "it is under another hash than its text"


def _wrong_texts(keys: Collection[int]) -> dict[int, str]:
    texts = SignedText.objects.filter(pk__in=keys).values_list("pk", "content", "content_hash")
    return {pk: NOT_ITS_WORDS for pk, content, told in texts if text_hash(content) != told}


def _wrong_signatures(keys: Collection[int]) -> dict[int, str]:
    wrong = Signature.objects.filter(pk__in=keys).exclude(content_hash=F("text__content_hash"))
    return dict.fromkeys(wrong.values_list("pk", flat=True), OTHER_TEXT)


SIGNED_TEXT = SignedKind(
    model="supervision.SignedText",
    columns=("session_id", "supervisee_id", "content", "content_hash", "fixed_at"),
    flaws=_wrong_texts,
)
SIGNATURE = SignedKind(
    model="supervision.Signature",
    columns=("text_id", "worker_id", "response", "comment", "content_hash", "signed_at", "referred_to_id"),
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
