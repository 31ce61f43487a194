"""All the forms of one record's page, with the rows that they are about."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from django.forms import BoundField
from django.http import QueryDict
from django.utils import timezone

from supervision.models import PersonalNote, Session
from supervision.records.forms.held import HeldForm
from supervision.records.forms.record import (
    ActionForm,
    DiscussionForm,
    Newer,
    PartForm,
    PersonalNoteForm,
    ReviewForm,
    SharedPartForm,
)
from supervision.records.next_session import next_session_on
from supervision.records.services.drafts import Draft
from supervision.records.stored_draft import StoredDraft
from workforce.web.tags import error_words
from workforce.web.viewer import Viewer


class DraftForms:
    """The draft of a session's record on its page: bound to what was sent, or to what is stored.

    Every section of actions ends in an empty row. Its `uid` follows from the session and the rows
    before it, so that a page opened again (or twice) has the same one.
    """

    def __init__(
        self,
        session: Session,
        *,
        viewer: Viewer,
        at: datetime,
        data: QueryDict | None = None,
        said: str = "",
    ) -> None:
        self.session, self.viewer, self.data, self.at = session, viewer, data, at
        self.read = StoredDraft(session, viewer)
        self.record, self.supervisees = self.read.record, self.read.supervisees
        self.held = HeldForm(data, session=session, at=at, said=said)
        self.shared = SharedPartForm(data, instance=self.record, prefix="record")
        self.notes = list(self._notes())
        self.on = timezone.localtime(at).date()
        self.reviews = list(self._reviews())
        self.discussions = [
            DiscussionForm(data, instance=discussion, prefix=f"case-{discussion.uid}")
            for discussion in self.read.discussions
        ]
        self.actions: list[ActionForm] = []
        self._gather_actions()

    @property
    def version(self) -> int:
        return self.record.version

    def parts(self) -> Iterator[PartForm]:
        """Every form, in the order of the page."""
        yield self.held
        yield from self.reviews
        yield from self.notes
        yield self.shared
        for discussion in self.discussions:
            yield discussion
            yield from discussion.actions
        yield from self.actions

    def rows(self) -> Iterator[PartForm]:
        """The forms of single rows: reviews, notes, discussions, actions."""
        return (part for part in self.parts() if part not in (self.held, self.shared))

    def is_valid(self) -> bool:
        return not [part for part in self.parts() if part.is_bound and not part.is_valid()]

    def problems(self) -> dict[str, str]:
        """What could not be read of what was sent, by the name that the box has on the page."""
        parts = (part for part in self.parts() if part is not self.held and part.is_bound)
        wrong = (field for part in parts for field in part.boxed() if field.errors)
        return {box: error_words(field)[0] for field in wrong for box in field.boxes(None)}

    def draft(self) -> Draft:
        """What could be read of what was sent."""
        self.is_valid()
        return Draft(
            shared=self.shared.typed(),
            notes={form.instance.supervisee_id: form.typed() for form in self.notes},
            discussions={form.instance.uid: form.typed() for form in self.discussions},
            actions={form.uid: typed for form in self._all_actions() if (typed := form.typed())},
            reviews={
                form.action.pk: (typed["became"], typed["outcome"])
                for form in self.reviews
                if (typed := form.typed())
            },
        )

    def stored(self) -> dict[str, str]:
        """The stored draft as the page's fields would hold it."""
        parts = (part for part in self.parts() if part is not self.held)
        return {name: text for part in parts for name, text in part.stored().items()}

    def differences(self) -> dict[str, str]:
        """The stored texts, by field, where what was sent says something else."""
        return self._differing(self._stored_now())

    def _stored_now(self) -> dict[str, str]:
        return DraftForms(self.session, viewer=self.viewer, at=self.at).stored()

    def _differing(self, stored: Mapping[str, str]) -> dict[str, str]:
        data: Mapping[str, Any] = self.data or {}
        sent = {name: str(data[name]).replace("\r\n", "\n") for name in stored if name in data}
        return {name: stored[name] for name, text in sent.items() if text != stored[name]}

    def show_differences(self) -> None:
        """Put each newer text beside the field whose text is another."""
        stored = self._stored_now()
        newer = self._differing(stored)
        for part in self.parts():
            for field in part.boxed():
                if newer.keys() & field.boxes(None).keys():
                    boxes = {box: stored[box] for box in field.boxes(None)}
                    field.newer = Newer(boxes, _in_words(field, " ".join(filter(None, boxes.values()))))

    def _all_actions(self) -> Iterator[ActionForm]:
        for discussion in self.discussions:
            yield from discussion.actions
        yield from self.actions

    def _notes(self) -> Iterator[PersonalNoteForm]:
        for supervisee in self.supervisees:
            kept = self.read.notes.get(supervisee.pk)
            note = kept or PersonalNote(session=self.session, supervisee=supervisee)
            yield PersonalNoteForm(self.data, instance=note, prefix=f"note-{supervisee.pk}")

    def _reviews(self) -> Iterator[ReviewForm]:
        for action in self.read.to_review:
            yield ReviewForm(self.data, action=action, became=action.said or "", on=self.on)

    def _gather_actions(self) -> None:
        owners = self._owners()
        due_on = self._usual_due_day()
        stored = self.read.actions
        sent = self._sent_rows({action.uid for action in stored})
        sections = {form.instance.uid: form for form in self.discussions}
        for form in self.discussions:
            form.actions = []
        for action in stored:
            uid = action.discussion.uid if action.discussion else None
            self._section(sections, uid).append(
                ActionForm(self.data, uid=action.uid, owners=owners, action=action, discussion=uid)
            )
        for uid, discussion in sent:
            home = discussion if discussion in sections else None
            self._section(sections, home).append(
                ActionForm(self.data, uid=uid, owners=owners, discussion=home, due_on=due_on)
            )
        for section in (*sections, None):
            rows = self._section(sections, section)
            if all(form.is_stored for form in rows):
                uid = self._empty_row(section, rows)
                rows.append(ActionForm(None, uid=uid, owners=owners, discussion=section, due_on=due_on))

    def _section(self, sections: dict[UUID, DiscussionForm], uid: UUID | None) -> list[ActionForm]:
        return sections[uid].actions if uid in sections else self.actions

    def _sent_rows(self, stored: set[UUID]) -> Iterator[tuple[UUID, UUID | None]]:
        """Rows that were sent and are not stored yet: each one's uid and its discussion's."""
        for row in self.data.getlist("action_row") if self.data else ():
            own, _, discussion = row.partition(":")
            uid = _uuid(own)
            if uid and uid not in stored:
                yield uid, _uuid(discussion)

    def _empty_row(self, section: UUID | None, rows: list[ActionForm]) -> UUID:
        taken = {form.uid for form in rows}
        number = 0
        while (uid := uuid5(self.session.uid, f"{section}:{number}")) in taken:
            number += 1
        return uid

    def _usual_due_day(self) -> date | None:
        """Actions are reviewed at the next session: a new one is due by then, unless changed."""
        if not self.supervisees:
            return None
        return next_session_on(self.session, self.record, self.supervisees[0])

    def _owners(self) -> list[tuple[int, str]]:
        """The parties first, then the supervisees' teams."""
        parties = [*self.supervisees, self.session.supervisor]
        others = [each for each in self.read.teams if each not in parties]
        return [(worker.pk, worker.full_name) for worker in (*parties, *others)]


def _in_words(field: BoundField, text: str) -> str:
    """A choice as the page calls it; any other text as it is."""
    choices = {str(value): str(label) for value, label in getattr(field.field, "choices", ())}
    return choices.get(text, text)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
