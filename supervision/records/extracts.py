"""What supervision decided about one case, for the child's record: the case part only.

Only from records that the supervisor has signed, and from decisions between sessions; nothing of
anyone's personal part, and no other case.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from supervision.models import Action, CaseDiscussion
from supervision.models.session import LOCKED_STATUSES
from supervision.permissions import case_part_readable
from supervision.records.permissions import decisions_readable
from workforce.models import Worker
from workforce.models.searching import about_case
from workforce.rules.in_words import day_in_full
from workforce.web.viewer import Viewer


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


@dataclass(frozen=True, slots=True)
class CaseExtract:
    """Everything decided about one case that this viewer may read, oldest first.

    `reference` is as the newest entry writes it, or as it was asked for where there is none.
    """

    reference: str
    entries: list[ExtractEntry]

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
        "actions__owner"
    ):
        if (each.session_id, each.supervisee_id) in readable and (each.decision or each.actions.all()):
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
            )


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
        )


def as_text(extract: CaseExtract, *, on: date) -> str:
    """The extract as plain text, to be pasted into the child's record."""
    lines = [f"Management oversight of case {extract.reference}", f"Extract of {day_in_full(on)}", ""]
    for entry in extract.entries:
        lines += _entry_lines(entry)
    return "\n".join(lines)


def _entry_lines(entry: ExtractEntry) -> Iterator[str]:
    people = f"{entry.worker.full_name} with {entry.supervisor.full_name}"
    yield f"{day_in_full(entry.on)}. {entry.where}: {people}"
    if entry.decision:
        yield f"Decision: {entry.decision}"
    if entry.rationale:
        yield f"Rationale: {entry.rationale}"
    if entry.timescale:
        yield f"Timescale: {entry.timescale}"
    for action in entry.actions:
        due = f", by {day_in_full(action.due_on)}" if action.due_on else ""
        done = f", done {day_in_full(action.done_on)}" if action.done_on else ""
        yield f"Action: {action.what} ({action.owner.full_name}{due}{done})"
    yield ""
