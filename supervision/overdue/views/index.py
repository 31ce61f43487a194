"""The supervision page: one's own supervision, one's people, and what waits."""

from django.http import HttpResponse
from django.shortcuts import render

from supervision.audits.permissions import audits_anything
from supervision.models import SessionQuerySet
from supervision.overdue.reports.people import supervision_of
from supervision.overdue.reports.sessions_around import past_sessions
from supervision.permissions import has_supervision_pages, oversees_supervision, with_who_is_close
from workforce.models import Worker
from workforce.permissions import can_import, oversees_anyone
from workforce.web.access import allowed_to
from workforce.web.request import Request
from workforce.web.viewer import Viewer

#: Of so many past sessions the page shows a row.
HISTORY = 10


def _history(viewer: Viewer, worker: Worker) -> SessionQuerySet:
    """The reader's own sessions that are over, with why one did not take place as both parties read it."""
    return with_who_is_close(past_sessions(worker, on=viewer.on), viewer)[:HISTORY]


@allowed_to(has_supervision_pages)
def index(request: Request) -> HttpResponse:
    """What there is for this reader, their own first."""
    worker = request.viewer.worker
    found = supervision_of(request.viewer) if worker else None
    own, people = (found.own, found.people) if found else (None, [])
    context = {
        "own": own,
        "people": people,
        "gives": any(not row.is_covered_by_reader for row in people),
        "covered": found.covered if found else [],
        "waiting": found and found.waiting,
        "words": found.words if found else [],
        "history": _history(request.viewer, worker) if worker and own else [],
        "oversees": oversees_supervision(request.viewer),
        "answers_for_people": oversees_anyone(request.viewer),
        "audits": audits_anything(request.viewer),
        "imports": can_import(request.viewer),
    }
    return render(request, "supervision/overdue/index.html", context)
