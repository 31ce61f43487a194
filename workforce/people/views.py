"""People: the list, each one's page, a new starter, a change."""

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from workforce.models import Worker
from workforce.people.forms import WorkerForm
from workforce.people.services import add_worker, update_worker
from workforce.people.tables import PeopleFilter, PeopleTable, people_listed
from workforce.permissions import can_edit_people, people_met, people_visible
from workforce.reader_changes.waiting import say_what_waits
from workforce.web.access import allowed_to, anyone_signed_in
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
def person(request: Request, pk: int) -> HttpResponse:
    viewer = request.viewer
    visible = people_met(viewer).select_related("team__service", "line_manager", "account")
    worker = get_object_or_404(visible.annotate(sees_details=_sees_details(viewer)), pk=pk)
    parts = parts_of(worker, viewer=viewer, at=timezone.now())
    details = getattr(worker, "sees_details", False)
    context = {
        "person": worker,
        "parts": [part for part in parts if part.template],
        "buttons": [step for part in parts for step in part.buttons],
        "links": [step for part in parts for step in part.links],
        "beneath": [part.beneath for part in parts if part.beneath],
        "managed": worker.direct_reports.employed(on=viewer.on) if details else [],
        "history": _history(worker) if details else {},
        "sees_details": details,
        "can_edit": can_edit_people(viewer),
        "account_state": worker.account and worker.account.state(on=viewer.on),
        "has_left": worker.has_left(on=viewer.on),
    }
    return render(request, "workforce/people/person.html", context)


def _sees_details(viewer: Viewer) -> Exists:
    """Employment, registration and posts are for the person, who answers for them and who keeps the list."""
    return Exists(people_visible(viewer).filter(pk=OuterRef("pk")))


def _history(worker: Worker) -> dict[str, object]:
    """Earlier employment, posts and numbers."""
    return {
        "periods": worker.earlier_employment.all(),
        "posts": worker.posts.select_related("team"),
        "numbers": worker.other_numbers.all(),
    }


@allowed_to(can_edit_people)
def person_new(request: Request) -> HttpResponse:
    form = WorkerForm(posted(request))
    if answer := people_found(request, form):
        return answer
    if form.is_valid():
        worker = add_worker(worker=form.save(commit=False), by=request.user)
        messages.success(request, f"{worker.full_name} is added. Set up their supervision next.")
        return redirect(worker)
    return render(request, "workforce/people/person_form.html", {"form": form})


@allowed_to(can_edit_people)
def person_edit(request: Request, pk: int) -> HttpResponse:
    worker = get_object_or_404(people_visible(request.viewer), pk=pk)
    form = WorkerForm(posted(request), instance=worker)
    if answer := people_found(request, form):
        return answer
    if form.is_valid():
        facts = {"worker": form.instance, "changed": form.changed_data, "by": request.user}
        waiting = attempt(form, lambda: update_worker(**facts, on=request.viewer.on))
        if waiting is not False:
            messages.success(request, f"The details of {worker.full_name} are changed.")
            say_what_waits(request, waiting)
            return redirect(worker)
    return render(request, "workforce/people/person_form.html", {"form": form, "person": worker})
