"""The service navigation: only entries that lead somewhere for this reader."""

from dataclasses import dataclass

from django.http import HttpRequest

from workforce.permissions import oversees_anyone
from workforce.web.access import way_to
from workforce.web.viewer import Viewer

#: (label, route, the start of the addresses at which the entry is the current one)
ENTRIES = (
    ("Home", "tracker:home", ""),
    ("Supervision", "supervision:index", "/supervision/"),
    ("Actions", "supervision:actions", "/actions/"),
    ("Caseloads", "workforce:caseloads", "/caseloads/"),
    ("NQSW programme", "nqsw:index", "/nqsw/"),
    ("Master classes", "nqsw:classes", "/nqsw/classes/"),
    ("People", "workforce:people", "/people/"),
    ("Reports", "tracker:reports", "/reports/"),
    ("Accounts", "workforce:accounts", "/settings/accounts/"),
    ("Imports", "workforce:imports", "/imports/"),
    ("Settings", "tracker:settings", "/settings/"),
    ("Information governance", "workforce:governance", "/governance/"),
    ("Workforce census", "tracker:census", "/census/"),
)


#: In the account menu, below "Your account".
ACCOUNT_LINKS = (
    ("Calendar address", "supervision:calendar"),
    ("Your e-mails", "supervision:reminders"),
    ("My exports", "tracker:exports"),
    ("E-mails sent", "workforce:mails"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One word of the navigation, and whether the reader is there."""

    label: str
    url: str
    current: bool


def navigation(request: HttpRequest) -> dict[str, object]:
    """What every page's header needs: nothing for someone who has not signed in."""
    viewer = getattr(request, "viewer", None)
    if viewer is None:
        return {"navigation": []}
    own = [
        {"label": label, "url": url} for label, name in ACCOUNT_LINKS if (url := way_to(name, viewer=viewer))
    ]
    return {
        "navigation": entries(viewer, path=request.path),
        "search_url": way_to("tracker:search", viewer=viewer) or "",
        "account_links": own,
    }


def entries(viewer: Viewer, *, path: str) -> list[Entry]:
    """The entries whose doors are open to this viewer, in their order; the nearest is current."""
    shown = [
        (label, address, begins)
        for label, route, begins in ENTRIES
        if leads_somewhere(route, viewer=viewer) and (address := way_to(route, viewer=viewer))
    ]
    nearest = max(
        (begins for _, _, begins in shown if begins and path.startswith(begins)), key=len, default=""
    )
    return [
        Entry(label, address, begins == nearest if begins else path == address)
        for label, address, begins in shown
    ]


def leads_somewhere(route: str, *, viewer: Viewer) -> bool:
    """Not to an empty list; and to the master classes through the programme's page where it is open."""
    if route == "workforce:people":
        return sees_other_people(viewer)
    return route != "nqsw:classes" or not way_to("nqsw:index", viewer=viewer)


def sees_other_people(viewer: Viewer) -> bool:
    """The list of people has someone in it besides the viewer."""
    return oversees_anyone(viewer) or viewer.is_administrator
