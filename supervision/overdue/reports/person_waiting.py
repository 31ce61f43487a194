"""What waits about one person, on their page: signatures with Remind, disagreements, and their actions."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.urls import reverse

from supervision.models import Session
from supervision.records.disagreements import Disagreement, open_disagreements
from supervision.records.permissions import actions_visible
from supervision.records.services.chasing import reminded_on, subject_of
from supervision.records.unsigned import Unsigned, Waits, sessions_answered_for, unsigned
from workforce.models import Worker
from workforce.web.person_page import PersonPart, Step
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


def waiting_of(worker: Worker, viewer: Viewer, at: datetime) -> PersonPart | None:
    """What waits in someone's supervision, for their parties and those who answer for them."""
    sessions = sessions_answered_for(viewer).filter(attendances__supervisee=worker)
    rows = [
        each
        for each in unsigned(Session.objects.filter(pk__in=sessions.values("pk")), on=viewer.on)
        if worker in (each.person, *(one.supervisee for one in each.session.attendances.all()))
    ]
    told = reminded_on(rows, on=viewer.on) if rows else set()
    signatures = [
        WaitingSignature(each, _own_step(each, viewer), is_reminded=subject_of(each) in told)
        for each in rows
        if each.person == worker or each.person == each.session.supervisor
    ]
    actions = actions_visible(viewer).filter(supervisee=worker).open()
    counted = actions.aggregate(
        open=Count("pk", distinct=True), overdue=Count("pk", distinct=True, filter=Q(due_on__lt=viewer.on))
    )
    disagreements = open_disagreements(worker, among=sessions)
    facts = PersonWaiting(tuple(signatures), tuple(disagreements), counted["open"], counted["overdue"])
    if not (facts.signatures or facts.disagreements or facts.actions_open):
        return None
    return PersonPart("supervision/overdue/person_waiting.html", facts)
