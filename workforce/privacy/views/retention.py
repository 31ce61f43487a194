"""How long things are kept: what goes next, and the holds that stop it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from workforce.audit_trail.verbs import Verb
from workforce.models import Event, RetentionHold, Worker
from workforce.privacy.forms import HoldForm
from workforce.privacy.holds import lift_hold, set_hold
from workforce.privacy.permissions import sees_retention
from workforce.privacy.retention import due_by, retention_kinds
from workforce.privacy.tables import DueTable, HoldTable
from workforce.rules.in_words import many
from workforce.rules.working_days import add_months
from workforce.web.access import allowed_to, information_governance, way_to
from workforce.web.choosing_people import people_found
from workforce.web.posting import attempt, attempt_button, posted
from workforce.web.request import Request
from workforce.web.tables import PER_PAGE, ForgivingPaginator

#: How far ahead the page looks.
MONTHS_AHEAD = 12
#: The last runs that the page tells.
SHOWN = 20


@allowed_to(sees_retention)
def retention(request: Request) -> HttpResponse:
    """What is due and what will be within a year, the periods, and what was deleted last."""
    on = request.viewer.on
    rows = sorted(due_by(add_months(on, MONTHS_AHEAD), on=on), key=lambda due: (due.due_on, due.kind.label))
    people = Worker.objects.in_bulk({due.whose for due in rows if due.whose})
    table = DueTable(rows, on=on, people=people)
    table.paginate(ForgivingPaginator, PER_PAGE, request.GET.get("page", 1))
    gone = Event.objects.filter(verb=Verb.RETENTION_APPLIED).order_by("-pk")[:SHOWN]
    kinds = {kind.label: kind for kind in retention_kinds()}
    context = {
        "table": table,
        "periods": [
            (label, f"{many(kind.months(on=on), 'month')} from the day on which {kind.counted}")
            for label, kind in kinds.items()
        ],
        "settings_url": way_to("workforce:authority_group", "keeping", viewer=request.viewer),
        "holds_url": way_to("workforce:retention_holds", viewer=request.viewer),
        "gone": [(event, sum(event.details["rows"].values())) for event in gone],
    }
    return render(request, "workforce/privacy/retention.html", context)


@allowed_to(information_governance)
def retention_holds(request: Request) -> HttpResponse:
    """Every hold, those in force first."""
    on = request.viewer.on
    holds = RetentionHold.objects.select_related("worker").order_by("lifted_at", "-set_at")
    table = HoldTable(sorted(holds, key=lambda hold: not hold.stands(on=on)), on=on)
    table.paginate(ForgivingPaginator, PER_PAGE, request.GET.get("page", 1))
    return render(request, "workforce/privacy/retention_holds.html", {"table": table})


@allowed_to(information_governance)
def retention_hold_new(request: Request) -> HttpResponse:
    """Set a hold on a person."""
    form = HoldForm(posted(request))
    if found := people_found(request, form):
        return found
    if form.is_valid():
        by, at, on = request.user, timezone.now(), request.viewer.on
        if kept := attempt(form, lambda: set_hold(hold=form.hold, by=by, at=at, on=on), beside="until_on"):
            messages.success(request, f"Nothing about {kept.worker} is deleted while this hold is in force")
            return redirect("workforce:retention_holds")
    return render(request, "workforce/privacy/retention_hold_new.html", {"form": form})


@allowed_to(information_governance)
def retention_hold(request: Request, pk: int) -> HttpResponse:
    """One hold; its button lifts it."""
    hold = get_object_or_404(RetentionHold.objects.select_related("worker", "set_by", "lifted_by"), pk=pk)
    if request.method == "POST":
        if attempt_button(request, lambda: lift_hold(hold=hold, by=request.user, at=timezone.now())):
            messages.success(request, "The hold is lifted")
        return redirect(hold)
    context = {"hold": hold, "stands": hold.stands(on=request.viewer.on)}
    return render(request, "workforce/privacy/retention_hold.html", context)
