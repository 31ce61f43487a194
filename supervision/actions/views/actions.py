"""Actions: one's own, one's supervisees', and one of them on its page."""

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from supervision.actions.forms.actions import ActionDoneForm, ActionMoveForm
from supervision.actions.lists import ActionStatus, tabs
from supervision.actions.services import complete_action, move_action, reopen_action
from supervision.audit_permissions import can_read_result
from supervision.models import Action, AuditedFile
from supervision.models.action import ActionQuerySet
from supervision.permissions import sessions_visible, supervises_someone
from supervision.records.permissions import actions_visible, can_change_action
from supervision.records.services.reading import note_reading
from workforce.models import Worker
from workforce.permissions import people_met
from workforce.web.access import allowed_to, workers
from workforce.web.keys import key_in
from workforce.web.posting import attempt
from workforce.web.request import Request
from workforce.web.tables import ForgivingPaginator
from workforce.web.viewer import Viewer

PAGE = 25


@allowed_to(workers)
def actions(request: Request) -> HttpResponse:
    """The list that the address names: whose (mine, my people's, one person's), and their status."""
    viewer = request.viewer
    whose, status = _chosen(request)
    person = _person(request)
    found = _list_of(viewer, whose, person)
    shown = status.pick(found, on=viewer.on)
    rows = shown.select_related(
        "supervisee", "owner", "discussion", "session", "finding__file__audit"
    ).order_by("due_on", "pk")
    page = ForgivingPaginator(rows, PAGE).get_page(request.GET.get("page"))
    if page.object_list:
        people = {action.supervisee for action in page.object_list}
        note_reading(subject=viewer.as_worker, people=people, by=request.user, actions=len(page.object_list))
    context = {
        "page": page,
        "tabs": tabs(found, chosen=status, on=viewer.on),
        "whose": "" if person else whose,
        "person": person,
        "status": status,
        "has_people": viewer.manages_people or supervises_someone(viewer),
    }
    return render(request, "supervision/actions/actions.html", context)


def _chosen(request: Request) -> tuple[str, ActionStatus]:
    whose = "people" if request.GET.get("whose") == "people" else "mine"
    names = {status.value: status for status in ActionStatus}
    return whose, names.get(request.GET.get("show", ""), ActionStatus.OPEN)


def _person(request: Request) -> Worker | None:
    """The person in the address, whose actions alone are shown; not found where the viewer may not."""
    chosen = key_in(request.GET.get("person", ""))
    return get_object_or_404(people_met(request.viewer), pk=chosen) if chosen else None


def _list_of(viewer: Viewer, whose: str, person: Worker | None) -> ActionQuerySet:
    """Of one person; or mine are those I own, my people's are the rest of what I may see."""
    seen = actions_visible(viewer)
    if person:
        return seen.filter(supervisee=person)
    return seen.filter(owner=viewer.worker) if whose == "mine" else seen.exclude(supervisee=viewer.worker)


@allowed_to(workers)
def action(request: Request, pk: int) -> HttpResponse:
    """One action, with what may be said of it: done, not done yet, due another day."""
    found = get_object_or_404(
        actions_visible(request.viewer)
        .with_times_carried()
        .annotate(opens_session=Exists(sessions_visible(request.viewer).filter(pk=OuterRef("session"))))
        .select_related("supervisee", "owner", "session", "discussion", "finding__file__audit"),
        pk=pk,
    )
    may_change = can_change_action(request.viewer, found)
    button = _pressed(request, found) if may_change and request.method == "POST" else ""
    around = [found.supervisee_id, found.owner_id]
    done = ActionDoneForm(request.POST if button == "done" else None, on=request.viewer.on, around=around)
    move = ActionMoveForm(request.POST if button == "move" else None, initial={"due_on": found.due_on})
    if button and _changed(request, found, button, done=done, move=move):
        return redirect("supervision:action", pk)
    note_reading(subject=found, people=[found.supervisee], by=request.user)
    context = {"action": found, "may_change": may_change, "result": _result(found, request.viewer)}
    context |= {"done_form": done, "move_form": move}
    return render(request, "supervision/actions/action.html", context)


def _pressed(request: Request, found: Action) -> str:
    """The button that sent the form; without one, the first on the page, whose form says what is missing."""
    button = request.POST.get("do", "")
    if button in ("done", "move", "reopen"):
        return button
    if found.done_on is None and found.dropped_on is None:
        return "done"
    messages.error(request, "Select Reopen to change this action")
    return ""


def _result(found: Action, viewer: Viewer) -> AuditedFile | None:
    """Of an action that an audit gave: the audited file, where the viewer may read what came of it."""
    finding = getattr(found, "finding", None)
    return finding.file if finding and can_read_result(viewer, finding.file) else None


def _changed(
    request: Request, found: Action, button: str, *, done: ActionDoneForm, move: ActionMoveForm
) -> bool:
    """Do what the button says; false when what was typed needs another look."""
    if button == "reopen":
        reopen_action(action=found, by=request.user)
        messages.success(request, "The action is reopened.")
    elif done.is_bound and done.is_valid():
        said = {"on": done.cleaned_data["done_on"], "outcome": done.cleaned_data["outcome"]}
        if not attempt(done, lambda: complete_action(action=found, by=request.user, **said)):
            return False
        messages.success(request, "Marked as done.")
    elif move.is_bound and move.is_valid():
        due_on = move.cleaned_data["due_on"]
        if not attempt(move, lambda: move_action(action=found, due_on=due_on, by=request.user)):
            return False
        messages.success(request, "Due day changed.")
    else:
        return False
    return True
