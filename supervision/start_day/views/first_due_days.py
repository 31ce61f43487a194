"""The first due days: all of them by supervisor, and those of one supervisor's people to change."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from supervision.start_day.forms import FirstDaysForm
from supervision.start_day.permissions import agrees_first_days
from supervision.start_day.reports.first_days import FirstDays, first_days
from supervision.start_day.services.first_days import agree_first_due_days, withdraw_first_due_days
from workforce.rules.in_words import many
from workforce.rules.refusal import Refusal
from workforce.web.access import allowed_to
from workforce.web.posting import attempt, posted
from workforce.web.request import Request

CHANGED = "Something has changed, so other days are proposed now. Check them and agree again."


@allowed_to(agrees_first_days)
def first_due_days(request: Request) -> HttpResponse:
    """Who is proposed how many on which days; all agreed at once, or withdrawn."""
    found = first_days(on=request.viewer.on)
    if request.method == "POST":
        _act(request, found)
        return redirect(request.path)
    context = {"found": found, "supervisors": found.by_supervisor()}
    return render(request, "supervision/start_day/first_due_days.html", context)


def _act(request: Request, found: FirstDays) -> None:
    """Agree what was shown, or withdraw what is agreed."""
    by, on = request.user, request.viewer.on
    try:
        if "withdraw" in request.POST:
            number = withdraw_first_due_days(agreements=found.agreed, by=by)
            messages.success(request, f"{_many(number)} withdrawn.")
        elif request.POST.get("digest") != found.digest:
            messages.error(request, CHANGED)
        else:
            number = agree_first_due_days(days=found.proposed, by=by, on=on)
            messages.success(request, f"{_many(number)} agreed.")
    except Refusal as refusal:
        messages.error(request, str(refusal))


def _many(number: int) -> str:
    return many(number, "first due day is", "first due days are")


@allowed_to(agrees_first_days)
def first_due_days_of(request: Request, pk: int) -> HttpResponse:
    """The days of one supervisor's people, to change and to agree."""
    theirs = [one for one in first_days(on=request.viewer.on).by_supervisor() if one.supervisor.pk == pk]
    if not theirs:
        raise Http404
    (days,) = theirs
    form = FirstDaysForm(posted(request), rows=days.rows, on=request.viewer.on)
    if form.is_valid():
        chosen, by, on = form.days, request.user, request.viewer.on
        if attempt(form, lambda: agree_first_due_days(days=chosen, by=by, on=on)):
            messages.success(request, f"The first due days with {days.supervisor} are agreed.")
            return redirect("supervision:first_due_days")
    context = {"form": form, "days": days}
    return render(request, "supervision/start_day/first_due_days_of.html", context)
