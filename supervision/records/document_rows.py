"""The rows that the text of a record is made from, read together for as many sessions as are asked for."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from supervision.models import (
    Action,
    ActionReview,
    AgendaItem,
    Attendance,
    CaseDiscussion,
    PersonalNote,
    ReviewOutcome,
    Session,
    SessionRecord,
)
from workforce.models import Worker


@dataclass(frozen=True)
class DocumentRows:
    """What is written of one session, at the moment at which it was read."""

    record: SessionRecord
    supervisees: list[Worker]
    agenda: list[AgendaItem]
    discussions: list[CaseDiscussion]
    actions: list[Action]
    #: Of earlier actions, those that nobody reviewed as carried forward, which signing makes of them.
    reviews: list[ActionReview]
    #: When an earlier action was carried forward, by its key: the starts of the sessions.
    carried: dict[int, list[datetime]]
    notes: dict[int, PersonalNote]

    def personal_note(self, supervisee: Worker) -> PersonalNote | None:
        return self.notes.get(supervisee.pk)

    def reviews_for(self, supervisee: Worker) -> list[ActionReview]:
        """By the day that the action was due, those without one last."""
        theirs = [review for review in self.reviews if review.action.supervisee_id == supervisee.pk]
        return sorted(theirs, key=lambda review: (review.action.due_on or date.max, review.action_id))

    def times_carried(self, review: ActionReview) -> int:
        """How often the action was carried forward in sessions before, and in this one."""
        before = [at for at in self.carried[review.action_id] if at < review.session.starts_at]
        return len(before) + (review.outcome == ReviewOutcome.CARRIED)


def document_rows(sessions: Collection[Session]) -> dict[int, DocumentRows]:
    """The rows of each session, by its key: eight questions for all, and one for each unsigned session."""
    of_these = {"session__in": sessions}
    records = {record.session_id: record for record in SessionRecord.objects.filter(**of_these)}
    people = Attendance.objects.filter(**of_these).select_related("supervisee")
    notes = by_session(PersonalNote.objects.filter(**of_these))
    agenda = by_session(AgendaItem.objects.filter(**of_these))
    discussions = by_session(
        CaseDiscussion.objects.filter(**of_these).select_related("supervisee").order_by("position", "pk")
    )
    actions = by_session(Action.objects.filter(**of_these).select_related("owner").order_by("pk"))
    attendances = by_session(
        people.order_by(*(f"supervisee__{name}" for name in Worker._meta.ordering or ()))
    )
    reviews = _reviews(sessions)
    carried = _carried(review.action_id for said in reviews.values() for review in said)
    return {
        session.pk: DocumentRows(
            record=records.get(session.pk) or SessionRecord(session=session),
            supervisees=[each.supervisee for each in attendances[session.pk]],
            agenda=agenda[session.pk],
            discussions=discussions[session.pk],
            actions=actions[session.pk],
            reviews=reviews[session.pk],
            carried=carried,
            notes={note.supervisee_id: note for note in notes[session.pk]},
        )
        for session in sessions
    }


def by_session[Row: (AgendaItem, Attendance, Action, ActionReview, CaseDiscussion, PersonalNote)](
    rows: Iterable[Row],
) -> dict[int | None, list[Row]]:
    found: dict[int | None, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.session_id].append(row)
    return found


def _reviews(sessions: Collection[Session]) -> dict[int, list[ActionReview]]:
    """What was said of each earlier action; in an unsigned record, those left are carried forward."""
    said = by_session(
        ActionReview.objects.filter(session__in=sessions).select_related("action__owner", "session")
    )
    return {session.pk: said[session.pk] + _left_open(session, said[session.pk]) for session in sessions}


def _left_open(session: Session, said: list[ActionReview]) -> list[ActionReview]:
    if session.is_locked:
        return []
    reviewed = [review.action_id for review in said]
    open_still = Action.objects.to_review_in(session).exclude(pk__in=reviewed).select_related("owner")
    return [
        ActionReview(action=action, session=session, outcome=ReviewOutcome.CARRIED) for action in open_still
    ]


def _carried(actions: Iterable[int]) -> dict[int, list[datetime]]:
    found: dict[int, list[datetime]] = defaultdict(list)
    carried = ActionReview.objects.filter(action__in=list(actions), outcome=ReviewOutcome.CARRIED)
    for action, at in carried.values_list("action_id", "session__starts_at"):
        found[action].append(at)
    return found
