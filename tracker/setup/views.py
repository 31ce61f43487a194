"""Someone is leaving: their last day, and who is left without them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from tracker.setup.forms import LeavingForm
from tracker.setup.leaving import leave_authority, left_behind
from workforce.permissions import can_edit_people, people_visible
from workforce.web.access import allowed_to
from workforce.web.posting import attempt, posted
from workforce.web.request import Request


@allowed_to(can_edit_people)
def leave(request: Request, pk: int) -> HttpResponse:
    worker = get_object_or_404(people_visible(request.viewer), pk=pk)
    form = LeavingForm(posted(request), worker=worker, initial={"last_day": worker.left_on})
    if form.is_valid():
        last_day, by, now = form.cleaned_data["last_day"], request.user, timezone.now()
        if attempt(
            form, lambda: leave_authority(worker=worker, last_day=last_day, by=by, at=now), beside="last_day"
        ):
            messages.success(request, f"The last day of {worker.full_name} is noted.")
            return redirect(request.path if left_behind(worker, after=last_day) else worker)
    waiting = left_behind(worker, after=worker.left_on or request.viewer.on)
    return render(request, "tracker/setup/leave.html", {"form": form, "person": worker, "waiting": waiting})
