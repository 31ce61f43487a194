"""People left behind: one list, by the one who is gone, with the next step for each."""

from io import BytesIO

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tracker.left_behind import reports
from tracker.left_behind.exports import write_left_behind
from tracker.left_behind.forms import LeftBehindFilter
from tracker.left_behind.tables import LeftBehindTable
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.permissions import oversees_anyone, people_answered_for
from workforce.web.access import allowed_to, asks_again_before_export
from workforce.web.downloads import download
from workforce.web.request import Request
from workforce.web.tables import PER_PAGE, ForgivingPaginator


@allowed_to(oversees_anyone)
def left_behind(request: Request) -> HttpResponse:
    """Who is left behind among the people that the viewer answers for."""
    chosen = _chosen(request)
    table = LeftBehindTable(chosen.shown(), viewer=request.viewer, asked=chosen.asked)
    table.paginate(ForgivingPaginator, PER_PAGE, request.GET.get("page", 1))
    address = reverse("tracker:left_behind")
    counted = [
        (number, reason.label, f"{address}?reason={reason.value}", request.GET.get("reason") == reason.value)
        for reason, number in reports.numbers(chosen.rows).items()
    ]
    context = {"form": chosen, "table": table, "numbers": counted, "somebody": bool(chosen.rows)}
    return render(request, "tracker/left_behind/left_behind.html", context)


@allowed_to(oversees_anyone)
@asks_again_before_export
def left_behind_export(request: Request, kind: str) -> HttpResponse:
    """Exactly the list that the same address shows, every page of it, as a file."""
    rows, on, account = _chosen(request).shown(), request.viewer.on, request.viewer.account
    content = BytesIO()
    write_left_behind(rows, content, kind=kind, on=on)
    record_event(verb=Verb.LEFT_BEHIND_EXPORTED, subject=account, by=account, rows=len(rows), kind=kind)
    return download(content.getvalue(), name=f"left-behind-{on.isoformat()}.{kind}")


def _chosen(request: Request) -> LeftBehindFilter:
    viewer = request.viewer
    rows = reports.left_behind(people_answered_for(viewer), on=viewer.on)
    return LeftBehindFilter(request.GET, rows=rows)
