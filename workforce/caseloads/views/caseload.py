"""Caseloads: the board of everyone the viewer answers for, each one's page, setting a limit."""

from collections.abc import Iterable
from datetime import date
from io import BytesIO
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.caseloads.forms.caseload import BoardFilter, LimitForm
from workforce.caseloads.limits_in_force import Limits
from workforce.caseloads.permissions import breaches_visible
from workforce.caseloads.plot import plot_of
from workforce.caseloads.reports.board import (
    CaseloadRow,
    by_team,
    caseload_row,
    caseload_rows,
    with_open_breach,
)
from workforce.caseloads.reports.board_workbook import write_caseloads
from workforce.caseloads.reports.loads import Load, Loads, averages_of, loads_on, over_by_team, totals_of
from workforce.caseloads.reports.published import published_context
from workforce.caseloads.services.breaches import change_limit
from workforce.caseloads.services.undoing_limits import limit_to_take_back, take_back_limit
from workforce.models import CaseCategory, Worker
from workforce.permissions import oversees_anyone, people_answered_for
from workforce.web.access import allowed_to, asks_again_before_export
from workforce.web.downloads import download
from workforce.web.posting import attempt_button, posted
from workforce.web.request import Request
from workforce.web.tables import PER_PAGE, ForgivingPaginator
from workforce.web.viewer import Viewer

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
    loads, chosen, fitting = chosen_loads(request)
    everyone = loads.people
    page = ForgivingPaginator(fitting, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "teams": by_team(
            rows_of(page.object_list, on=viewer.on),
            averages=averages_of(everyone),
            over=over_by_team(fitting),
        ),
        "totals": totals_of(everyone),
        "filter": chosen,
        "published": published_context(on=viewer.on),
        "unapproved": loads.unapproved,
    }
    return render(request, "workforce/caseloads/caseloads.html", context)


def chosen_loads(request: Request) -> tuple[Loads, BoardFilter, list[Load]]:
    """Everyone on the viewer's board, the filter of the address, and those it lets through."""
    viewer = request.viewer
    people = people_answered_for(viewer).employed(on=viewer.on)
    waiting = breaches_visible(viewer).unapproved(on=viewer.on)
    loads = loads_on(people, on=viewer.on, unapproved=waiting)
    chosen = BoardFilter(request.GET, teams=loads.teams, people=people)
    return loads, chosen, [load for load in loads.people if chosen.lets_through(load)]


def rows_of(loads: Iterable[Load], *, on: date) -> list[CaseloadRow]:
    """The rows of these people, with what became of their caseloads up to the day."""
    return caseload_rows(Worker.objects.filter(pk__in=[load.worker for load in loads]), on=on)


@allowed_to(oversees_anyone)
@asks_again_before_export
def caseloads_workbook(request: Request) -> HttpResponse:
    """Exactly the people that the same address shows, every page of it, as a workbook."""
    _, _, fitting = chosen_loads(request)
    content, account, on = BytesIO(), request.viewer.account, request.viewer.on
    write_caseloads(rows_of(fitting, on=on), content)
    record_event(verb=Verb.CASELOADS_EXPORTED, subject=account, by=account, rows=len(fitting))
    return download(content.getvalue(), name=f"caseloads-{on.isoformat()}.xlsx")


@allowed_to(sees_caseloads)
def caseload(request: Request, pk: int) -> HttpResponse:
    """One person's counts, limits and cases: their own page, and that of the people who answer for them."""
    worker = caseload_holder(request.viewer, pk)
    context = what_is_known_of(worker, on=request.viewer.on)
    context["can_set_limit"] = can_set_limit(request.viewer, worker)
    context["set_by_mistake"] = limit_to_take_back(worker, by=request.user, at=timezone.now())
    return render(request, "workforce/caseloads/caseload.html", context)


def what_is_known_of(worker: Worker, *, on: date) -> dict[str, object]:
    """The row of the board, the drawing, and the lists behind it."""
    limits = Limits([worker])
    row = caseload_row(worker, limits, on=on)

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
        "limits": limits.set_for(worker),
        "allocations": worker.allocations.held(on=on).order_by("allocated_on", "case_reference"),
    }


def can_set_limit(viewer: Viewer, worker: Worker) -> bool:
    """Those who answer for a `caseload_holder` set their limit; no one sets their own."""
    return worker != viewer.worker


def caseload_holder(viewer: Viewer, pk: int) -> Worker:
    """The worker, when it is the viewer or someone they answer for; else not found."""
    own = Worker.objects.filter(pk=viewer.worker.pk) if viewer.worker else Worker.objects.none()
    return get_object_or_404(with_open_breach(people_answered_for(viewer) | own), pk=pk)


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


@require_POST
@allowed_to(sees_caseloads)
def caseload_limit_undo(request: Request, pk: int) -> HttpResponse:
    """It was set by mistake."""
    worker = caseload_holder(request.viewer, pk)
    facts: dict[str, Any] = {"by": request.user, "at": timezone.now(), "on": request.viewer.on}
    if attempt_button(request, lambda: take_back_limit(worker=worker, **facts)):
        messages.success(request, "Undone. The limit is gone")
    return redirect("workforce:caseload", pk)
