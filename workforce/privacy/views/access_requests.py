"""Access requests: recorded by their case number, and answered by one file."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from workforce.audit_trail.before_export import differences_for_export, stopped
from workforce.audit_trail.verbs import Verb
from workforce.models import AccessRequest, Event
from workforce.privacy.access_requests import export, record_request
from workforce.privacy.forms import AccessRequestForm
from workforce.privacy.signed_about import differences_about
from workforce.privacy.subject_access import everything_about
from workforce.privacy.tables import AccessRequestTable
from workforce.web.access import allowed_to, asks_again_before_export, information_governance
from workforce.web.choosing_people import people_found
from workforce.web.downloads import download
from workforce.web.posting import attempt, posted
from workforce.web.request import Request
from workforce.web.tables import PER_PAGE, ForgivingPaginator


@allowed_to(information_governance)
def access_requests(request: Request) -> HttpResponse:
    """Every request, the newest first."""
    table = AccessRequestTable(AccessRequest.objects.select_related("worker", "made_by__worker"))
    table.paginate(ForgivingPaginator, PER_PAGE, request.GET.get("page", 1))
    return render(request, "workforce/privacy/access_requests.html", {"table": table})


@allowed_to(information_governance)
def access_request_new(request: Request) -> HttpResponse:
    """Record a request."""
    form = AccessRequestForm(posted(request))
    if found := people_found(request, form):
        return found
    if form.is_valid():
        by, at = request.user, timezone.now()
        kept = attempt(
            form, lambda: record_request(request=form.access_request, by=by, at=at), beside="is_told"
        )
        if kept:
            messages.success(request, "The request is recorded")
            return redirect(kept)
    return render(request, "workforce/privacy/access_request_new.html", {"form": form})


@allowed_to(information_governance)
def access_request(request: Request, pk: int) -> HttpResponse:
    """One request, and each time that its file was made."""
    found = get_object_or_404(AccessRequest.objects.select_related("worker", "made_by__worker"), pk=pk)
    told = {"subject_type": AccessRequest._meta.label_lower, "subject_id": str(pk)}
    made = Event.objects.filter(verb=Verb.ACCESS_REQUEST_EXPORTED, **told).select_related("actor__worker")
    return render(request, "workforce/privacy/access_request.html", {"access": found, "made": made})


@allowed_to(information_governance)
@asks_again_before_export
def access_request_file(request: Request, pk: int) -> HttpResponse:
    """Everything that is held about the person, as one file; a note that does not open is told first."""
    found = get_object_or_404(AccessRequest.objects.select_related("worker"), pk=pk)
    held = everything_about(found.worker)
    wrong = differences_for_export(differences_about(found.worker))
    if answer := stopped(request, wrong, subject=found, worker=found.worker):
        return answer
    content = export(request=found, held=held, by=request.user, wrong=wrong)
    return download(content, name=f"access-request-{pk}.zip")
