"""People: the list, each one's page, a new starter, a change."""

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from workforce.audit_trail.list_exports import list_file
from workforce.people.exports import PEOPLE_COLUMNS, person_row
from workforce.people.forms import WorkerForm
from workforce.people.name_tags import knows_people_met
from workforce.people.person_rows import person_rows
from workforce.people.services import add_worker, update_worker
from workforce.people.tables import PeopleFilter, PeopleTable, people_listed
from workforce.people.ties import rights_told, tie_rows
from workforce.permissions import can_edit_people, people_met, people_visible
from workforce.reader_changes.waiting import say_what_waits
from workforce.web.access import (
    allowed_to,
    anyone_signed_in,
    asks_again_before_export,
    asks_again_when_sent,
)
from workforce.web.choosing_people import people_found
from workforce.web.person_page import parts_of
from workforce.web.posting import attempt, posted
from workforce.web.request import Request
from workforce.web.viewer import Viewer


@allowed_to(anyone_signed_in)
def people(request: Request) -> HttpResponse:
    chosen = PeopleFilter(request.GET, people_listed(people_visible(request.viewer)), request=request)
    table = PeopleTable(chosen.qs, request=request)
    can_add = can_edit_people(request.viewer)
    return render(
        request, "workforce/people/people.html", {"filter": chosen, "table": table, "can_add": can_add}
    )


@allowed_to(anyone_signed_in)
@asks_again_before_export
def people_export(request: Request, kind: str) -> HttpResponse:
    """Exactly the people that the same address shows, every page of them, as a file."""
    chosen = PeopleFilter(request.GET, people_listed(people_visible(request.viewer)), request=request)
    rows = map(person_row, PeopleTable(chosen.qs, request=request).data)
    filters = ("team", "org_role", "contract", "status")
    return list_file(request, name="people", columns=PEOPLE_COLUMNS, rows=rows, kind=kind, filters=filters)


@allowed_to(anyone_signed_in)
def person(request: Request, pk: int) -> HttpResponse:
    viewer = request.viewer
    visible = people_met(viewer).select_related("team__service", "line_manager", "account")
    worker = get_object_or_404(visible.annotate(sees_details=_sees_details(viewer)), pk=pk)
    at = timezone.now()
    found = person_rows(viewer, worker.pk, at)
    knows_people_met(viewer, (row.pk for row in found["people_met"]))
    parts = parts_of(worker, found, viewer=viewer, at=at)
    details = getattr(worker, "sees_details", False)
    context = {
        "person": worker,
        "parts": [part for part in parts if part.template],
        "buttons": [step for part in parts for step in part.buttons],
        "links": [step for part in parts for step in part.links],
        "beneath": [part.beneath for part in parts if part.beneath],
        "managed": found["managed"] if details else [],
        "history": found if details else {},
        "sees_details": details,
        "can_edit": can_edit_people(viewer),
        "account_state": worker.account and worker.account.state(on=viewer.on),
        "has_left": worker.has_left(on=viewer.on),
    }
    return render(request, "workforce/people/person.html", context)


def _sees_details(viewer: Viewer) -> Exists:
    """Employment, registration and posts are for the person, who answers for them and who keeps the list."""
    return Exists(people_visible(viewer).filter(pk=OuterRef("pk")))


@allowed_to(anyone_signed_in)
def person_why(request: Request, pk: int) -> HttpResponse:
    """Why the reader sees what they see of someone: not found by those who are nothing to them today."""
    found = tie_rows(request.viewer, pk)
    person = next((one for one in found["line"] if one.pk == pk), None)
    told = rights_told(request.viewer, person, found) if person else []
    if person is None or all(one.is_over for one in told):
        raise Http404
    context = {
        "person": person,
        "is_own": person == request.viewer.worker,
        "opens_page": bool(found["met"]),
        "held": [one for one in told if one.whys],
        "not_held": [one.right for one in told if not one.whys],
    }
    return render(request, "workforce/people/person_why.html", context)


@allowed_to(can_edit_people)
def person_new(request: Request) -> HttpResponse:
    form = WorkerForm(posted(request))
    if answer := people_found(request, form):
        return answer
    if form.is_valid():
        worker = add_worker(worker=form.save(commit=False), by=request.user, by_hand=True)
        messages.success(request, f"{worker.full_name} is added. Set up their supervision next.")
        return redirect(worker)
    return render(request, "workforce/people/person_form.html", {"form": form})


@allowed_to(can_edit_people)
@asks_again_when_sent
def person_edit(request: Request, pk: int) -> HttpResponse:
    worker = get_object_or_404(people_visible(request.viewer), pk=pk)
    form = WorkerForm(posted(request), instance=worker)
    if answer := people_found(request, form):
        return answer
    if form.is_valid():
        changed = [name for name in form.changed_data if name != "reason"]
        facts = {"worker": form.instance, "changed": changed, "by": request.user}
        facts["reason"] = form.cleaned_data["reason"]
        waiting = attempt(form, lambda: update_worker(**facts, on=request.viewer.on))
        if waiting is not False:
            if not waiting:
                messages.success(request, f"The details of {worker.full_name} are changed.")
            elif len(changed) > len(waiting):
                messages.success(request, f"The other details of {worker.full_name} are changed.")
            say_what_waits(request, waiting)
            return redirect(worker)
    return render(request, "workforce/people/person_form.html", {"form": form, "person": worker})
