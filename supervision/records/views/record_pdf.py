"""A signed or unsigned record on paper, with what this reader may see of it and no more."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from supervision.permissions import sessions_visible
from supervision.records.proved import prove_records
from supervision.records.services.reading import read_record
from workforce.audit_trail.before_export import differences_for_export, stopped
from workforce.web.access import allowed_to, workers
from workforce.web.paper import pdf_response
from workforce.web.request import Request


@allowed_to(workers)
def record_pdf(request: Request, pk: int) -> HttpResponse:
    session = get_object_or_404(sessions_visible(request.viewer).select_related("supervisor"), pk=pk)
    records = [each for each in read_record(session=session, viewer=request.viewer) if each.is_readable]
    if not records:
        raise Http404
    proved = prove_records(session, records)
    found = differences_for_export(proved.differences if proved else None)
    if answer := stopped(request, found, subject=session):
        return answer
    context = {
        "session": session,
        "records": records,
        "on": request.viewer.on,
        "proved": proved,
        "not_as_signed": found,
        "check_address": request.build_absolute_uri(reverse("supervision:record_proof")),
    }
    return pdf_response(
        "supervision/records/paper/record.html", context, name=f"supervision-{session.held_on}"
    )
