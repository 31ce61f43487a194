"""Who may read my supervision file, and who has."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from supervision.records.readers import readers_of, readings_of
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
    context = {"worker": worker, "readers": readers_of(worker, on=request.viewer.on), "table": table}
    return render(request, "supervision/records/file_readers.html", context)
