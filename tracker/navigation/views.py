"""The way to what keeps the tracker going, and from the address of a button back to a page."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render

from workforce.permissions import can_import
from workforce.web.access import allowed_to, way_to
from workforce.web.request import Request

PAGES = (
    (
        "First steps",
        "tracker:first_steps",
        "From an empty tracker to a council at work: what is done, and what is next.",
    ),
    (
        "The authority's settings",
        "workforce:authority",
        "Name, working week, days closed, caseload limits and other numbers of your own, with their history.",
    ),
    ("Accounts", "workforce:accounts", "Who can sign in: invite people, change roles, disable accounts."),
    (
        "Keys of the directory",
        "workforce:directory_keys",
        "With which the council’s directory tells who joins and who leaves: made, last used, revoked.",
    ),
    ("Imports", "workforce:imports", "Read the council's own spreadsheets."),
    (
        "Start day",
        "tracker:start_day",
        "When records begin, and the first due day of each person without a history.",
    ),
    (
        "Supervision policies",
        "supervision:policies",
        "How often supervision is promised, and who it applies to.",
    ),
    (
        "Policies and guidance",
        "workforce:guidance_list",
        "The authority’s own documents, with version and review day, shown where the question comes up.",
    ),
    (
        "Changes of who reads notes",
        "workforce:reader_changes",
        "What waits for a second person to confirm it, and what was decided.",
    ),
    (
        "What is deleted, and when",
        "workforce:retention",
        "How long each kind of record is kept, what goes next, and what was deleted last.",
    ),
    ("Scheduled jobs", "tracker:jobs", "What the tracker does by itself: when it last did, and what failed."),
    ("Audit trail", "workforce:audit_trail", "Who did what and when, and a check that nobody changed it."),
)


@allowed_to(can_import)
def settings(request: Request) -> HttpResponse:
    ways = [(label, way_to(name, viewer=request.viewer), what) for label, name, what in PAGES]
    return render(request, "tracker/navigation/settings.html", {"pages": [way for way in ways if way[1]]})


def button_address(request: HttpRequest, refused: HttpResponseNotAllowed) -> HttpResponse:
    """In place of the blank page that a browser shows when the address of a button is opened."""
    page = render(request, "tracker/navigation/button_address.html", status=refused.status_code)
    page.headers["Allow"] = refused.headers["Allow"]
    return page
