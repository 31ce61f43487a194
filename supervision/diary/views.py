"""The list of sessions: a supervisor's diary and what they held; one's own; those of whom one oversees."""

from io import BytesIO

from django.http import HttpResponse
from django.shortcuts import render

from supervision.booking.away import with_away, with_who_moves
from supervision.booking.permissions import sees_sessions
from supervision.diary.filters import SessionsFilter, Show, numbers_of, sessions_that
from supervision.diary.tables import SessionsTable, write_sessions
from supervision.models import SessionQuerySet
from supervision.permissions import supervises_someone, with_who_is_close
from supervision.records.ways import with_open
from supervision.records.written import with_writing
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.web.access import allowed_to, asks_again_before_export
from workforce.web.downloads import download
from workforce.web.request import Request
from workforce.web.tables import PER_PAGE, ForgivingPaginator
from workforce.web.viewer import Viewer


@allowed_to(sees_sessions)
def sessions(request: Request) -> HttpResponse:
    """The sessions of one tab, with how many each tab has; the tab of those away only where there are any."""
    chosen, on = _chosen(request), request.viewer.on
    found = chosen.of_anyone()
    rows = _with_ways(_rows(sessions_that(found, chosen.shown, on=on), request.viewer), request.viewer)
    table = SessionsTable(rows, viewer=request.viewer)
    table.paginate(ForgivingPaginator, PER_PAGE, request.GET.get("page", 1))
    numbers = numbers_of(found, on=on).items()
    tabs = [
        (show, number, show is chosen.shown, chosen.allows(show))
        for show, number in numbers
        if number or show is chosen.shown or show is not Show.AWAY
    ]
    context = {"form": chosen, "table": table, "tabs": tabs, "whose": chosen.part}
    return render(request, "supervision/diary/sessions.html", context)


@allowed_to(sees_sessions)
@asks_again_before_export
def sessions_export(request: Request, kind: str) -> HttpResponse:
    """Exactly the list that the same address shows, every page of it, as a file."""
    chosen, on, account = _chosen(request), request.viewer.on, request.viewer.account
    rows = list(_rows(sessions_that(chosen.of_anyone(), chosen.shown, on=on), request.viewer))
    content = BytesIO()
    write_sessions(rows, content, kind=kind)
    record_event(verb=Verb.SESSIONS_EXPORTED, subject=account, by=account, rows=len(rows), kind=kind)
    return download(content.getvalue(), name=f"sessions-{on.isoformat()}.{kind}")


def _chosen(request: Request) -> SessionsFilter:
    return SessionsFilter(request.GET, viewer=request.viewer, gives=supervises_someone(request.viewer))


def _rows(found: SessionQuerySet, viewer: Viewer) -> SessionQuerySet:
    """Each says too whether this viewer may read what was added to a reason."""
    return with_who_is_close(with_writing(found.with_people()), viewer)


def _with_ways(found: SessionQuerySet, viewer: Viewer) -> SessionQuerySet:
    """Adds who of a session is away; `may_change`, the viewer may move it; `is_open`, the viewer may open its
    page: not of those once given to others' people.
    """
    return with_open(with_who_moves(with_away(found), viewer), viewer)
