"""Files of a milestone: adding one, opening it, removing what one added oneself."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from nqsw.milestones.forms_files import FileForm
from nqsw.milestones.permissions import can_add_file, milestone_files_readable
from nqsw.milestones.services.files import add_file, most_files, remove_file
from nqsw.models import Milestone
from nqsw.permissions import milestone_notes_readable
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.web.access import allowed_to, anyone_signed_in
from workforce.web.downloads import download
from workforce.web.posting import attempt, attempt_button, posted
from workforce.web.request import Request

NOT_ALLOWED = "The authority does not allow files here. Write down where the evidence is kept."


@allowed_to(anyone_signed_in)
def milestone_file_new(request: Request, pk: int) -> HttpResponse:
    """Add a file as evidence."""
    viewer = request.viewer
    found = get_object_or_404(
        Milestone.objects.filter(pk__in=milestone_notes_readable(viewer).values("pk")).with_signers(), pk=pk
    )
    if not can_add_file(viewer, found):
        raise PermissionDenied("You can see this milestone, but you cannot add a file to it.")
    if not most_files(on=viewer.on):
        messages.error(request, NOT_ALLOWED)
        return redirect(found)
    form = FileForm(posted(request), request.FILES or None, around=[found.enrolment.worker_id])
    if form.is_valid():
        facts = {"title": form.cleaned_data["title"], "name": form.name, "content": form.content}
        facts |= {"by": viewer.account, "at": timezone.now(), "on": viewer.on}
        if attempt(form, lambda: add_file(milestone=found, **facts)):
            messages.success(request, "The file is added.")
            return redirect(found)
    return render(request, "nqsw/milestones/milestone_file_new.html", {"milestone": found, "form": form})


@allowed_to(anyone_signed_in)
def milestone_file(request: Request, pk: int) -> HttpResponse:
    """The file, always as a download; that it was opened leaves a trace."""
    found = get_object_or_404(
        milestone_files_readable(request.viewer).select_related("milestone__enrolment__worker"), pk=pk
    )
    record_event(
        verb=Verb.MILESTONE_FILE_OPENED,
        subject=found.milestone,
        by=request.viewer.account,
        worker=found.milestone.enrolment.worker,
        file=found.pk,
    )
    return download(bytes(found.content), name=found.file_name)


@allowed_to(anyone_signed_in)
@require_POST
def milestone_file_remove(request: Request, pk: int) -> HttpResponse:
    """It was added by mistake."""
    files = milestone_files_readable(request.viewer).defer("content")
    found = get_object_or_404(files.select_related("milestone__enrolment__worker"), pk=pk)
    milestone = found.milestone
    if attempt_button(request, lambda: remove_file(file=found, by=request.user, on=request.viewer.on)):
        messages.success(request, "The file is removed.")
    return redirect(milestone)
