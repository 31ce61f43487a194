"""What is signed of a supervision agreement: its words, once someone has signed them, and the signatures."""

from collections.abc import Collection

from supervision.models import TermsSignature
from supervision.models.terms import TERMS as WORDS
from workforce.audit_trail.signed_kinds import SignedKind

OTHER_WORDS = "it is under another hash than that of the words"


def _wrong_signatures(keys: Collection[int]) -> dict[int, str]:
    rows = TermsSignature.objects.filter(pk__in=keys).select_related("terms")
    return {row.pk: OTHER_WORDS for row in rows if row.content_hash != row.terms.content_hash}


TERMS = SignedKind(
    model="supervision.Terms",
    columns=("agreement_id", *WORDS, "written_at", "review_on"),
    signed=lambda rows: rows.filter(signatures__isnull=False).distinct(),
)
TERMS_SIGNATURE = SignedKind(
    model="supervision.TermsSignature",
    columns=("terms_id", "worker_id", "content_hash", "signed_at"),
    flaws=_wrong_signatures,
)
