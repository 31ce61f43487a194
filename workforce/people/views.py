"""People: the list, each one's page, a new starter, a change."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from workforce.models import Worker
from workforce.people.forms import WorkerForm
from workforce.people.services import add_worker, update_worker
from workforce.people.tables import PeopleFilter, PeopleTable, people_listed
from workforce.permissions import can_answer_for, can_edit_people, people_visible
from workforce.web.access import allowed_to, anyone_signed_in, way_to
from workforce.web.choosing_people import people_found
from workforce.web.posting import posted
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
    visible = people_visible(viewer).select_related("team__service", "line_manager", "account")
    worker = get_object_or_404(visible, pk=pk)
    manager = worker.line_manager
    context = {
        "person": worker,
        "manager_seen": manager and people_visible(viewer).filter(pk=manager.pk).exists(),
        "managed": worker.direct_reports.filter(pk__in=people_visible(viewer).values("pk")).employed(
            on=viewer.on
        ),
        "links": links_from(worker, viewer=viewer),
        "history": {
            "periods": worker.earlier_employment.all(),
            "posts": worker.posts.select_related("team"),
            "numbers": worker.other_numbers.all(),
        },
        "can_edit": can_edit_people(viewer),
        "account_state": worker.account and worker.account.state(on=viewer.on),
        "has_left": worker.has_left(on=viewer.on),
    }
    return render(request, "workforce/people/person.html", context)


def links_from(worker: Worker, *, viewer: Viewer) -> list[tuple[str, str]]:
    """The pages about this person that the viewer may open, as (label, address)."""
    own = viewer.worker == worker
    if not (own or can_answer_for(viewer, worker)):
        return []
    pages = [
        ("Supervision file", "supervision:file"),
        ("Caseload", "workforce:caseload" if worker.holds_cases else ""),
        ("Absences", "supervision:absences"),
        ("NQSW programme", "nqsw:programme_of" if worker.holds_cases else ""),
    ]
    ways = [(label, way_to(name, worker.pk, viewer=viewer)) for label, name in pages if name]
    return [(label, address) for label, address in ways if address]


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
        update_worker(worker=form.instance, changed=form.changed_data, by=request.user, on=request.viewer.on)
        messages.success(request, f"The details of {worker.full_name} are changed.")
        return redirect(worker)
    return render(request, "workforce/people/person_form.html", {"form": form, "person": worker})
