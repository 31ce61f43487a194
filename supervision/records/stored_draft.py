"""All that is stored of the draft of a record, and what its page shows beside it: read in one question."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from supervision.models import Action, ActionReview, Prompt, Session, SessionRecord
from supervision.records.background import people_with_background_for
from supervision.records.check import Written
from workforce.models import Worker
from workforce.web.together import asked_together
from workforce.web.viewer import Viewer


class StoredDraft:
    """The rows of one session's draft, and of the people it is about."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self.supervisor = session.supervisor_id
        found = _rows(viewer, session.pk, session.supervisor_id, session.starts_at)
        self.record: SessionRecord = next(iter(found["record"]), None) or SessionRecord(session=session)
        self.supervisees: list[Worker] = found["supervisees"]
        #: Everyone in the supervisees' teams.
        self.teams: list[Worker] = found["teams"]
        self.notes = {note.supervisee_id: note for note in found["notes"]}
        self.discussions = found["discussions"]
        self.actions = found["actions"]
        #: Of earlier sessions: each `said` what this one made of it, where it did.
        self.to_review: list[Any] = found["to_review"]
        self.reviews: list[ActionReview] = found["reviews"]
        self.agenda = found["agenda"]
        self.prompts: list[Prompt] = found["prompts"]
        #: Those of the supervisees whose background the viewer sees.
        self.people_before: list[Any] = found["people_before"]

    def written(self) -> Written:
        """As the check before signing reads it."""
        people = [self.supervisor, *(one.pk for one in self.supervisees)]
        return Written(self.discussions, self.actions, self.record, people, self.to_review, self.reviews)


@asked_together
def _rows(viewer: Viewer, key: int, supervisor: int, starts_at: datetime) -> Mapping[str, QuerySet[Any, Any]]:
    session = Session(pk=key, supervisor_id=supervisor, starts_at=starts_at)
    supervisees = Worker.objects.filter(attendances__session=key)
    said = ActionReview.objects.filter(action=OuterRef("pk"), session=key).values("outcome")
    to_review = Action.objects.to_review_in(session).with_times_carried().annotate(said=Subquery(said))
    return {
        "record": SessionRecord.objects.filter(session=key),
        "supervisees": supervisees.select_related("team"),
        "teams": Worker.objects.filter(team__in=supervisees.values("team"), left_on=None),
        "notes": session.personal_notes.all(),
        "discussions": session.discussions.select_related("supervisee"),
        "actions": session.actions.select_related("discussion").order_by("pk"),
        "to_review": to_review.select_related("owner", "supervisee", "discussion").order_by("due_on", "pk"),
        "reviews": session.action_reviews.select_related("action").order_by("pk"),
        "agenda": session.agenda_items.select_related("added_by"),
        "prompts": Prompt.objects.shown(),
        "people_before": people_with_background_for(viewer, session),
    }
