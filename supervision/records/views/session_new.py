"""Logging a session that was not booked; its record is written next."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from supervision.permissions import supervised_by, supervises_someone
from supervision.records.forms.session_new import SessionNewForm
from supervision.records.services.records import log_session
from workforce.web.access import allowed_to
from workforce.web.choosing_people import people_found
from workforce.web.posting import attempt, posted
from workforce.web.request import Request


@allowed_to(supervises_someone)
def session_new(request: Request) -> HttpResponse:
    viewer = request.viewer
    initial = {"supervisees": request.GET.getlist("supervisee"), "day": viewer.on}
    form = SessionNewForm(
        posted(request), supervisees=supervised_by(viewer), at=timezone.now(), initial=initial
    )
    if answer := people_found(request, form):
        return answer
    if form.is_valid():
        named = {name: form.cleaned_data[name] for name in ("supervisees", "kind", "times", "place")}
        facts = {**named, "supervisor": viewer.as_worker, "by": request.user, "at": timezone.now()}
        if session := attempt(form, lambda: log_session(**facts, sure=form.sure)):
            return redirect("supervision:record", session.pk)
    return render(request, "supervision/records/session_new.html", {"form": form})
