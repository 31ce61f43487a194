"""The way to what information governance officers do."""

from django.http import HttpResponse
from django.shortcuts import render

from workforce.web.access import allowed_to, information_governance, way_to
from workforce.web.request import Request
from workforce.web.viewer import Viewer

PAGES = (
    (
        "Access requests",
        "workforce:access_requests",
        "Everything about one person, and nothing of others, as one file for their request.",
    ),
    (
        "Who could read what",
        "workforce:breach_report",
        "After an account was taken over or misused: what could be read with it, and what was.",
    ),
    (
        "What is deleted, and when",
        "workforce:retention",
        "What has been kept long enough, how long each kind is kept, and what was deleted last.",
    ),
    (
        "Holds",
        "workforce:retention_holds",
        "Nothing about these people is deleted for now: a claim, an inquiry, a complaint.",
    ),
)


@allowed_to(information_governance)
def governance(request: Request) -> HttpResponse:
    return render(request, "workforce/privacy/governance.html", {"pages": ways_of_governance(request.viewer)})


def ways_of_governance(viewer: Viewer) -> list[tuple[str, str, str]]:
    """Each page of an information governance officer: its name, where it is, what it does."""
    return [(label, way_to(name, viewer=viewer), what) for label, name, what in PAGES]
