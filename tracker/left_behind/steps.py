"""The one next step for each who is left behind, as far as it is this reader's to take."""

from dataclasses import dataclass

from django.urls import reverse

from nqsw.permissions import runs_programmes
from tracker.left_behind.reports import LeftBehind, Part, Reason
from workforce.permissions import can_edit_people
from workforce.web.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Step:
    """What to do, and where."""

    label: str
    url: str


def step_for(row: LeftBehind, *, viewer: Viewer) -> Step:
    """What helps this one person; where it is someone else's to do, the page that says how they stand."""
    match row.part:
        case Part.SUPERVISOR:
            return _to_supervision(row)
        case Part.MENTOR:
            return _on_programme("Assign a mentor", "nqsw:mentor_assign", row, viewer=viewer)
        case Part.ASSESSOR:
            return _on_programme("Choose an assessor", "nqsw:enrolment_assessor", row, viewer=viewer)
        case Part.WORKER:
            return Step(
                "Open the caseload", reverse("workforce:caseload", args=[row.person and row.person.pk])
            )
        case Part.LINE_MANAGER:
            page, label = ("workforce:person", "Open their page")
            if can_edit_people(viewer):
                page, label = ("workforce:person_edit", "Choose a line manager")
            return Step(label, reverse(page, args=[row.person and row.person.pk]))
    return Step("See the team", reverse("workforce:people", query={"team": row.team.pk}))


def _to_supervision(row: LeftBehind) -> Step:
    person = row.person.pk if row.person else None
    if row.gone is None:
        address = reverse("supervision:agreement_new", query={"supervisee": person})
        return Step("Give them a supervisor", address)
    if row.reason is Reason.AWAY:
        cover = reverse("supervision:cover_new", args=[row.gone.worker.pk], query={"supervisee": person})
        return Step("Arrange cover", cover)
    if row.last_day:
        return Step("Open the agreement", reverse("supervision:agreement", args=[row.concerns]))
    return Step("Hand over", reverse("supervision:hand_over", args=[row.concerns]))


def _on_programme(label: str, page: str, row: LeftBehind, *, viewer: Viewer) -> Step:
    if runs_programmes(viewer):
        return Step(label, reverse(page, args=[row.concerns]))
    return Step("Open the programme", reverse("nqsw:enrolment", args=[row.concerns]))
