"""Caseloads: the board of everyone the viewer answers for, each one's page, setting a limit."""

from datetime import date
from io import BytesIO

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.caseloads.forms.caseload import BoardFilter, LimitForm
from workforce.caseloads.limits_in_force import Limits
from workforce.caseloads.permissions import breaches_visible
from workforce.caseloads.plot import plot_of
from workforce.caseloads.reports.board import CaseloadRow, by_team, caseload_rows, totals_of
from workforce.caseloads.reports.board_workbook import write_caseloads
from workforce.caseloads.reports.published import published_context
from workforce.caseloads.services.breaches import change_limit
from workforce.models import CaseCategory, Team, Worker
from workforce.permissions import can_answer_for, oversees_anyone, people_answered_for
from workforce.web.access import allowed_to, asks_again_before_export
from workforce.web.downloads import download
from workforce.web.posting import posted
from workforce.web.request import Request
from workforce.web.tables import ForgivingPaginator
from workforce.web.viewer import Viewer

PER_PAGE = 100
COUNTS_SHOWN = 60


def sees_caseloads(viewer: Viewer) -> bool:
    """Answers for someone's caseload, or has one."""
    return oversees_anyone(viewer) or (viewer.worker is not None and viewer.worker.holds_cases)


@allowed_to(sees_caseloads)
def caseloads(request: Request) -> HttpResponse:
    """The board, team by team; a person who answers for no one finds their own caseload."""
    viewer = request.viewer
    if not oversees_anyone(viewer):
        return redirect("workforce:caseload", viewer.as_worker.pk)
    rows, chosen, fitting = chosen_rows(request)
    page = ForgivingPaginator(fitting, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "teams": by_team(rows, shown=list(page.object_list)),
        "totals": totals_of(rows),
        "filter": chosen,
        "published": published_context(on=viewer.on),
        "unapproved": breaches_visible(viewer).unapproved(on=viewer.on).count(),
    }
    return render(request, "workforce/caseloads/caseloads.html", context)


def chosen_rows(request: Request) -> tuple[list[CaseloadRow], BoardFilter, list[CaseloadRow]]:
    """Everyone on the viewer's board, the filter of the address, and those it lets through."""
    viewer = request.viewer
    people = people_answered_for(viewer).employed(on=viewer.on)
    rows = caseload_rows(people, on=viewer.on)
    teams = Team.objects.filter(workers__in=people).distinct()
    chosen = BoardFilter(request.GET, teams=teams, people=people)
    return rows, chosen, [row for row in rows if chosen.lets_through(row)]


@allowed_to(oversees_anyone)
@asks_again_before_export
def caseloads_workbook(request: Request) -> HttpResponse:
    """Exactly the people that the same address shows, every page of it, as a workbook."""
    _, _, fitting = chosen_rows(request)
    content, account, on = BytesIO(), request.viewer.account, request.viewer.on
    write_caseloads(fitting, content)
    record_event(verb=Verb.CASELOADS_EXPORTED, subject=account, by=account, rows=len(fitting))
    return download(content.getvalue(), name=f"caseloads-{on.isoformat()}.xlsx")


@allowed_to(sees_caseloads)
def caseload(request: Request, pk: int) -> HttpResponse:
    """One person's counts, limits and cases: their own page, and that of the people who answer for them."""
    worker = caseload_holder(request.viewer, pk)
    context = what_is_known_of(worker, on=request.viewer.on)
    context["can_set_limit"] = can_set_limit(request.viewer, worker)
    return render(request, "workforce/caseloads/caseload.html", context)


def what_is_known_of(worker: Worker, *, on: date) -> dict[str, object]:
    """The row of the board, the drawing, and the lists behind it."""
    row = next(iter(caseload_rows(Worker.objects.filter(pk=worker.pk), on=on)), None)
    limits = Limits([worker])

    def limit_of(day: date) -> int | None:
        limit = limits.of(worker, on=day)
        return limit.cases if limit else None

    return {
        "worker": worker,
        "row": row,
        "plot": plot_of(row.counts, limit_of, on=on) if row else None,
        "snapshots": worker.caseload_snapshots.filter(counted_on__lte=on).order_by("-counted_on")[
            :COUNTS_SHOWN
        ],
        "categories": CaseCategory,
        "limits": worker.caseload_limits.select_related("set_by__worker").order_by("-starts_on"),
        "allocations": worker.allocations.held(on=on).order_by("allocated_on", "case_reference"),
    }


def can_set_limit(viewer: Viewer, worker: Worker) -> bool:
    """Those who answer for a person set their limit; no one sets their own."""
    return worker != viewer.worker and can_answer_for(viewer, worker)


def caseload_holder(viewer: Viewer, pk: int) -> Worker:
    """The worker, when it is the viewer or someone they answer for; else not found."""
    own = Worker.objects.filter(pk=viewer.worker.pk) if viewer.worker else Worker.objects.none()
    return get_object_or_404((people_answered_for(viewer) | own).select_related("team"), pk=pk)


@allowed_to(sees_caseloads)
def caseload_limit_set(request: Request, pk: int) -> HttpResponse:
    """Set a limit for someone the viewer answers for; no one sets their own."""
    worker = caseload_holder(request.viewer, pk)
    if not can_set_limit(request.viewer, worker):
        raise PermissionDenied(
            "You cannot set your own limit. Ask your line manager or the principal social worker."
        )
    initial = {"starts_on": request.viewer.on}
    form = LimitForm(posted(request), initial=initial)
    if form.is_valid():
        limit = change_limit(worker=worker, on=request.viewer.on, by=request.user, **form.cleaned_data)
        messages.success(request, f"{worker.full_name}: up to {limit}.")
        return redirect("workforce:caseload", worker.pk)
    return render(request, "workforce/caseloads/caseload_limit.html", {"form": form, "worker": worker})
