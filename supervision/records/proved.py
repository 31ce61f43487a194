"""Whether a record that a reader sees is the text that was signed: checked as the page is made."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model

from supervision.models import CaseDiscussion, Decision, DisagreementAnswer, Session, SignedText
from supervision.records.services.reading import ReadableRecord
from workforce.audit_trail.proving import Checked, check_signed
from workforce.audit_trail.signed_kinds import told
from workforce.models import Event

#: What a file and an extract show of a case.
SHOWN = ("reference", "decision", "rationale")


@dataclass(frozen=True, slots=True)
class Proved:
    """What a check of a session's records came to; `sealed_later` is when, where it was not at signing."""

    is_whole: bool
    differences: tuple[str, ...]
    sealed_later: datetime | None


def prove_records(
    session: Session, records: Sequence[ReadableRecord], *, events: Iterable[Event] | None = None
) -> Proved | None:
    """Every text of the session, with its signatures, answers and addenda; None where nothing is signed.

    `events` are given where the page has read those of `TELLING` about the session and its rows with others.
    """
    rows = rows_of(records)
    return _proved(check_signed(rows, told_under=[session], events=events)) if rows else None


def rows_of(records: Iterable[ReadableRecord]) -> list[Model]:
    """All that was signed of them."""
    return [row for record in records for row in record.rows]


def prove_session(session: Session) -> Proved:
    """All that was signed of a session, against the audit trail."""
    texts = list(SignedText.objects.filter(session=session).prefetch_related("signatures", "addenda"))
    rows: list[Model] = [row for text in texts for row in (text, *text.signatures.all(), *text.addenda.all())]
    answers = DisagreementAnswer.objects.filter(signature__text__in=texts)
    return _proved(check_signed([*rows, *answers], told_under=[session]))


def differences_in(
    sessions: Collection[int],
    *,
    discussions: Iterable[CaseDiscussion] = (),
    decisions: Sequence[Decision] = (),
) -> tuple[str, ...] | None:
    """What of these sessions and decisions is not what was signed, in words; None where nothing was signed.

    A discussion that is shown beside them says what stands in the signed text of its session.
    """
    texts = list(SignedText.objects.filter(session__in=sessions).prefetch_related("signatures", "addenda"))
    if not texts and not decisions:
        return None
    answers = DisagreementAnswer.objects.filter(signature__text__in=texts)
    rows = [row for text in texts for row in (text, *text.signatures.all(), *text.addenda.all())]
    under = [Session(pk=key) for key in {text.session_id for text in texts}]
    checked = check_signed([*rows, *answers, *decisions], told_under=under)
    return (*map(str, checked.breaks), *_other_words(texts, discussions))


def _other_words(texts: Iterable[SignedText], discussions: Iterable[CaseDiscussion]) -> Iterator[str]:
    signed: dict[int, list[list[Any]]] = defaultdict(list)
    for text in texts:
        content = told(text, "content")
        signed[text.session_id] += [[one[name] for name in SHOWN] for one in _cases(content)]
    for each in discussions:
        words = [each.case_reference, each.decision, each.rationale]
        if each.session_id in signed and any(words[1:]) and words not in signed[each.session_id]:
            yield f"case discussion {each.pk}: is not what stands in the signed text"


def _cases(content: dict[str, Any]) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = content.get("case_part", {}).get("cases", [])
    return cases


def _proved(checked: Checked) -> Proved:
    return Proved(checked.is_whole, tuple(str(each) for each in checked.breaks), checked.sealed_later)
