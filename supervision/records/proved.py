"""Whether a record that a reader sees is the text that was signed: checked as the page is made."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from supervision.models import DisagreementAnswer, Session, SignedText
from supervision.records.services.reading import ReadableRecord
from workforce.audit_trail.proving import check_signed


@dataclass(frozen=True, slots=True)
class Proved:
    """What a check of a session's records came to; `sealed_later` is when, where it was not at signing."""

    is_whole: bool
    differences: tuple[str, ...]
    sealed_later: datetime | None


def prove_records(session: Session, records: Sequence[ReadableRecord]) -> Proved | None:
    """Every text of the session, with its signatures, answers and addenda; None where nothing is signed."""
    return prove_session(session) if any(record.signed for record in records) else None


def prove_session(session: Session) -> Proved:
    """All that was signed of a session, against the audit trail."""
    texts = list(SignedText.objects.filter(session=session).prefetch_related("signatures", "addenda"))
    rows = [row for text in texts for row in (text, *text.signatures.all(), *text.addenda.all())]
    answers = DisagreementAnswer.objects.filter(signature__text__in=texts)
    checked = check_signed([*rows, *answers], told_under=[session])
    return Proved(checked.is_whole, tuple(str(each) for each in checked.breaks), checked.sealed_later)
