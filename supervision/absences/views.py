"""Absences of one person: they move or suspend the supervision clock."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from supervision.absences.forms import AbsenceForm
from supervision.absences.services import change_absence, record_absence, remove_absence
from supervision.agreements.cover_permissions import agreements_coverable
from supervision.agreements.forms.covers import coverable
from supervision.models import Agreement, Cover
from supervision.permissions import absences_visible, agreements_visible, can_change_absences
from workforce.models import Absence, Worker
from workforce.web.access import allowed_to, anyone_signed_in
from workforce.web.posting import attempt, posted
from workforce.web.request import Request
from workforce.web.tags import day


@allowed_to(anyone_signed_in)
def absences(request: Request, worker_pk: int) -> HttpResponse:
    """Every absence recorded of one person, the newest first."""
    worker, on = _visible(request, worker_pk), request.viewer.on
    agreement = Agreement.objects.in_force(on=on).filter(supervisee=worker).first()
    opens = agreement and agreements_visible(request.viewer).filter(pk=agreement.pk).exists()
    to_cover = coverable(agreements_coverable(request.viewer), worker, on=on)
    context = {
        "worker": worker,
        "back_url": agreement.get_absolute_url() if agreement and opens else worker.get_absolute_url(),
        "back_label": "Supervision" if opens else worker.full_name,
        "absences": worker.absences.order_by("-started_on"),
        "can_change": can_change_absences(request.viewer, worker),
        "to_cover": to_cover.count(),
        "covers": Cover.objects.filter(agreement__in=to_cover.values("pk")).in_force_from(on).with_people(),
        "agreement": agreement,
    }
    return render(request, "supervision/absences/absences.html", context)


@allowed_to(anyone_signed_in)
def absence_new(request: Request, worker_pk: int) -> HttpResponse:
    """Record days away."""
    worker = _changeable(request, worker_pk)
    form = AbsenceForm(posted(request), instance=Absence(worker=worker))
    if form.is_valid():
        facts = {**form.cleaned_data, "by": request.viewer.account}
        if attempt(form, lambda: record_absence(worker=worker, **facts), beside="started_on"):
            return _saved(request, worker, "The absence is recorded.")
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
            return _saved(request, worker, "The absence is changed.")
    context = {"form": form, "worker": worker, "absence": absence}
    return render(request, "supervision/absences/absence_edit.html", context)


@allowed_to(anyone_signed_in)
@require_POST
def absence_remove(request: Request, worker_pk: int, pk: int) -> HttpResponse:
    """Remove an absence that was recorded by mistake."""
    worker = _changeable(request, worker_pk)
    remove_absence(absence=get_object_or_404(worker.absences, pk=pk), by=request.viewer.account)
    return _saved(request, worker, "The absence is removed.")


def _visible(request: Request, worker_pk: int) -> Worker:
    return get_object_or_404(absences_visible(request.viewer).distinct(), pk=worker_pk)


def _changeable(request: Request, worker_pk: int) -> Worker:
    """Someone whose absences the viewer records; raises PermissionDenied for the viewer's own."""
    worker = _visible(request, worker_pk)
    if not can_change_absences(request.viewer, worker):
        raise PermissionDenied("Your supervisor or your manager records your absences.")
    return worker


def _saved(request: Request, worker: Worker, what: str) -> HttpResponse:
    """Say what it did to the clock, and go back to the list."""
    messages.success(request, f"{what} {_what_is_due(request, worker)}".strip())
    return redirect("supervision:absences", worker.pk)


def _what_is_due(request: Request, worker: Worker) -> str:
    in_force = Agreement.objects.in_force(on=request.viewer.on).filter(supervisee=worker).first()
    if in_force is None:
        return ""
    if in_force.next_due_on is None:
        return "The supervision clock is suspended until the last day away is known."
    return f"The next supervision is due by {day(in_force.next_due_on)}."
