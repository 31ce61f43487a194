"""Mentor meetings: the mentor's own list; booked, moved, logged, cancelled by the two who meet."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from nqsw.mentors.forms import MeetingForm, NewMeetingForm, TopicsForm
from nqsw.mentors.reports.mentors import mentored
from nqsw.mentors.services.mentor_meetings import (
    CannotMeet,
    book_meeting,
    call_off_meeting,
    can_take_back,
    log_meeting,
    log_past_meeting,
    move_meeting,
    take_back_meeting,
)
from nqsw.models import MeetingStatus, MentorAssignment, MentorAssignmentQuerySet, MentorMeeting
from nqsw.permissions import (
    can_read_topics,
    meeting_topics_readable,
    meetings_visible,
    mentor_profile_is_theirs,
)
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.web.access import allowed_to, anyone_signed_in, workers
from workforce.web.posting import attempt, posted
from workforce.web.request import Request
from workforce.web.viewer import Viewer

NOT_THEIRS = "Only the mentor and the NQSW can change their meetings."


def own_assignments(viewer: Viewer) -> MentorAssignmentQuerySet:
    """Assignments in force in which the viewer is one of the two."""
    mine = Q(mentor=viewer.worker) | Q(enrolment__worker=viewer.worker)
    return MentorAssignment.objects.in_force(on=viewer.on).filter(mine)


@allowed_to(workers)
def mentor_meetings(request: Request) -> HttpResponse:
    """The people the viewer mentors, or who mentor the viewer, and every meeting of the two."""
    viewer = request.viewer
    own = own_assignments(viewer)
    meetings = meeting_topics_readable(viewer).select_related(
        "assignment__mentor", "assignment__enrolment__worker"
    )
    context = {
        "mentored": mentored(own, at=timezone.now()),
        "coming": meetings.filter(status=MeetingStatus.BOOKED).order_by("starts_at", "pk"),
        "has_profile": mentor_profile_is_theirs(viewer),
        "earlier": meetings.exclude(status=MeetingStatus.BOOKED)[:30],
    }
    return render(request, "nqsw/mentors/mentor_meetings.html", context)


@allowed_to(workers)
def mentor_meeting_new(request: Request) -> HttpResponse:
    """Book a meeting, or log one that has taken place."""
    viewer, now = request.viewer, timezone.now()
    own = own_assignments(viewer).select_related("mentor", "enrolment__worker")
    first: dict[str, Any] = {name: request.GET.get(name) for name in ("assignment", "happened")}
    first["day"] = viewer.on if first["happened"] == "yes" else None
    form = NewMeetingForm(posted(request), assignments=own, now=now, initial=first)
    if form.is_valid():
        facts = {"assignment": form.cleaned_data["assignment"], "by": viewer.account, "at": now, **form.times}
        is_over, topics = form.has_happened, form.cleaned_data["topics"]
        made = attempt(
            form,
            lambda: log_past_meeting(**facts, topics=topics) if is_over else book_meeting(**facts),
        )
        if made:
            messages.success(
                request, "The meeting is recorded." if is_over else "The meeting is in both diaries."
            )
            return redirect(made)
    return render(request, "nqsw/mentors/mentor_meeting_new.html", {"form": form, "somebody": own.exists()})


@allowed_to(anyone_signed_in)
def mentor_meeting(request: Request, pk: int) -> HttpResponse:
    """One meeting: its facts for those who may see the programme, its topics for the two alone."""
    viewer, now = request.viewer, timezone.now()
    found = _visible(request, pk)
    is_own = can_read_topics(viewer, found)
    form = _topics_form(request, found) if is_own else None
    if request.method == "POST" and form is None:
        raise PermissionDenied(NOT_THEIRS)
    if form and form.is_valid():
        facts = {"meeting": found, "at": now, "by": viewer.account, **form.cleaned_data}
        if attempt(form, lambda: log_meeting(**facts)):
            messages.success(request, "The meeting is recorded as held.")
            return redirect(found)
    if is_own and found.topics and request.method == "GET":
        worker = found.assignment.enrolment.worker
        record_event(verb=Verb.MENTOR_MEETING_TOPICS_READ, subject=found, by=viewer.account, worker=worker)
    context = {
        "meeting": found,
        "form": form,
        "is_own": is_own,
        "has_begun": found.starts_at <= now,
        "can_take_back": can_take_back(found, by=viewer.account, at=now),
    }
    return render(request, "nqsw/mentors/mentor_meeting.html", context)


def _topics_form(request: Request, found: MentorMeeting) -> TopicsForm:
    return TopicsForm(
        posted(request), initial={"topics": found.topics}, around=[found.assignment.enrolment.worker_id]
    )


@allowed_to(anyone_signed_in)
def mentor_meeting_move(request: Request, pk: int) -> HttpResponse:
    """Another time."""
    found = _own(request, pk)
    form = MeetingForm(posted(request), initial=MeetingForm.initial_of(found))
    facts: dict[str, Any] = {"meeting": found, "by": request.viewer.account, "at": timezone.now()}
    if form.is_valid() and attempt(form, lambda: move_meeting(**facts, **form.times)):
        messages.success(request, "The meeting is moved in both diaries.")
        return redirect(found)
    return render(request, "nqsw/mentors/mentor_meeting_move.html", {"meeting": found, "form": form})


@allowed_to(anyone_signed_in)
@require_POST
def mentor_meeting_cancel(request: Request, pk: int) -> HttpResponse:
    """The meeting does not take place; both have their time back."""
    found = _own(request, pk)
    call_off_meeting(meeting=found, at=timezone.now(), by=request.viewer.account)
    messages.success(request, "The meeting is cancelled. Book another time when you can.")
    return redirect("nqsw:mentor_meetings")


@allowed_to(anyone_signed_in)
@require_POST
def mentor_meeting_undo(request: Request, pk: int) -> HttpResponse:
    """That they met was recorded by mistake."""
    found, viewer = _visible(request, pk), request.viewer
    if not can_read_topics(viewer, found):
        raise PermissionDenied(NOT_THEIRS)
    try:
        is_booked = take_back_meeting(meeting=found, by=viewer.account, at=timezone.now())
    except CannotMeet as refusal:
        messages.error(request, str(refusal))
        return redirect(found)
    messages.success(request, "It is no longer recorded that you met.")
    return redirect(found) if is_booked else redirect("nqsw:mentor_meetings")


def _visible(request: Request, pk: int) -> MentorMeeting:
    meetings = meetings_visible(request.viewer).select_related(
        "assignment__mentor", "assignment__enrolment__worker"
    )
    return get_object_or_404(meetings.distinct(), pk=pk)


def _own(request: Request, pk: int) -> MentorMeeting:
    """A booked meeting of the viewer's; raises PermissionDenied for one they only see."""
    found = _visible(request, pk)
    if not can_read_topics(request.viewer, found) or found.status != MeetingStatus.BOOKED:
        raise PermissionDenied(NOT_THEIRS)
    return found
