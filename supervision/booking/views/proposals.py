"""Proposing times to a supervisee, and the supervisee's choice."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from supervision.booking.forms.booking import PickForm
from supervision.booking.forms.slots import ProposeForm
from supervision.booking.permissions import can_book, sessions_preparable
from supervision.booking.services.bookable import NotBookable, supervisor_on
from supervision.booking.services.proposals import (
    CANNOT_CHOOSE,
    choose,
    propose,
    proposed_together,
    release,
    suggested_times,
)
from supervision.booking.views.booking import in_words, late_words
from supervision.booking.views.series import nameable
from supervision.models import Agreement, Session, Status
from supervision.reminders.kinds import account_here
from workforce.models import Worker
from workforce.web.access import allowed_to
from workforce.web.posting import attempt, posted
from workforce.web.request import Request


@allowed_to(can_book)
def propose_times(request: Request) -> HttpResponse:
    """Propose up to three times; the nearest that suit both are ticked already."""
    supervisee, now = nameable(request), timezone.now()
    try:
        supervisor = supervisor_on(supervisee, at=now, asking=request.viewer.worker)
    except NotBookable:
        return redirect(reverse("supervision:book", query={"supervisee": supervisee.pk}))
    if account_here(supervisee, on=request.viewer.on) is None:
        messages.info(request, CANNOT_CHOOSE.format(supervisee))
        return redirect(reverse("supervision:book", query={"supervisee": supervisee.pk}))
    suggested = suggested_times(supervisor=supervisor, supervisee=supervisee, at=now)
    form = ProposeForm(posted(request), suggested=suggested)
    if form.is_valid() and (held := _proposed(request, form, supervisor, supervisee)):
        messages.success(request, f"{supervisee} has been asked to choose a time")
        return redirect(held[0])
    agreement = Agreement.objects.in_force(on=request.viewer.on).filter(supervisee=supervisee).first()
    context = {"form": form, "supervisee": supervisee, "agreement": agreement}
    return render(request, "supervision/booking/propose.html", context)


def _proposed(
    request: Request, form: ProposeForm, supervisor: Worker, supervisee: Worker
) -> list[Session] | None:
    named = {name: form.cleaned_data[name] for name in ("times", "place")}
    facts = {**named, "supervisor": supervisor, "supervisee": supervisee, "sure": form.sure}
    return attempt(form, lambda: propose(**facts, by=request.user, at=timezone.now())) or None


@allowed_to(can_book)
def pick(request: Request, pk: int) -> HttpResponse:
    """The supervisee chooses one of the times, or none; the supervisor may take them back."""
    session = get_object_or_404(sessions_preparable(request.viewer), pk=pk)
    if session.status != Status.PROPOSED:
        return redirect(session)
    is_own = session.supervisor != request.viewer.worker
    form = PickForm(posted(request), proposed=proposed_together(session), is_own=is_own)
    if form.is_valid():
        return _picked(request, session, form.cleaned_data["session"], form)
    context = {"session": session, "form": form, "is_own": is_own}
    return render(request, "supervision/booking/pick.html", context)


def _picked(request: Request, session: Session, chosen: str, form: PickForm) -> HttpResponse:
    by, now = request.user, timezone.now()
    if chosen == PickForm.NONE:
        release(session=session, by=by, at=now)
        messages.success(request, "The times are free again. The other person has been told")
        return redirect("supervision:index")
    booked = attempt(form, lambda: choose(session=form.proposed[chosen], by=by, at=now, sure=form.sure))
    if not booked:
        context = {"session": session, "form": form, "is_own": True}
        return render(request, "supervision/booking/pick.html", context)
    messages.success(request, f"Booked: {in_words(booked)}.{late_words(booked)}")
    return redirect(booked)
