"""A series in one go: choose the time, see what clashes and what else would suit, book it all."""

from datetime import time

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from supervision.booking.forms.slots import PlanForm, SeriesForm
from supervision.booking.permissions import can_book
from supervision.booking.services.bookable import supervisor_on
from supervision.booking.services.series import book_series, doubts_about_series, plan_series
from supervision.booking.views.booking import in_words, late_words, late_words_of, supervisee_of
from supervision.models import Agreement, Session
from supervision.rules.repeating import instant
from workforce.models import Worker
from workforce.rules.in_words import many
from workforce.web.access import allowed_to
from workforce.web.posting import attempt, posted
from workforce.web.request import Request
from workforce.web.sure import SURE

NOON = time(12)


@allowed_to(can_book)
def series_new(request: Request) -> HttpResponse:
    """Book a repeating time for someone the viewer supervises or manages."""
    supervisee = nameable(request)
    form = SeriesForm(posted(request), initial=_usual(request, supervisee))
    if form.is_valid() and (plan := attempt(form, lambda: _plan(request, supervisee, form))):
        if plan.is_valid() and (booked := _booked(request, supervisee, form, plan)):
            number, first = many(len(booked), "session"), booked[0]
            said = f"{number} booked, the first on {in_words(first)}.{late_words(first)}"
            messages.success(request, said)
            return redirect(reverse("supervision:book", query={"supervisee": supervisee.pk}))
        late = late_words_of([supervisee], starts_at=plan.first_at) if plan.first_at else ""
        context = {"plan": plan, "supervisee": supervisee, "kept": _kept(request, plan), "late": late}
        return render(request, "supervision/booking/series_check.html", context)
    return render(request, "supervision/booking/series_new.html", {"form": form, "supervisee": supervisee})


def nameable(request: Request) -> Worker:
    """The person of ?supervisee=, who the viewer can name times for."""
    supervisee = supervisee_of(request)
    if supervisee == request.viewer.worker:
        raise PermissionDenied("Your supervisor sets the times. You can book any time on offer.")
    return supervisee


def _usual(request: Request, supervisee: Worker) -> dict[str, object]:
    """Begin on the due day, the next promise to be kept."""
    agreement = Agreement.objects.in_force(on=request.viewer.on).filter(supervisee=supervisee).first()
    due_on = agreement.next_due_on if agreement else None
    return {"first_on": due_on if due_on and due_on > request.viewer.on else None}


def _kept(request: Request, plan: PlanForm) -> list[tuple[str, str]]:
    """What was typed on the page before, to travel along."""
    own = {"csrfmiddlewaretoken", "book", SURE, *plan.fields}
    return [(name, str(request.POST[name])) for name in request.POST if name not in own]


def _plan(request: Request, supervisee: Worker, form: SeriesForm) -> PlanForm:
    pattern, now = form.cleaned_data["pattern"], timezone.now()
    first_at, asking = instant(pattern.first_on, NOON), request.viewer.worker
    supervisor = supervisor_on(supervisee, at=first_at, asking=asking)
    planned = plan_series(supervisor=supervisor, supervisee=supervisee, pattern=pattern, at=now)
    sent = request.POST if "book" in request.POST else None
    return PlanForm(sent, planned=planned, doubts=doubts_about_series(planned, at=now))


def _booked(request: Request, supervisee: Worker, form: SeriesForm, plan: PlanForm) -> list[Session]:
    booked = attempt(
        plan,
        lambda: book_series(
            supervisee=supervisee,
            times=plan.times,
            place=form.cleaned_data["place"],
            by=request.user,
            at=timezone.now(),
            asking=request.viewer.worker,
            sure=plan.sure,
        ),
    )
    return booked or []
