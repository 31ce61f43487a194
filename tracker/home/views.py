"""The home page: what this reader must do next."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tracker.first_steps.reports import for_home
from tracker.home.reports import home_page
from workforce.accounts.permissions import resets_waiting_for
from workforce.reader_changes.permissions import reader_changes_waiting_for
from workforce.web.access import allowed_to, anyone_signed_in
from workforce.web.request import Request


@allowed_to(anyone_signed_in)
def home(request: Request) -> HttpResponse:
    at = timezone.now()
    context = {
        "page": home_page(request.viewer, at=at),
        "steps": for_home(request.viewer),
        "reader_changes": reader_changes_waiting_for(request.viewer, at=at),
        "resets": list(resets_waiting_for(request.viewer, at=at)),
    }
    return render(request, "tracker/home/home.html", context)
