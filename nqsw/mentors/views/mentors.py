"""Mentors: who has none, who has how many; assigning, replacing, ending."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from nqsw.enrolments.views.changes import changeable
from nqsw.mentors.exports import MENTOR_COLUMNS, mentor_rows
from nqsw.mentors.forms import MentorEndForm, MentorForm, MentorProfileForm
from nqsw.mentors.reports.matching import candidates
from nqsw.mentors.reports.mentors import coverage, loads, mentor_not_entered, without_mentor
from nqsw.mentors.services.mentors import assign_mentor, describe_mentor, end_assignment, warnings_about
from nqsw.mentors.services.undoing import undo_mentor_step
from nqsw.models import MentorAssignment, MentorProfile
from nqsw.permissions import (
    enrolments_overseen,
    mentor_profile_is_theirs,
    runs_programmes,
    sees_mentors,
)
from nqsw.rules.start_day import mentors_entered_by
from workforce.audit_trail.list_exports import list_file
from workforce.models import StartDay
from workforce.web.access import allowed_to, anyone_signed_in, asks_again_before_export
from workforce.web.choosing_people import people_found
from workforce.web.posting import attempt, attempt_button, posted
from workforce.web.request import Request


@allowed_to(sees_mentors)
def mentors(request: Request) -> HttpResponse:
    """Coverage and load; NQSWs without a mentor first."""
    viewer = request.viewer
    enrolments = enrolments_overseen(viewer)
    begins_on = StartDay.objects.records_begin_on()
    running = enrolments.on_it(on=viewer.on)
    context = {
        "without": without_mentor(enrolments, on=viewer.on, records_begin_on=begins_on).with_people(),
        "not_entered": mentor_not_entered(enrolments, on=viewer.on, records_begin_on=begins_on).with_people(),
        "entered_by": begins_on and mentors_entered_by(begins_on),
        "loads": loads(enrolments, on=viewer.on),
        "coverage": coverage(running, on=viewer.on),
        "can_change": runs_programmes(viewer),
    }
    return render(request, "nqsw/mentors/mentors.html", context)


@allowed_to(sees_mentors)
@asks_again_before_export
def mentors_export(request: Request, kind: str) -> HttpResponse:
    """The NQSWs of the page, each with their mentor, those without one first."""
    enrolments, on = enrolments_overseen(request.viewer), request.viewer.on
    begins_on = StartDay.objects.records_begin_on()
    rows = mentor_rows(
        without_mentor(enrolments, on=on, records_begin_on=begins_on).with_people(),
        mentor_not_entered(enrolments, on=on, records_begin_on=begins_on).with_people(),
        loads(enrolments, on=on),
    )
    return list_file(request, name="mentors", columns=MENTOR_COLUMNS, rows=rows, kind=kind)


@allowed_to(anyone_signed_in)
def mentor_assign(request: Request, pk: int) -> HttpResponse:
    """A mentor, or another one; what speaks against it is said before it is done."""
    enrolment = changeable(request, pk)
    viewer = request.viewer
    chosen = {"mentor": request.GET.get("mentor")}
    form = MentorForm(posted(request), enrolment=enrolment, on=viewer.on, initial=chosen)
    if answer := people_found(request, form):
        return answer
    warnings: list[str] = []
    if form.is_valid():
        mentor, starts_on = form.cleaned_data["mentor"], form.cleaned_data["starts_on"]
        warnings = warnings_about(enrolment=enrolment, mentor=mentor, on=starts_on)
        if not warnings or "confirm" in request.POST:
            facts = {"enrolment": enrolment, "mentor": mentor, "starts_on": starts_on, "by": viewer.account}
            if attempt(form, lambda: assign_mentor(**facts)):
                messages.success(request, f"{mentor} mentors {enrolment.worker}.")
                return redirect(enrolment)
    context = {"enrolment": enrolment, "form": form, "warnings": warnings}
    return render(request, "nqsw/mentors/mentor_assign.html", context)


@allowed_to(anyone_signed_in)
def mentor_end(request: Request, pk: int) -> HttpResponse:
    """A mentor's last day."""
    assignment = get_object_or_404(MentorAssignment.objects.select_related("enrolment", "mentor"), pk=pk)
    enrolment = changeable(request, assignment.enrolment_id)
    if assignment.ends_on is not None:
        raise PermissionDenied("This assignment already has a last day.")
    form = MentorEndForm(posted(request), initial={"on": request.viewer.on})
    if form.is_valid():
        facts = {"assignment": assignment, "on": form.cleaned_data["on"], "by": request.viewer.account}
        if attempt(form, lambda: end_assignment(**facts)):
            messages.success(request, f"{assignment.mentor} is mentor until that day.")
            return redirect(enrolment)
    context = {"enrolment": enrolment, "assignment": assignment, "form": form}
    return render(request, "nqsw/mentors/mentor_end.html", context)


@allowed_to(anyone_signed_in)
@require_POST
def mentor_undo(request: Request, pk: int) -> HttpResponse:
    """The last assignment was a mistake, or its end."""
    enrolment = changeable(request, pk)
    mentor: list[MentorAssignment | None] = []
    if attempt_button(
        request, lambda: mentor.append(undo_mentor_step(enrolment=enrolment, by=request.viewer.account))
    ):
        [now] = mentor
        said = f"{now.mentor} mentors {enrolment.worker}." if now else f"{enrolment.worker} has no mentor."
        messages.success(request, f"Undone. {said}")
    return redirect(enrolment)


@allowed_to(anyone_signed_in)
def mentor_match(request: Request, pk: int) -> HttpResponse:
    """Who could mentor this NQSW, the likeliest first."""
    enrolment = changeable(request, pk)
    found = candidates(enrolment, on=request.viewer.on)
    return render(request, "nqsw/mentors/mentor_match.html", {"enrolment": enrolment, "candidates": found})


@allowed_to(mentor_profile_is_theirs)
def mentor_profile(request: Request) -> HttpResponse:
    """What the viewer offers as a mentor."""
    worker = request.viewer.as_worker
    profile = MentorProfile.objects.filter(worker=worker).first()
    form = MentorProfileForm(posted(request), instance=profile)
    if form.is_valid():
        describe_mentor(worker=worker, by=request.viewer.account, **form.cleaned_data)
        messages.success(request, "Your mentor profile is saved.")
        return redirect("nqsw:mentor_profile")
    return render(request, "nqsw/mentors/mentor_profile.html", {"form": form, "profile": profile})
