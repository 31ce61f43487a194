"""Supervision agreements: who supervises who, how often, and every change to it."""

from datetime import datetime
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from supervision.agreements.cover_permissions import agreements_coverable
from supervision.agreements.forms.agreements import (
    AgreementForm,
    BookingsForm,
    ChangePolicyForm,
    EndAgreementForm,
    HandOverForm,
)
from supervision.agreements.forms.line import LineForm
from supervision.agreements.reports import agreements as reports
from supervision.agreements.reports.handing_over import ReadersAfter, readers_after, still_to_sign
from supervision.agreements.services import agreements as services
from supervision.agreements.services.handing_over import (
    booked_from,
    end_with_bookings,
    hand_over_with_bookings,
)
from supervision.agreements.services.promising import change_policy
from supervision.agreements.services.undoing import undo_end, undo_start
from supervision.agreements.services.undoing_hand_over import undo_hand_over
from supervision.models import Agreement, Cover, FrequencyPolicy
from supervision.permissions import (
    absences_visible,
    agreements_managed,
    agreements_visible,
    can_manage_agreement,
)
from supervision.records.permissions import files_visible
from supervision.start_day.services.start_days import begin_records_with_the_first
from workforce.audit_trail.verbs import Verb
from workforce.permissions import oversees_anyone, people_answered_for
from workforce.web.access import allowed_to, anyone_signed_in, asks_again_when_sent
from workforce.web.choosing_people import people_found
from workforce.web.keys import key_in
from workforce.web.posting import attempt, attempt_button, posted
from workforce.web.request import Request
from workforce.web.tags import day
from workforce.web.viewer import Viewer, viewer_of

TAKEN = "Someone else changed this agreement at the same time. Check it and try again."


@allowed_to(anyone_signed_in)
def agreement(request: Request, pk: int) -> HttpResponse:
    """The parties, the promise, the clock with its reason, and who supervised before."""
    found = _seen(request, pk)
    is_managed = found.is_managed
    context = {
        "undoes": services.undoes(found, by=request.user, on=request.viewer.on) if is_managed else None,
        "due_status": reports.agreement_status(found, on=request.viewer.on),
        "agreement": found,
        "can_manage": is_managed and found.ends_on is None,
        "can_cover": found.is_coverable and found.is_in_force(on=request.viewer.on),
        "sees_file": found.sees_file,
        "sees_absences": found.sees_absences,
    }
    return render(request, "supervision/agreements/agreement.html", context)


def _seen(request: Request, pk: int) -> Any:
    """The agreement, with what its page may offer this reader."""
    viewer, this, person = request.viewer, OuterRef("pk"), OuterRef("supervisee")
    seen = agreements_visible(viewer).with_people().distinct()
    may = {
        "is_managed": agreements_managed(viewer).filter(pk=this),
        "is_coverable": agreements_coverable(viewer).filter(pk=this),
        "sees_file": files_visible(viewer).filter(pk=person),
        "sees_absences": absences_visible(viewer).filter(pk=person),
        "was_covered": Cover.objects.filter(agreement=this),
    }
    with_leave = seen.annotate(**{name: Exists(rows) for name, rows in may.items()})
    return get_object_or_404(with_leave, pk=pk)


@allowed_to(oversees_anyone)
def without_agreement(request: Request) -> HttpResponse:
    """People who work here and have no supervisor."""
    people = reports.without_agreement(people_answered_for(request.viewer), on=request.viewer.on)
    return render(request, "supervision/agreements/without_agreement.html", {"people": people})


@allowed_to(oversees_anyone)
@asks_again_when_sent
def agreement_new(request: Request) -> HttpResponse:
    """Start an agreement for someone who has none."""
    viewer = request.viewer
    people = reports.without_agreement(people_answered_for(viewer), on=viewer.on)
    form = AgreementForm(posted(request), people=people, on=viewer.on, initial=_started_with(request))
    if answer := people_found(request, form):
        return answer
    if form.is_valid():
        started = attempt(form, lambda: _start(viewer, form.cleaned_data), at_once=TAKEN)
        if started:
            due = f" The first session is due by {day(started.next_due_on)}." if started.next_due_on else ""
            messages.success(request, f"{started.supervisor} now supervises {started.supervisee}.{due}")
            return redirect(started)
    return render(request, "supervision/agreements/agreement_new.html", {"form": form})


@transaction.atomic
def _start(viewer: Viewer, facts: dict[str, Any]) -> Agreement:
    """The agreement; with the first of all, records begin."""
    begin_records_with_the_first(by=viewer.account, at=timezone.now(), on=viewer.on)
    return services.start_agreement(**facts, by=viewer.account)


@allowed_to(anyone_signed_in)
@asks_again_when_sent
def hand_over(request: Request, pk: int) -> HttpResponse:
    """A new supervisor: first what changes and what is booked, then the change."""
    found, now = _manageable(request, pk), timezone.now()
    form = HandOverForm(posted(request), agreement=found, on=request.viewer.on)
    if answer := people_found(request, form):
        return answer
    bookings = line = readers = None
    if form.is_valid():
        readers = readers_after(found, form.cleaned_data["to"])
        bookings, line = _asked(request, form, readers, now=now)
    if bookings and all(asked.is_valid() for asked in (bookings, line) if asked):
        line_too = line is not None and line.line_too
        facts = {"agreement": found, "by": request.user, "at": now, **form.cleaned_data}
        facts |= {"choices": bookings.choices, "line_too": line_too}
        if successor := attempt(form, lambda: hand_over_with_bookings(**facts), at_once=TAKEN):
            messages.success(
                request,
                f"{successor.supervisor} supervises {successor.supervisee} from "
                f"{day(successor.starts_on)}. The due day stays as it was."
                + (_line_in_words(successor) if line_too else ""),
            )
            return redirect(_seen_still(request, successor))
    context = {"form": form, "agreement": found, "bookings": bookings, "line": line, "readers": readers}
    context["unsigned"] = still_to_sign([found], on=request.viewer.on)
    return render(request, "supervision/agreements/hand_over.html", context)


def _line_in_words(agreement: Agreement) -> str:
    """What became of the line, which may wait for a second person."""
    if agreement.supervisee.line_manager_id == agreement.supervisor_id:
        return f" {agreement.supervisor} is the line manager from today."
    return " The change of line manager waits for a second person to confirm it."


def _asked(
    request: Request, form: HandOverForm, readers: ReadersAfter, *, now: datetime
) -> tuple[BookingsForm, LineForm | None]:
    """What is booked with the former supervisor, and the line; answered only when the change is confirmed."""
    sessions = booked_from(form.agreement, day=form.cleaned_data["from_on"], at=now, to=readers.to)
    answers = request.POST if "confirm" in request.POST else None
    return BookingsForm(answers, sessions=sessions, to=readers.to), LineForm.of_one(answers, readers)


def _seen_still(request: Request, agreement: Agreement) -> Agreement | str:
    """The agreement, where the viewer still sees it after the hand-over; else where their people are."""
    viewer = viewer_of(request.user)
    is_seen = agreements_visible(viewer).filter(pk=agreement.pk).exists()
    return agreement if is_seen else "supervision:index"


@allowed_to(anyone_signed_in)
def agreement_policy(request: Request, pk: int) -> HttpResponse:
    """Another promise of frequency: first its effect on the due day, then the change."""
    found = _manageable(request, pk)
    form = ChangePolicyForm(posted(request), agreement=found, on=request.viewer.on)
    preview = None
    if form.is_valid():
        policy: FrequencyPolicy = form.cleaned_data["policy"]
        if "confirm" in request.POST:
            change_policy(agreement=found, policy=policy, by=request.user, from_on=request.viewer.on)
            messages.success(request, f"{found.supervisee} is now under “{policy}”.")
            return redirect(found)
        preview = reports.effect_of_policy(found, policy, on=request.viewer.on)
    context = {"form": form, "agreement": found, "preview": preview}
    return render(request, "supervision/agreements/agreement_policy.html", context)


@allowed_to(anyone_signed_in)
def agreement_end(request: Request, pk: int) -> HttpResponse:
    """The last day: someone leaves, or no longer needs supervision."""
    found = _manageable(request, pk)
    form = EndAgreementForm(posted(request), agreement=found, on=request.viewer.on)
    if form.is_valid():
        facts = {"on": form.cleaned_data["last_day"], "by": request.user, "at": timezone.now()}
        if ended := attempt(form, partial(end_with_bookings, agreement=found, **facts), at_once=TAKEN):
            messages.success(request, f"The agreement's last day is {day(ended.ends_on)}.")
            return redirect(ended)
    return render(request, "supervision/agreements/agreement_end.html", {"form": form, "agreement": found})


@allowed_to(anyone_signed_in)
@require_POST
@asks_again_when_sent
def agreement_undo(request: Request, pk: int) -> HttpResponse:
    """Undo its start, its end or the hand-over that made it, recorded by mistake by this reader."""
    found = _visible(request, pk)
    if not can_manage_agreement(request.viewer, found):
        raise PermissionDenied("Only a manager of this person can change this agreement.")
    if services.undoes(found, by=request.user, on=request.viewer.on) == Verb.AGREEMENT_HANDED_OVER:
        return _undo_hand_over(request, found)
    is_start = found.ends_on is None
    undo = undo_start if is_start else undo_end
    if not attempt_button(request, lambda: undo(agreement=found, by=request.user)):
        return redirect(found)
    if is_start:
        messages.success(request, f"Undone. {found.supervisee} has no agreement with {found.supervisor}.")
        return redirect("supervision:index")
    messages.success(request, "Undone. The agreement continues.")
    return redirect(found)


def _undo_hand_over(request: Request, found: Agreement) -> HttpResponse:
    """Back to the agreement of the former supervisor, where the viewer still sees it."""
    restored: list[Agreement] = []

    def undo() -> None:
        restored.append(undo_hand_over(agreement=found, by=request.user, at=timezone.now()))

    if not attempt_button(request, undo):
        return redirect(found)
    [former] = restored
    messages.success(request, f"Undone. {former.supervisor} supervises {former.supervisee}, as before.")
    return redirect(_seen_still(request, former))


def _visible(request: Request, pk: int) -> Agreement:
    return get_object_or_404(agreements_visible(request.viewer).with_people().distinct(), pk=pk)


def _manageable(request: Request, pk: int) -> Agreement:
    """An agreement that the viewer may change; raises PermissionDenied for one they only see."""
    found = _visible(request, pk)
    if not can_manage_agreement(request.viewer, found) or found.ends_on is not None:
        raise PermissionDenied("Only a manager of this person can change this agreement.")
    return found


def _started_with(request: Request) -> dict[str, Any]:
    """The person in the address, their line manager, today."""
    chosen = key_in(request.GET.get("supervisee", ""))
    people = people_answered_for(request.viewer).filter(pk=chosen) if chosen else []
    worker = next(iter(people), None)
    return {
        "supervisee": worker,
        "supervisor": worker.line_manager_id if worker else None,
        "starts_on": request.viewer.on,
    }
