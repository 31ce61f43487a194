"""What waits about one person, on their page: signatures with Remind, disagreements, and their actions."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from supervision.models import Session
from supervision.records.disagreements import Disagreement, open_disagreements
from supervision.records.permissions import actions_visible
from supervision.records.services.chasing import reminded_on, subject_of
from supervision.records.unsigned import (
    Unsigned,
    Waits,
    answered_texts,
    sessions_answered_for,
    unfinished,
    unsigned_among,
    with_supervisee,
)
from supervision.records.written import with_writing
from workforce.models import Worker
from workforce.web.person_page import PartOfPage, PersonPart, Rows, Step
from workforce.web.together import Questions, with_children
from workforce.web.viewer import Viewer


@dataclass(frozen=True, slots=True)
class WaitingSignature:
    """One record that waits for someone: for this reader, with their step, or for someone they can remind."""

    row: Unsigned
    own_step: Step | None
    is_reminded: bool


@dataclass(frozen=True, slots=True)
class PersonWaiting:
    """Records that are not signed or answered yet, disagreements without an answer, and open actions."""

    signatures: tuple[WaitingSignature, ...]
    disagreements: tuple[Disagreement, ...]
    actions_open: int
    actions_overdue: int


#: What this reader does about a record that waits for them, and on which page.
STEPS = {
    Waits.WRITING: ("Write", "supervision:record"),
    Waits.SIGNING: ("Sign", "supervision:record"),
    Waits.ANSWER: ("Answer", "supervision:agree"),
}


def _own_step(row: Unsigned, viewer: Viewer) -> Step | None:
    if row.person != viewer.worker:
        return None
    label, route = STEPS[row.waits]
    return Step(label, reverse(route, args=[row.session.pk]))


def waiting_asked(viewer: Viewer, key: int, at: datetime) -> Questions:
    """The person's unfinished records that the reader has to do with, open disagreements and actions."""
    sessions = sessions_answered_for(viewer).filter(attendances__supervisee=key)
    waiting = unfinished(Session.objects.filter(pk__in=sessions.values("pk")))
    keys = waiting.order_by().values("pk")
    actions = actions_visible(viewer).filter(supervisee=key).open()
    return {
        "unfinished": with_writing(waiting.select_related("supervisor__account")),
        "attendances": with_supervisee().filter(session__in=keys),
        "texts": answered_texts().filter(session__in=keys),
        "disagreements": open_disagreements(key, among=sessions),
        "actions": actions.order_by().values("pk", "due_on").distinct(),
    }


def waiting_of(worker: Worker, viewer: Viewer, at: datetime, found: Rows) -> PersonPart | None:
    """What waits in someone's supervision, for their parties and those who answer for them."""
    with_children(found["unfinished"], "attendances", found["attendances"], of="session_id")
    with_children(found["unfinished"], "signed_texts", found["texts"], of="session_id")
    rows = [
        each
        for each in unsigned_among(found["unfinished"], on=viewer.on)
        if worker in (each.person, *(one.supervisee for one in each.session.attendances.all()))
    ]
    told = reminded_on(rows, on=viewer.on) if rows else set()
    signatures = [
        WaitingSignature(each, _own_step(each, viewer), is_reminded=subject_of(each) in told)
        for each in rows
        if each.person == worker or each.person == each.session.supervisor
    ]
    actions = found["actions"]
    overdue = sum(one.due_on is not None and one.due_on < viewer.on for one in actions)
    disagreements = tuple(Disagreement(each) for each in found["disagreements"])
    facts = PersonWaiting(tuple(signatures), disagreements, len(actions), overdue)
    if not (facts.signatures or facts.disagreements or facts.actions_open):
        return None
    return PersonPart("supervision/overdue/person_waiting.html", facts)


WAITING = PartOfPage(waiting_asked, waiting_of)
