"""The draft of a session's record: saved as it is typed, and never over a newer text unseen."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone

from supervision.models import (
    Action,
    ActionReview,
    CaseDiscussion,
    PersonalNote,
    ReviewOutcome,
    Session,
    SessionRecord,
)
from supervision.records.reasons import written_for
from supervision.records.services.records import lock_record, require_recordable, require_started
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Allocation, Worker
from workforce.rules.refusal import ChangedSince

type Texts = Mapping[str, object]

#: Saves of one author closer together than this are one sitting, and one event.
SITTING = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed on the record's page, part by part; what is missing does not change.

    Discussions and actions go by their `uid`. A new action names its `discussion` (a uid or None);
    an action whose `what` is empty is removed. A review is an outcome and a text.
    """

    shared: Texts = field(default_factory=dict)
    notes: Mapping[int, Texts] = field(default_factory=dict)
    discussions: Mapping[UUID, Texts] = field(default_factory=dict)
    actions: Mapping[UUID, Texts] = field(default_factory=dict)
    reviews: Mapping[int, tuple[str, str]] = field(default_factory=dict)


@dataclass(slots=True)
class _Changes:
    """Rows that a draft would write or remove."""

    written: list[models.Model] = field(default_factory=list)
    removed: list[models.Model] = field(default_factory=list)

    def write(self, row: models.Model, texts: Texts) -> None:
        """Set the columns, and remember the row when one of them was different."""
        different = {name: value for name, value in texts.items() if getattr(row, name) != value}
        for name, value in different.items():
            setattr(row, name, value)
        if different:
            self.written.append(row)

    def apply(self) -> None:
        for row in self.removed:
            row.delete()
        for row in self.written:
            row.save()

    def __bool__(self) -> bool:
        return bool(self.written or self.removed)


@transaction.atomic
def save_draft(*, session: Session, draft: Draft, version: int, by: Account, at: datetime) -> SessionRecord:
    """Write what was typed over the version that it was typed over.

    The same draft sent twice has one effect. Raises ChangedSince when a newer version is stored and
    this one would change it, RecordIsLocked once the supervisor has signed, and RecordRefused for a
    session that has not started, was cancelled or comes from an imported log.
    """
    session = lock_record(session)
    require_recordable(session)
    require_started(session, at=at)
    record = SessionRecord.objects.filter(session=session).first() or SessionRecord(session=session)
    changes = _changes(session, record, draft, on=session.held_on or timezone.localtime(at).date())
    if not changes:
        return record
    if version != record.version:
        raise ChangedSince
    changes.apply()
    _count_save(record, by=by, at=at)
    return record


def _changes(session: Session, record: SessionRecord, draft: Draft, *, on: date) -> _Changes:
    changes = _Changes()
    changes.write(record, draft.shared)
    for note, texts in _notes(session, draft.notes):
        changes.write(note, texts)
    for discussion in session.discussions.filter(uid__in=draft.discussions):
        texts = draft.discussions[discussion.uid]
        changes.write(discussion, {**texts, **written_for(discussion, texts)})
    _change_actions(changes, session, draft.actions)
    for action in Action.objects.to_review_in(session).filter(pk__in=draft.reviews):
        _review(changes, session, action, *draft.reviews[action.pk], on=on)
    return changes


def _notes(session: Session, notes: Mapping[int, Texts]) -> Iterator[tuple[PersonalNote, Texts]]:
    kept = {note.supervisee_id: note for note in session.personal_notes.all()}
    for supervisee in session.attendances.filter(supervisee__in=notes).values_list("supervisee", flat=True):
        yield (
            kept.get(supervisee) or PersonalNote(session=session, supervisee_id=supervisee),
            notes[supervisee],
        )


def _change_actions(changes: _Changes, session: Session, actions: Mapping[UUID, Texts]) -> None:
    known = {action.uid: action for action in Action.objects.filter(uid__in=actions)}
    discussions = {discussion.uid: discussion for discussion in session.discussions.all()}
    supervisees = list(session.attendances.values_list("supervisee", flat=True))
    for uid, texts in actions.items():
        action = known.get(uid) or Action(uid=uid, session=session)
        if action.session_id != session.pk:
            continue
        if not texts.get("what"):
            if action.pk:
                changes.removed.append(action)
            continue
        about = texts.get("discussion")
        discussion = discussions.get(about) if isinstance(about, UUID) else None
        concerned = _concerned(texts["owner_id"], discussion, supervisees)
        columns = {name: texts[name] for name in ("what", "owner_id", "due_on")}
        changes.write(
            action, {**columns, "discussion_id": discussion and discussion.pk, "supervisee_id": concerned}
        )


def _concerned(owner: object, discussion: CaseDiscussion | None, supervisees: list[int]) -> int:
    """Whose file an action belongs to: its owner's in group supervision, else the supervisee's."""
    if owner in supervisees:
        return owner
    return discussion.supervisee_id if discussion else supervisees[0]


def _review(
    changes: _Changes, session: Session, action: Action, outcome: str, text: str, *, on: date
) -> None:
    """Note what became of an earlier action; without an outcome it does not change."""
    review = action.reviews.filter(session=session).first()
    if outcome == (review.outcome if review else "") and text == action.outcome:
        return
    if outcome:
        changes.write(review or ActionReview(action=action, session=session), {"outcome": outcome})
    elif review:
        changes.removed.append(review)
    columns: dict[str, object] = {"outcome": text}
    if outcome or review:
        columns["done_on"] = (action.done_on or on) if outcome == ReviewOutcome.DONE else None
        columns["dropped_on"] = (action.dropped_on or on) if outcome == ReviewOutcome.DROPPED else None
    changes.write(action, columns)


def _count_save(record: SessionRecord, *, by: Account, at: datetime) -> None:
    """One version more; one event for each sitting rather than for each word."""
    same_sitting = record.saved_by == by and record.saved_at is not None and at - record.saved_at < SITTING
    record.version, record.saved_at, record.saved_by = record.version + 1, at, by
    record.save()
    if not same_sitting:
        record_event(verb=Verb.RECORD_DRAFTED, subject=record.session, by=by, version=record.version)


@transaction.atomic
def add_cases(
    *, session: Session, cases: Iterable[tuple[Worker, str]], by: Account, at: datetime
) -> list[CaseDiscussion]:
    """Cases to be discussed, by reference; one that is there already is not added again.

    Raises RecordIsLocked and RecordRefused as a draft does (see `save_draft`).
    """
    session = lock_record(session)
    require_recordable(session)
    require_started(session, at=at)
    there = set(session.discussions.values_list("supervisee", "case_reference"))
    added = []
    for supervisee, reference in cases:
        if (supervisee.pk, reference) in there:
            continue
        there.add((supervisee.pk, reference))
        allocation = Allocation.objects.filter(case_reference=reference, worker=supervisee).last()
        added.append(
            CaseDiscussion.objects.create(
                session=session,
                supervisee=supervisee,
                case_reference=reference,
                category=allocation.category if allocation else "",
                position=len(there),
            )
        )
    if added:
        record_event(verb=Verb.CASES_ADDED_TO_RECORD, subject=session, by=by, number=len(added))
    return added


@transaction.atomic
def remove_case(*, session: Session, discussion: CaseDiscussion, by: Account) -> None:
    """Take a case out of a draft, with its actions. Raises RecordIsLocked once signed."""
    require_recordable(lock_record(session))
    discussion.actions.all().delete()
    discussion.delete()
    record_event(verb=Verb.CASE_TAKEN_OUT_OF_RECORD, subject=session, by=by)
