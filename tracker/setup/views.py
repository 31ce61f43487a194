"""Someone is leaving: their last day, and who is left without them. Two records of one person become one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from tracker.setup.forms import LeavingForm, MergeForm
from tracker.setup.leaving import leave_authority, left_behind
from tracker.setup.merging import likely_doubles, merge_people, what_moves, why_not
from workforce.models import ReaderChange
from workforce.people.tables import SearchForm
from workforce.permissions import can_edit_people, people_visible
from workforce.reader_changes.waiting import say_what_waits
from workforce.web.access import allowed_to, asks_again_when_sent
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
@asks_again_when_sent
def merge(request: Request, pk: int, other: int) -> HttpResponse:
    people = people_visible(request.viewer).select_related("team")
    keep, gone = get_object_or_404(people, pk=pk), get_object_or_404(people.exclude(pk=pk), pk=other)
    form = MergeForm(posted(request))
    if form.is_valid():
        facts = {"keep": keep, "other": gone, "by": request.user, "reason": form.cleaned_data["reason"]}
        if done := attempt(form, lambda: merge_people(**facts)):
            if isinstance(done, ReaderChange):
                say_what_waits(request, [done])
            else:
                messages.success(request, f"The two records of {keep.full_name} are one now.")
            return redirect(keep)
    context = {"person": keep, "other": gone, "moving": what_moves(gone), "form": form}
    context["stands"] = why_not(keep, gone, by=request.user)
    return render(request, "tracker/setup/merge.html", context)
