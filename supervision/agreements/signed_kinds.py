"""What is signed of a supervision agreement: its words, once someone has signed them, and the signatures."""

from collections.abc import Iterable

from supervision.models import TermsSignature
from supervision.models.terms import TERMS as WORDS
from workforce.audit_trail.signed_kinds import SignedKind
from workforce.models.sealed import NoteCannotBeOpened

OTHER_WORDS = "it is under another hash than that of the words"


def _wrong_signatures(signatures: Iterable[TermsSignature]) -> dict[int, str]:
    return {one.pk: OTHER_WORDS for one in signatures if one.content_hash != _hash_now(one)}


def _hash_now(signature: TermsSignature) -> str:
    """The hash of the words as they stand; nothing where they do not open."""
    try:
        return signature.terms.content_hash
    except NoteCannotBeOpened:
        return ""


TERMS = SignedKind(
    model="supervision.Terms",
    columns=("agreement_id", *WORDS, "written_at", "review_on"),
    later=("promised",),
    signed=lambda rows: rows.filter(signatures__isnull=False).distinct(),
)
TERMS_SIGNATURE = SignedKind(
    model="supervision.TermsSignature",
    columns=("terms_id", "worker_id", "content_hash", "signed_at"),
    joined=("terms",),
    flaws=_wrong_signatures,
)
