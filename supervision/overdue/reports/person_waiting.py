"""What waits about one person, on their page: signatures with Remind, and their actions."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.urls import reverse

from supervision.models import Session
from supervision.records.permissions import actions_visible
from supervision.records.services.chasing import reminded_on, subject_of
from supervision.records.unsigned import Unsigned, sessions_answered_for, unsigned
from workforce.models import Worker
from workforce.rules.in_words import many
from workforce.web.person_page import PersonPart
from workforce.web.viewer import Viewer


@dataclass(frozen=True, slots=True)
class WaitingSignature:
    """One record that waits for someone: for this reader, or for someone they can remind."""

    row: Unsigned
    is_own: bool
    is_reminded: bool


@dataclass(frozen=True, slots=True)
class PersonWaiting:
    """Records that are not signed or answered yet, and open actions."""

    signatures: tuple[WaitingSignature, ...]
    actions_open: int
    actions_overdue: int
    actions_url: str

    @property
    def actions_words(self) -> str:
        """ "2 actions overdue, 3 more open"; empty without any."""
        more = self.actions_open - self.actions_overdue
        if not self.actions_overdue:
            return f"{many(more, 'action')} open" if more else ""
        return f"{many(self.actions_overdue, 'action')} overdue" + (f", {more} more open" if more else "")


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
        WaitingSignature(each, is_own=each.person == viewer.worker, is_reminded=subject_of(each) in told)
        for each in rows
        if each.person == worker or each.person == each.session.supervisor
    ]
    actions = actions_visible(viewer).filter(supervisee=worker).open()
    counted = actions.aggregate(
        open=Count("pk", distinct=True), overdue=Count("pk", distinct=True, filter=Q(due_on__lt=viewer.on))
    )
    query = {"person": worker.pk, "show": "overdue" if counted["overdue"] else "open"}
    facts = PersonWaiting(
        tuple(signatures), counted["open"], counted["overdue"], reverse("supervision:actions", query=query)
    )
    if not facts.signatures and not facts.actions_words:
        return None
    return PersonPart("supervision/overdue/person_waiting.html", facts)
