"""Someone is leaving: their last day, and who is left without them. Two records of one person become one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from tracker.setup.forms import LeavingForm
from tracker.setup.leaving import leave_authority, left_behind
from tracker.setup.merging import likely_doubles, merge_people, what_moves, why_not
from workforce.models import Worker
from workforce.people.tables import SearchForm
from workforce.permissions import can_edit_people, people_visible
from workforce.rules.refusal import Refusal
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


#: So many people are offered at once; more words find fewer.
OFFERED = 20


@allowed_to(can_edit_people)
def merge_with(request: Request, pk: int) -> HttpResponse:
    worker = get_object_or_404(people_visible(request.viewer), pk=pk)
    asked = SearchForm(request.GET)
    words = asked.cleaned_data["q"] if asked.is_valid() else ""
    visible = people_visible(request.viewer).exclude(pk=pk).select_related("team")
    found = visible.named(words).closest_first(words) if words else likely_doubles(worker, visible)
    context = {"person": worker, "q": words, "found": found[:OFFERED], "number": found.count()}
    return render(request, "tracker/setup/merge_with.html", context)


@allowed_to(can_edit_people)
def merge(request: Request, pk: int, other: int) -> HttpResponse:
    people = people_visible(request.viewer).select_related("team")
    keep, gone = get_object_or_404(people, pk=pk), get_object_or_404(people.exclude(pk=pk), pk=other)
    stands = why_not(keep, gone, by=request.user)
    if request.method == "POST":
        stands = _merged(keep, gone, request)
        if not stands:
            messages.success(request, f"The two records of {keep.full_name} are one now.")
            return redirect(keep)
    context = {"person": keep, "other": gone, "moving": what_moves(gone), "stands": stands}
    return render(request, "tracker/setup/merge.html", context)


def _merged(keep: Worker, gone: Worker, request: Request) -> list[str]:
    """Merge the two; answers what stands against it."""
    try:
        merge_people(keep=keep, other=gone, by=request.user)
    except Refusal as refusal:
        return list(refusal.messages)
    return []
