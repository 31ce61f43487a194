"""The guides' pages."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from tracker.guides.guides import GUIDES
from workforce.web.access import allowed_to, anyone_signed_in
from workforce.web.request import Request


@allowed_to(anyone_signed_in)
def guides(request: Request) -> HttpResponse:
    """Which guides there are."""
    return render(request, "tracker/guides/guides.html", {"guides": GUIDES})


@allowed_to(anyone_signed_in)
def guide(request: Request, key: str) -> HttpResponse:
    """One guide, with its pictures."""
    found = next((each for each in GUIDES if each.key == key), None)
    if found is None:
        raise Http404
    return render(request, "tracker/guides/guide.html", {"guide": found})
