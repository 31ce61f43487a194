"""What supervision decided about one case, for the child's record: the case part only.

Only from records that the supervisor has signed, and from decisions between sessions; nothing of
anyone's personal part, and no other case.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from supervision.models import Action, CaseDiscussion, Consent, Decision, Response, StrategyDiscussion
from supervision.models.session import LOCKED_STATUSES
from supervision.permissions import case_part_readable
from supervision.records.permissions import decisions_readable
from workforce.models import Worker
from workforce.models.searching import about_case
from workforce.rules.in_words import day_in_full
from workforce.web.viewer import Viewer

NOT_RECORDED = "Not recorded"
WORDS_STAND = ". What they wrote stands in the record of that session"
_SAID = {
    Response.SIGNED: "Signed",
    Response.AGREED: "Agreed",
    Response.AGREED_WITH_COMMENTS: "Agreed, with comments,",
    Response.DISAGREED: "Disagreed with",
}


@dataclass(frozen=True, slots=True)
class ExtractEntry:
    """One decision about the case: who, when, what, why, and the actions that followed."""

    on: date
    worker: Worker
    supervisor: Worker
    reference: str
    where: str
    decision: str
    rationale: str
    timescale: str
    actions: list[Action]
    #: The row that it is made of.
    source: CaseDiscussion | Decision
    category: str = ""
    #: What was considered of a strategy discussion, and of consent; empty where it was not asked.
    strategy: str = ""
    consent: str = ""
    #: Who signed the record and what they said with it, one sentence each.
    signatures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseExtract:
    """Everything decided about one case that this viewer may read, oldest first.

    `reference` is as the newest entry writes it, or as it was asked for where there is none.
    """

    reference: str
    entries: list[ExtractEntry]

    @property
    def shown(self) -> list[tuple[ExtractEntry, list[tuple[str, str]]]]:
        """Each entry with what it says."""
        return [(entry, lines_of(entry)) for entry in self.entries]

    @property
    def people(self) -> list[Worker]:
        """Whose supervision it comes from."""
        return list({entry.worker.pk: entry.worker for entry in self.entries}.values())


def case_extract(reference: str, *, viewer: Viewer) -> CaseExtract:
    """The decisions about a case, from signed records and from between sessions."""
    found = [*_from_sessions(reference, viewer), *_from_between(reference, viewer)]
    entries = sorted(found, key=lambda entry: entry.on)
    return CaseExtract(entries[-1].reference if entries else reference, entries)


def _from_sessions(reference: str, viewer: Viewer) -> Iterator[ExtractEntry]:
    discussed = about_case(
        case_part_readable(viewer), reference, column="session__discussions__case_reference"
    )
    readable = set(discussed.values_list("session", "supervisee"))
    signed = CaseDiscussion.objects.filter(session__status__in=LOCKED_STATUSES)
    discussions = about_case(signed, reference)
    for each in discussions.select_related("session__supervisor", "supervisee").prefetch_related(
        "actions__owner", "session__signed_texts__signatures__worker"
    ):
        if (each.session_id, each.supervisee_id) in readable and _says_something(each):
            yield ExtractEntry(
                on=each.session.held_day,
                worker=each.supervisee,
                supervisor=each.session.supervisor,
                reference=each.case_reference,
                where=each.session.get_kind_display(),
                decision=each.decision,
                rationale=each.rationale,
                timescale=each.timescale,
                actions=list(each.actions.all()),
                source=each,
                category=each.get_category_display(),
                strategy=_strategy(each),
                consent=_sentences(each.get_consent_display() or NOT_RECORDED, each.consent_reason),
                signatures=tuple(_signatures(each)),
            )


def _says_something(discussion: CaseDiscussion) -> bool:
    """Something was decided, agreed or considered."""
    is_considered = discussion.strategy_discussion not in ("", StrategyDiscussion.NOT_RELEVANT)
    is_about_consent = discussion.consent not in ("", Consent.NOT_NEEDED)
    is_reasoned = bool(discussion.strategy_reason.strip() or discussion.consent_reason.strip())
    is_considered = is_considered or is_about_consent or is_reasoned
    return bool(discussion.decision or discussion.actions.all() or is_considered)


def _strategy(discussion: CaseDiscussion) -> str:
    answer = discussion.get_strategy_discussion_display() or NOT_RECORDED
    if discussion.strategy_discussion == StrategyDiscussion.HELD and discussion.strategy_held_on:
        answer = f"{answer} on {day_in_full(discussion.strategy_held_on)}"
    return _sentences(answer, discussion.strategy_reason)


def _sentences(answer: str, why: str) -> str:
    return f"{answer}. {why}" if why.strip() else answer


def _signatures(discussion: CaseDiscussion) -> Iterator[str]:
    """Under the text of the supervisee whose case it is: that someone disagrees or comments, not in which
    words. See docs/decisions/0033.
    """
    for text in discussion.session.signed_texts.all():
        if text.supervisee_id != discussion.supervisee_id:
            continue
        for signature in text.signatures.all():
            signed_on = day_in_full(timezone.localtime(signature.signed_at).date())
            response = Response(signature.response)
            where = WORDS_STAND if response in (Response.AGREED_WITH_COMMENTS, Response.DISAGREED) else ""
            yield f"{_SAID[response]} by {signature.worker.full_name} on {signed_on}{where}"
        if all(signature.worker_id != text.supervisee_id for signature in text.signatures.all()):
            yield f"Not answered yet by {discussion.supervisee.full_name}"


def _from_between(reference: str, viewer: Viewer) -> Iterator[ExtractEntry]:
    decisions = about_case(decisions_readable(viewer), reference)
    for each in decisions.select_related("supervisee", "decided_by"):
        yield ExtractEntry(
            on=timezone.localtime(each.decided_at).date(),
            worker=each.supervisee,
            supervisor=each.decided_by,
            reference=each.case_reference,
            where="Between sessions",
            decision=each.decision,
            rationale=each.rationale,
            timescale="",
            actions=[],
            source=each,
        )


def lines_of(entry: ExtractEntry) -> list[tuple[str, str]]:
    """What an entry says, in order: a heading and its words, on the page, on paper and as text."""
    said = [
        ("Decision", entry.decision),
        ("Rationale", entry.rationale),
        ("Timescale", entry.timescale or (NOT_RECORDED if entry.decision and entry.strategy else "")),
        ("Strategy discussion or section 47 enquiry", entry.strategy),
        ("Consent to share information", entry.consent),
        *(("Action", _action(action)) for action in entry.actions),
        *(("Signature", signature) for signature in entry.signatures),
    ]
    return [(heading, words) for heading, words in said if words]


def _action(action: Action) -> str:
    due = f", by {day_in_full(action.due_on)}" if action.due_on else ""
    done = f", done {day_in_full(action.done_on)}" if action.done_on else ""
    return f"{action.what} ({action.owner.full_name}{due}{done})"


def as_text(extract: CaseExtract, *, on: date, wrong: Sequence[str] = ()) -> str:
    """The extract as plain text, to be pasted into the child's record; `wrong`: what is not as signed."""
    lines = [f"Management oversight of case {extract.reference}", f"Extract of {day_in_full(on)}"]
    lines += [f"This is not what was signed: {'; '.join(wrong)}."] if wrong else []
    lines += [""]
    for entry in extract.entries:
        lines += _entry_lines(entry)
    return "\n".join(lines)


def _entry_lines(entry: ExtractEntry) -> Iterator[str]:
    people = f"{entry.worker.full_name} with {entry.supervisor.full_name}"
    category = f" ({entry.category})" if entry.category else ""
    yield f"{day_in_full(entry.on)}. {entry.where}: {people}{category}"
    for heading, words in lines_of(entry):
        yield f"{heading}: {words}"
    yield ""
