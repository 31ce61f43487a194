"""The home page: what this reader must do next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tracker.home.reports import home_page
from workforce.web.access import allowed_to, anyone_signed_in


@allowed_to(anyone_signed_in)
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "tracker/home/home.html", {"page": home_page(request.viewer, at=timezone.now())})
