"""Changes of who reads notes: what waits and what was decided, and one of them."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from workforce.models import Account, Outcome, ReaderChange
from workforce.reader_changes.forms import DecideChangeForm
from workforce.reader_changes.permissions import can_confirm, can_refuse, reader_changes_visible
from workforce.reader_changes.services import confirm, refuse
from workforce.reader_changes.together import asked_with, decide_together
from workforce.web.access import allowed_to, anyone_signed_in, asks_again_before_signing
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
    others = asked_with(change, viewer=request.viewer, at=at)
    form = DecideChangeForm(posted(request), others=len(others))
    if form.is_valid() and attempt(form, lambda: _decide(form, change, others, by=request.user, at=at)):
        messages.success(request, "Those concerned get an e-mail.")
        return redirect(change)
    context = {
        "change": change,
        "others": others,
        "state": change.state(at=at),
        "form": form,
        "can_confirm": can_confirm(request.viewer, change, at=at),
        "can_refuse": can_refuse(request.viewer, change, at=at),
    }
    return render(request, "workforce/reader_changes/reader_change.html", context)


def _decide(
    form: DecideChangeForm, change: ReaderChange, others: list[ReaderChange], *, by: Account, at: datetime
) -> bool:
    """What the button says, for this change or for all of its step; true, for `attempt`."""
    is_confirmed = form.cleaned_data["decision"] == Outcome.CONFIRMED
    if form.takes_all:
        decide_together(changes=[change, *others], by=by, at=at, is_confirmed=is_confirmed)
    else:
        (confirm if is_confirmed else refuse)(change=change, by=by, at=at)
    return True
