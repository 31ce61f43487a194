"""Who may read my supervision file, and who has."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from supervision.records.readers import readers_in, reading_rows, readings_of
from supervision.records.tables import ReadingTable
from workforce.web.access import allowed_to, workers
from workforce.web.request import Request


@allowed_to(workers)
def file_readers(request: Request, pk: int) -> HttpResponse:
    """For the person themselves alone: who reads whose file is nobody else's business."""
    worker = request.viewer.as_worker
    if worker.pk != pk:
        raise Http404
    table = ReadingTable(readings_of(worker), request=request)
    found = reading_rows(request.viewer, worker.pk)
    readers = readers_in(worker, found, on=request.viewer.on)
    context = {"worker": worker, "readers": readers, "table": table}
    return render(request, "supervision/records/file_readers.html", context)
