"""The rows that the text of a record is made from, read together for as many sessions as are asked for."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import batched
from operator import attrgetter
from typing import Any

from django.db.models import QuerySet

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
from workforce.web.together import by_key, together

#: Lists of which each row says of which session it is.
OF_SESSIONS = ("records", "attendances", "notes", "agenda", "discussions", "actions", "reviews")
#: So many lists are asked for in one question: SQLite takes five hundred.
MOST_LISTS = 200


@dataclass(frozen=True)
class DocumentRows:
    """What is written of one session, at the moment at which it was read."""

    record: SessionRecord
    attendances: list[Attendance]
    agenda: list[AgendaItem]
    discussions: list[CaseDiscussion]
    actions: list[Action]
    #: Of earlier actions, those that nobody reviewed as carried forward, which signing makes of them.
    reviews: list[ActionReview]
    #: When an earlier action was carried forward, by its key: the starts of the sessions.
    carried: dict[int, list[datetime]]
    notes: dict[int, PersonalNote]

    @property
    def supervisees(self) -> list[Worker]:
        """By their names."""
        return [each.supervisee for each in self.attendances]

    @property
    def supervisees_as_added(self) -> list[Worker]:
        """In the order in which they were put in the session."""
        return [each.supervisee for each in sorted(self.attendances, key=attrgetter("pk"))]

    def personal_note(self, supervisee: Worker) -> PersonalNote | None:
        return self.notes.get(supervisee.pk)

    def reviews_for(self, supervisee: Worker) -> list[ActionReview]:
        """By the day that the action was due, those without one last."""
        theirs = [review for review in self.reviews if review.action.supervisee_id == supervisee.pk]
        return sorted(theirs, key=lambda review: (review.action.due_on or date.max, review.action_id))

    def times_carried(self, review: ActionReview) -> int:
        """How often the action was carried forward in sessions before, and in this one."""
        before = [at for at in self.carried.get(review.action_id, ()) if at < review.session.starts_at]
        return len(before) + (review.outcome == ReviewOutcome.CARRIED)


def document_rows(sessions: Collection[Session]) -> dict[int, DocumentRows]:
    """The rows of each session, by its key: one question for all, unless many of them are unsigned."""
    if not sessions:
        return {}
    found: dict[str, list[Any]] = {}
    for some in batched(_asked(sessions).items(), MOST_LISTS, strict=False):
        found |= together(dict(some))
    lists = {name: by_key(found.get(name, ()), "session_id") for name in OF_SESSIONS}
    carried = by_key(found.get("carried", ()), "action_id")
    return {
        session.pk: DocumentRows(
            record=next(iter(lists["records"][session.pk]), None) or SessionRecord(session=session),
            attendances=lists["attendances"][session.pk],
            agenda=lists["agenda"][session.pk],
            discussions=lists["discussions"][session.pk],
            actions=lists["actions"][session.pk],
            reviews=[
                *lists["reviews"][session.pk],
                *_carried_forward(session, found.get(f"open {session.pk}", ())),
            ],
            carried={action: [one.session__starts_at for one in rows] for action, rows in carried.items()},
            notes={note.supervisee_id: note for note in lists["notes"][session.pk]},
        )
        for session in sessions
    }


def _asked(sessions: Collection[Session]) -> dict[str, QuerySet[Any, Any]]:
    """The lists of `OF_SESSIONS`; what was carried forward of their people's actions; and of each unsigned
    session the earlier actions that nobody reviewed.
    """
    attendances = Attendance.objects.filter(session__in=sessions)
    people = attendances.order_by().values("supervisee")
    carried = ActionReview.objects.filter(outcome=ReviewOutcome.CARRIED, action__supervisee__in=people)
    by_name = (f"supervisee__{name}" for name in Worker._meta.ordering or ())
    of_sessions: dict[str, QuerySet[Any, Any]] = {
        "records": SessionRecord.objects.all(),
        "attendances": attendances.select_related("supervisee").order_by(*by_name),
        "notes": PersonalNote.objects.all(),
        "agenda": AgendaItem.objects.all(),
        "discussions": CaseDiscussion.objects.select_related("supervisee").order_by("position", "pk"),
        "actions": Action.objects.select_related("owner").order_by("pk"),
        "reviews": ActionReview.objects.select_related("action__owner", "session"),
    }
    return {
        **{name: rows.filter(session__in=sessions) for name, rows in of_sessions.items()},
        "carried": carried.order_by().values("action_id", "session__starts_at"),
        **{f"open {one.pk}": _left_open(one) for one in sessions if not one.is_locked},
    }


def _left_open(session: Session) -> QuerySet[Action]:
    said = ActionReview.objects.filter(session=session).values("action")
    return Action.objects.to_review_in(session).exclude(pk__in=said).select_related("owner")


def _carried_forward(session: Session, actions: Iterable[Action]) -> list[ActionReview]:
    """What signing makes of earlier actions that nobody reviewed."""
    return [ActionReview(action=one, session=session, outcome=ReviewOutcome.CARRIED) for one in actions]
