"""Absences of one person: they move or suspend the supervision clock."""

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from supervision.absences.forms import AbsenceForm
from supervision.absences.reports import absences_of
from supervision.absences.services import change_absence, record_absence, remove_absence
from supervision.agreements.reports.covers_of import covers_of
from supervision.booking.away import booked_while_away
from supervision.models import Agreement
from supervision.permissions import absences_changeable, absences_visible
from supervision.rules.repeating import start_of
from workforce.models import Absence, Worker
from workforce.rules.in_words import many
from workforce.rules.working_days import ONE_DAY
from workforce.web.access import allowed_to, anyone_signed_in
from workforce.web.posting import attempt, posted
from workforce.web.request import Request
from workforce.web.tags import day

#: So many of the sessions booked while someone is away stand on the page; a link leads to all of them.
SHOWN = 10


@allowed_to(anyone_signed_in)
def absences(request: Request, worker_pk: int) -> HttpResponse:
    """Every absence recorded of one person, the newest first."""
    worker = _visible(request, worker_pk)
    found = absences_of(request.viewer, worker.pk, request.viewer.on)
    agreement = next(iter(found["agreements"]), None)
    opens = agreement is not None and agreement.is_visible
    context = {
        "worker": worker,
        "back_url": agreement.get_absolute_url() if agreement and opens else worker.get_absolute_url(),
        "back_label": "Supervision" if opens else worker.full_name,
        "absences": found["absences"],
        "can_change": worker.may_change,
        "to_cover": len(found["to_cover"]),
        "covers": covers_of(worker.pk, found["covers"]),
        "agreement": agreement,
        **_booked(request, worker),
    }
    return render(request, "supervision/absences/absences.html", context)


@allowed_to(anyone_signed_in)
def absence_new(request: Request, worker_pk: int) -> HttpResponse:
    """Record days away."""
    worker = _changeable(request, worker_pk)
    form = AbsenceForm(posted(request), instance=Absence(worker=worker))
    if form.is_valid():
        facts = {**form.cleaned_data, "by": request.viewer.account}
        if absence := attempt(form, lambda: record_absence(worker=worker, **facts), beside="started_on"):
            return _saved(request, worker, "The absence is recorded.", absence)
    return render(request, "supervision/absences/absence_new.html", {"form": form, "worker": worker})


@allowed_to(anyone_signed_in)
def absence_edit(request: Request, worker_pk: int, pk: int) -> HttpResponse:
    """Other days or another reason; usually the day of the return."""
    worker = _changeable(request, worker_pk)
    absence = get_object_or_404(worker.absences, pk=pk)
    form = AbsenceForm(posted(request), instance=absence)
    if form.is_valid():
        facts = {**form.cleaned_data, "by": request.viewer.account}
        if attempt(form, lambda: change_absence(absence=absence, **facts), beside="started_on"):
            return _saved(request, worker, "The absence is changed.", absence)
    context = {"form": form, "worker": worker, "absence": absence}
    return render(request, "supervision/absences/absence_edit.html", context)


@allowed_to(anyone_signed_in)
@require_POST
def absence_remove(request: Request, worker_pk: int, pk: int) -> HttpResponse:
    """Remove an absence that was recorded by mistake."""
    worker = _changeable(request, worker_pk)
    remove_absence(absence=get_object_or_404(worker.absences, pk=pk), by=request.viewer.account)
    return _saved(request, worker, "The absence is removed.")


def _booked(request: Request, worker: Worker) -> dict[str, object]:
    """The next few sessions on days on which they are away, and how many there are."""
    found = booked_while_away(request.viewer, worker)
    shown = list(found[: SHOWN + 1])
    return {"booked": shown[:SHOWN], "number_booked": found.count() if len(shown) > SHOWN else len(shown)}


def _visible(request: Request, worker_pk: int) -> Any:
    """The worker, whose absences the viewer may see; and with `may_change`, whether they record them."""
    may_change = Exists(absences_changeable(request.viewer).filter(pk=OuterRef("pk")))
    seen = absences_visible(request.viewer).distinct().annotate(may_change=may_change)
    return get_object_or_404(seen, pk=worker_pk)


def _changeable(request: Request, worker_pk: int) -> Worker:
    """Someone whose absences the viewer records; raises PermissionDenied for the viewer's own."""
    worker = _visible(request, worker_pk)
    if not worker.may_change:
        raise PermissionDenied("Your supervisor or your manager records your absences.")
    return cast(Worker, worker)


def _saved(request: Request, worker: Worker, what: str, absence: Absence | None = None) -> HttpResponse:
    """Say what it did to the clock and what is booked in that time, and go back to the list."""
    said = (what, _what_is_due(request, worker), _what_is_booked(request, worker, absence))
    messages.success(request, " ".join(words for words in said if words))
    return redirect("supervision:absences", worker.pk)


def _what_is_booked(request: Request, worker: Worker, absence: Absence | None) -> str:
    if absence is None:
        return ""
    booked = booked_while_away(request.viewer, worker)
    inside = booked.filter(starts_at__gte=start_of(absence.started_on))
    if absence.ended_on:
        inside = inside.filter(starts_at__lt=start_of(absence.ended_on + ONE_DAY))
    number = inside.count()
    return f"{many(number, 'session is', 'sessions are')} booked in this time." if number else ""


def _what_is_due(request: Request, worker: Worker) -> str:
    in_force = Agreement.objects.in_force(on=request.viewer.on).filter(supervisee=worker).first()
    if in_force is None:
        return ""
    if in_force.next_due_on is None:
        return "The supervision clock is suspended until the last day away is known."
    return f"The next supervision is due by {day(in_force.next_due_on)}."
