"""Changes of who reads notes: what waits and what was decided, and one of them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from workforce.models import Outcome
from workforce.reader_changes import services
from workforce.reader_changes.permissions import can_confirm, can_refuse, reader_changes_visible
from workforce.web.access import allowed_to, anyone_signed_in, asks_again_before_signing
from workforce.web.deciding import DecideForm
from workforce.web.posting import attempt, posted
from workforce.web.request import Request

#: The last ones decided, for review.
SHOWN = 50


@allowed_to(anyone_signed_in)
def reader_changes(request: Request) -> HttpResponse:
    seen = reader_changes_visible(request.viewer).with_people()
    context = {
        "waiting": seen.waiting(at=timezone.now()),
        "decided": seen.exclude(outcome="")[:SHOWN],
    }
    return render(request, "workforce/reader_changes/reader_changes.html", context)


@allowed_to(anyone_signed_in)
@asks_again_before_signing
def reader_change(request: Request, pk: int) -> HttpResponse:
    at = timezone.now()
    change = get_object_or_404(reader_changes_visible(request.viewer).with_people(), pk=pk)
    form = DecideForm(posted(request))
    confirms = form.is_valid() and form.cleaned_data["decision"] == Outcome.CONFIRMED
    decide = services.confirm if confirms else services.refuse
    if form.is_valid() and attempt(form, lambda: decide(change=change, by=request.user, at=at)):
        messages.success(request, "Those concerned get an e-mail.")
        return redirect(change)
    context = {
        "change": change,
        "state": change.state(at=at),
        "form": form,
        "can_confirm": can_confirm(request.viewer, change, at=at),
        "can_refuse": can_refuse(request.viewer, change, at=at),
    }
    return render(request, "workforce/reader_changes/reader_change.html", context)
