"""The supervision page: one's own supervision, one's people, and what waits."""

from django.http import HttpResponse
from django.shortcuts import render

from supervision.audits.permissions import audits_anything
from supervision.overdue.reports.people import own_supervision, people_of, waiting_for, words_to_do
from supervision.permissions import has_supervision_pages, oversees_supervision
from workforce.permissions import can_import, oversees_anyone
from workforce.web.access import allowed_to
from workforce.web.request import Request


@allowed_to(has_supervision_pages)
def index(request: Request) -> HttpResponse:
    """What there is for this reader, their own first."""
    worker, on = request.viewer.worker, request.viewer.on
    waiting = waiting_for(worker, on) if worker else None
    people = people_of(worker, on, late_records=waiting.late_given) if worker and waiting is not None else []
    own = own_supervision(worker, on) if worker else None
    context = {
        "own": own,
        "people": people,
        "gives": any(not row.is_covered_by_reader for row in people),
        "waiting": waiting,
        "words": words_to_do(own, people, worker) if worker else [],
        "oversees": oversees_supervision(request.viewer),
        "answers_for_people": oversees_anyone(request.viewer),
        "audits": audits_anything(request.viewer),
        "imports": can_import(request.viewer),
    }
    return render(request, "supervision/overdue/index.html", context)
