"""The supervision file of one worker: on the page, and on paper."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from supervision.permissions import results_readable, supervised_by
from supervision.records.files import SupervisionFile, by_year, open_file
from supervision.records.permissions import files_visible, opens_files
from supervision.records.services.reading import note_reading
from workforce.web.access import allowed_to, asks_again_before_export
from workforce.web.paper import pdf_response
from workforce.web.request import Request


@allowed_to(opens_files)
def file(request: Request, pk: int) -> HttpResponse:
    found = _open(request, pk)
    may_decide = supervised_by(request.viewer).filter(pk=pk).exists()
    audited = results_readable(request.viewer).filter(worker=pk).select_related("audit")
    context = {
        "file": found,
        "years": by_year(found.entries),
        "may_decide": may_decide,
        "audited": audited.order_by("-scored_at"),
    }
    return render(request, "supervision/records/file.html", context)


@allowed_to(opens_files)
@asks_again_before_export
def file_pdf(request: Request, pk: int) -> HttpResponse:
    found = _open(request, pk)
    context = {
        "file": found,
        "years": by_year(found.entries),
        "on": request.viewer.on,
    }
    return pdf_response("supervision/records/paper/file.html", context, name="supervision-file")


def _open(request: Request, pk: int) -> SupervisionFile:
    """The file as this reader may see it, with one event when it shows note text."""
    worker = get_object_or_404(files_visible(request.viewer).select_related("team"), pk=pk)
    found = open_file(worker, viewer=request.viewer)
    if found.has_notes:
        note_reading(subject=worker, people=[worker], by=request.user, sessions=len(found.sessions))
    return found
