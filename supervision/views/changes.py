"""Changing a booking: move it, call it off, say who did not come."""

from datetime import date, datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from supervision.booking_permissions import can_change, can_name_a_time, sees_sessions
from supervision.forms.booking import CallOffForm, MissedForm, WhenForm
from supervision.models import Agreement, Session, Side, Slot
from supervision.permissions import sessions_visible
from supervision.services.booking import cancel_session, move_session, record_missed
from supervision.views.booking import attempt, how_many, in_words, posted
from workforce.access import open_to
from workforce.models import Worker
from workforce.viewer import Viewer


@open_to(sees_sessions)
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Another time, and why."""
    session, now = changeable(request, pk), timezone.now()
    when = _when_form(request, session, now)
    why = _why_form(request, session)
    if all([when.is_valid(), why.is_valid()]):
        chosen = when.cleaned_data["when"]
        facts = {**chosen.facts, **why.cleaned_data, "by": request.user, "at": now}
        if moved := attempt(when, lambda: move_session(session=session, **facts)):
            messages.success(request, f"Moved to {in_words(moved)}")
            return redirect(moved)
    has_errors = bool(when.errors or why.errors)
    context = {"session": session, "when": when, "why": why, "page_has_errors": has_errors}
    return render(request, "supervision/move.html", context)


@open_to(sees_sessions)
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Call the session off; a reason is always asked."""
    session = changeable(request, pk)
    form = _why_form(request, session)
    if form.is_valid():
        facts = {**form.cleaned_data, "by": request.user, "at": timezone.now()}
        if attempt(form, lambda: cancel_session(session=session, **facts)):
            messages.success(request, f"Cancelled: {in_words(session)}")
            return redirect(session)
    return render(request, "supervision/cancel.html", {"session": session, "form": form})


@open_to(sees_sessions)
def missed(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which side did not come. A supervisee says so of the supervisor only."""
    session = changeable(request, pk)
    own = side_of(request.viewer, session) == Side.SUPERVISEE
    may_say = [Side.SUPERVISOR] if own else [Side.SUPERVISEE, Side.SUPERVISOR]
    form = MissedForm(posted(request), session=session, may_say=may_say)
    if form.is_valid():
        facts = {**form.cleaned_data, "by": request.user, "at": timezone.now()}
        if attempt(form, lambda: record_missed(session=session, **facts)):
            return redirect(session)
    return render(request, "supervision/missed.html", {"session": session, "form": form})


def changeable(request: HttpRequest, pk: int) -> Session:
    """The session, for those who may change it; others who may see it are told that they may not."""
    session = get_object_or_404(sessions_visible(request.viewer).with_people(), pk=pk)
    if not can_change(request.viewer, session):
        raise PermissionDenied("Only the two of you and your managers can change this booking.")
    return session


def side_of(viewer: Viewer, session: Session) -> Side:
    """The side that the viewer stands on: a supervisee's own, else the supervisor's."""
    own = any(each.supervisee == viewer.worker for each in session.attendances.all())
    return Side.SUPERVISEE if own else Side.SUPERVISOR


def _when_form(request: HttpRequest, session: Session, now: datetime) -> WhenForm:
    supervisee = session.attendances.all()[0].supervisee
    slots = Slot.objects.bookable_by(supervisee, at=now, moving=session.uid)
    return WhenForm(
        posted(request),
        slots=slots.filter(supervisor=session.supervisor),
        due_on=_due_on(supervisee, request.viewer),
        may_name=can_name_a_time(request.viewer, supervisee),
        most=how_many(request),
    )


def _why_form(request: HttpRequest, session: Session) -> CallOffForm:
    side = side_of(request.viewer, session)
    return CallOffForm(posted(request), session=session, initial={"side": side})


def _due_on(supervisee: Worker, viewer: Viewer) -> date | None:
    agreement = Agreement.objects.in_force(on=viewer.on).filter(supervisee=supervisee).first()
    return agreement.next_due_on if agreement else None
