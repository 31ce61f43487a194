"""The report of repeated actions: carried forward from one session to the next, twice or more."""

from io import BytesIO

from django.http import HttpResponse
from django.shortcuts import render

from supervision.actions.exports import write_repeated
from supervision.actions.forms.repeated_actions import RepeatedActionsForm
from supervision.actions.reports import RepeatedAction, counts_by_team
from supervision.actions.reports import repeated_actions as find_repeated
from supervision.actions.tables import RepeatedActionsTable
from supervision.models.action import DRIFTS_FROM
from supervision.permissions import oversees_supervision, supervised_by
from supervision.records.permissions import actions_visible
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.models import Worker
from workforce.permissions import people_answered_for
from workforce.web.access import allowed_to, asks_again_before_export
from workforce.web.downloads import download
from workforce.web.request import Request
from workforce.web.tables import PER_PAGE, ForgivingPaginator

#: In the address: only of the people that the viewer answers for, as the reports count.
ANSWERED_FOR = "line"


@allowed_to(oversees_supervision)
def repeated_actions(request: Request) -> HttpResponse:
    """Counts by team, and the table: whose, how often, since when; never what the action says."""
    found = _found(request)
    form, table = _form_and_table(request, found)
    table.paginate(ForgivingPaginator, PER_PAGE, request.GET.get("page", 1))
    context = {
        "form": form,
        "table": table,
        "teams": counts_by_team(form.without_team(found)),
        "anything": bool(found) or bool(request.GET),
        "is_every_action": form.chosen("least") == 0,
    }
    return render(request, "supervision/actions/repeated_actions.html", context)


@allowed_to(oversees_supervision)
@asks_again_before_export
def repeated_actions_export(request: Request, kind: str) -> HttpResponse:
    """Exactly the list that the same address shows, every page of it, as a file."""
    _, table = _form_and_table(request, _found(request))
    rows, on = list(table.data), request.viewer.on
    content = BytesIO()
    write_repeated(rows, content, kind=kind, on=on)
    account = request.viewer.account
    record_event(verb=Verb.REPEATED_ACTIONS_EXPORTED, subject=account, by=account, rows=len(rows), kind=kind)
    return download(content.getvalue(), name=f"repeated-actions-{on.isoformat()}.{kind}")


def _found(request: Request) -> list[RepeatedAction]:
    """Those of the people the viewer answers for or supervises, ended ones too."""
    viewer = request.viewer
    people = people_answered_for(viewer)
    if request.GET.get("whose") != ANSWERED_FOR:
        keys = people.values("pk").union(supervised_by(viewer).values("pk"))
        people = Worker.objects.filter(pk__in=keys)
    least = 0 if request.GET.get("least") == "0" else DRIFTS_FROM
    readable = actions_visible(viewer)
    return find_repeated(people, on=viewer.on, readable=readable, least=least, with_ended=True)


def _form_and_table(
    request: Request, found: list[RepeatedAction]
) -> tuple[RepeatedActionsForm, RepeatedActionsTable]:
    form = RepeatedActionsForm(request.GET, actions=found, on=request.viewer.on)
    shown = form.shown(found)
    empty = [] if any(each.ended_on for each in shown) else ["ended_on"]
    if not any(each.is_readable for each in shown):
        empty.append("action")
    return form, RepeatedActionsTable(shown, order_by=request.GET.getlist("sort"), exclude=empty)
