"""The supervision file of one worker."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from supervision.files import by_year, open_file
from supervision.record_permissions import files_visible, opens_files
from supervision.services.reading import note_reading
from workforce.access import open_to


@open_to(opens_files)
def file(request: HttpRequest, pk: int) -> HttpResponse:
    worker = get_object_or_404(files_visible(request.viewer).select_related("team"), pk=pk)
    found = open_file(worker, viewer=request.viewer)
    if found.has_notes:
        note_reading(subject=worker, people=[worker], by=request.user, sessions=len(found.sessions))
    return render(request, "supervision/file.html", {"file": found, "years": by_year(found.entries)})
