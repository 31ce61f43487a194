"""A milestone: what it asks for, and that it was reached."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from nqsw.forms.milestones import MilestoneForm
from nqsw.models import Milestone
from nqsw.permissions import can_read_milestone_note, can_record_milestone, enrolments_visible
from nqsw.services.milestones import mark_done, mark_not_done
from nqsw.views.changes import tried
from workforce.access import anyone_signed_in, open_to


@open_to(anyone_signed_in)
def milestone(request: HttpRequest, pk: int) -> HttpResponse:
    """What is asked for, when it is due or was done; the form, for who records it."""
    viewer = request.viewer
    found = _visible(request, pk)
    can_record = can_record_milestone(viewer, found)
    form = MilestoneForm(request.POST or None, milestone=found, on=viewer.on) if can_record else None
    if request.method == "POST" and form is None:
        raise PermissionDenied("You can see this milestone, but somebody else records it.")
    if form and form.is_valid():
        done = {"milestone": found, "by": viewer.account, "on": viewer.on, **form.cleaned_data}
        if tried(form, lambda: mark_done(**done)):
            messages.success(request, f"{found.title} is recorded.")
            return redirect(found.enrolment)
    context = {"milestone": found, "form": form, "can_read": can_read_milestone_note(viewer, found)}
    return render(request, "nqsw/milestone.html", context)


@open_to(anyone_signed_in)
@require_POST
def milestone_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """It was not reached after all."""
    found = _visible(request, pk)
    if not can_record_milestone(request.viewer, found):
        raise PermissionDenied("You can see this milestone, but somebody else records it.")
    mark_not_done(milestone=found, by=request.viewer.account)
    messages.success(request, f"{found.title} is open again.")
    return redirect(found)


def _visible(request: HttpRequest, pk: int) -> Milestone:
    seen = enrolments_visible(request.viewer).values("pk")
    milestones = Milestone.objects.filter(enrolment__in=seen)
    return get_object_or_404(
        milestones.select_related("enrolment__worker", "enrolment__cohort__programme", "template", "done_by"),
        pk=pk,
    )
