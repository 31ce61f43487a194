"""The start day: its day, what another would change, and the days that imported logs speak of."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from supervision.models import ImportedLog
from supervision.start_day.permissions import agrees_first_days
from supervision.start_day.services.start_days import require_near, set_log_begins, set_records_begin
from tracker.start_day.forms import LogDayForm, StartDayForm
from tracker.start_day.reports import effect_of, history, logs
from workforce.models import StartDay
from workforce.web.access import allowed_to
from workforce.web.posting import attempt, posted
from workforce.web.request import Request
from workforce.web.tags import day as said


@allowed_to(agrees_first_days)
def start_day(request: Request) -> HttpResponse:
    """First what another day would change, then the change: of the day that was shown, and no other."""
    on, begins_on = request.viewer.on, StartDay.objects.records_begin_on()
    form = StartDayForm(posted(request), initial={"day": begins_on})
    effect = None
    if form.is_valid() and attempt(form, lambda: require_near(form.cleaned_data["day"], on=on), beside="day"):
        day = form.cleaned_data["day"]
        if "confirm" in request.POST and request.POST.get("shown") == day.isoformat():
            facts = {"day": day, "by": request.user, "at": timezone.now(), "on": on}
            if attempt(form, lambda: set_records_begin(**facts), beside="day"):
                messages.success(request, f"Records begin on {said(day)}.")
                return redirect(request.path)
        effect = effect_of(day, on=on)
    context = {
        "form": form,
        "begins_on": begins_on,
        "effect": effect,
        "shown": effect and form.cleaned_data["day"].isoformat(),
        "history": history(),
        "logs": logs(),
    }
    return render(request, "tracker/start_day/start_day.html", context)


@allowed_to(agrees_first_days)
def log_day(request: Request, pk: int) -> HttpResponse:
    """From which day an imported log was kept."""
    log = get_object_or_404(ImportedLog, pk=pk)
    form = LogDayForm(posted(request), initial={"day": log.starts_on})
    if form.is_valid():
        day = form.cleaned_data["day"]
        if attempt(form, lambda: set_log_begins(log=log, day=day, by=request.user), beside="day"):
            messages.success(request, f"{log} counts from {said(day)}.")
            return redirect("tracker:start_day")
    return render(request, "tracker/start_day/log_day.html", {"form": form, "log": log})
