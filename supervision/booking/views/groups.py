"""Group supervision: booking it, who takes part, and saying that one cannot come."""

from datetime import datetime, timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from supervision.booking.forms.groups import GroupForm, PeopleForm
from supervision.booking.permissions import can_change_group, can_leave, can_offer_times, sees_sessions
from supervision.booking.services.groups import book_group, change_group, leave_group
from supervision.booking.services.series import commitments
from supervision.booking.views.booking import in_words
from supervision.models import Agreement, Session
from supervision.permissions import sessions_visible, supervised_by
from supervision.rules.planning import Times, other_times
from workforce.authority_settings import days_off
from workforce.models import Worker, WorkerQuerySet
from workforce.web.access import allowed_to
from workforce.web.choosing_people import people_found
from workforce.web.posting import attempt, posted
from workforce.web.request import Request

#: Days beside the one asked for in which another time is looked for.
NEARBY = timedelta(days=7)


@allowed_to(can_offer_times)
def group_new(request: Request) -> HttpResponse:
    """Book a group session; where someone cannot come, say who, and when everyone could."""
    viewer, now = request.viewer, timezone.now()
    form = GroupForm(posted(request), people=supervised_by(viewer))
    if answer := people_found(request, form):
        return answer
    others: list[Times] = []
    if form.is_valid():
        facts = {**form.facts, "supervisor": viewer.as_worker, "by": request.user, "at": now}
        if session := attempt(form, lambda: book_group(**facts)):
            messages.success(request, f"Booked: {in_words(session)}. Everyone is invited.")
            return redirect(session)
        others = when_everybody_can([viewer.as_worker, *form.cleaned_data["supervisees"]], form, now)
    return render(request, "supervision/booking/group_new.html", {"form": form, "others": others})


def when_everybody_can(people: list[Worker], form: Form, now: datetime) -> list[Times]:
    """The nearest times in which all of these people are free, as long as the one that was asked for."""
    asked, on = form.cleaned_data, form.cleaned_data["on"]
    return other_times(
        on,
        asked["starts"],
        asked["ends_at"] - asked["starts_at"],
        commitments(people, first=on - NEARBY, last=on + NEARBY),
        holidays=days_off(),
        after=now,
    )


@allowed_to(sees_sessions)
def group_people(request: Request, pk: int) -> HttpResponse:
    """Who takes part; after it has started, who was there."""
    session = get_object_or_404(sessions_visible(request.viewer).with_people(), pk=pk)
    if not can_change_group(request.viewer, session):
        raise PermissionDenied("Only the supervisor and their managers can change a group session.")
    initial = {"supervisees": list(session.supervisees.all())}
    form = PeopleForm(posted(request), people=_may_take_part(session), initial=initial)
    if answer := people_found(request, form):
        return answer
    has_started = session.starts_at <= timezone.now()
    if has_started:
        form.fields["supervisees"].label = "Who was there?"
    if form.is_valid():
        facts = {**form.cleaned_data, "by": request.user, "at": timezone.now()}
        if attempt(form, lambda: change_group(session=session, **facts)):
            messages.success(request, "Saved.")
            return redirect(session)
    context = {"session": session, "form": form, "has_started": has_started}
    return render(request, "supervision/booking/group_people.html", context)


def _may_take_part(session: Session) -> WorkerQuerySet:
    """Everyone its supervisor supervises that day, and those already in it."""
    on = timezone.localtime(session.starts_at).date()
    agreements = Agreement.objects.given_by(session.supervisor, on=on)
    present = Worker.objects.filter(attendances__session=session)
    return Worker.objects.filter(pk__in=agreements.values("supervisee").union(present.values("pk")))


@allowed_to(sees_sessions)
def group_leave(request: Request, pk: int) -> HttpResponse:
    """A supervisee says that they cannot come. The session continues for the others."""
    session = get_object_or_404(sessions_visible(request.viewer).with_people(), pk=pk)
    if not can_leave(request.viewer, session):
        raise PermissionDenied("You are not in this session.")
    form = Form(posted(request))
    if form.is_valid():
        own, by, now = request.viewer.as_worker, request.user, timezone.now()
        if attempt(form, lambda: leave_group(session=session, supervisee=own, by=by, at=now)):
            messages.success(request, f"{session.supervisor} has been told that you cannot come.")
            return redirect("supervision:index")
    return render(request, "supervision/booking/group_leave.html", {"session": session, "form": form})
