"""The supervision file of one worker: on the page, and on paper."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from supervision.audit_permissions import results_readable
from supervision.permissions import supervised_by
from supervision.records.files import SupervisionFile, by_year, open_file
from supervision.records.permissions import files_visible, opens_files
from supervision.records.proved import differences_in
from supervision.records.services.reading import note_reading
from workforce.audit_trail.before_export import differences_for_export, stopped
from workforce.people.name_tags import name_link, opens_page
from workforce.web.access import allowed_to, asks_again_before_export
from workforce.web.paper import pdf_response
from workforce.web.request import Request
from workforce.web.viewer import Viewer


@allowed_to(opens_files)
def file(request: Request, pk: int) -> HttpResponse:
    found = _open(request, pk)
    audited = results_readable(request.viewer).filter(worker=pk).select_related("audit")
    context = {
        "file": found,
        "years": by_year(found.entries),
        "may_decide": found.worker.may_decide,
        "name": name_link(found.worker, opens_page=found.worker.opens_page),
        "audited": audited.order_by("-scored_at", "-pk"),
    }
    return render(request, "supervision/records/file.html", context)


@allowed_to(opens_files)
@asks_again_before_export
def file_pdf(request: Request, pk: int) -> HttpResponse:
    found = _open(request, pk)
    wrong = differences_for_export(_differences(found))
    if answer := stopped(request, wrong, subject=found.worker, worker=found.worker):
        return answer
    context = {
        "file": found,
        "years": by_year(found.entries),
        "on": request.viewer.on,
        "not_as_signed": wrong,
    }
    return pdf_response("supervision/records/paper/file.html", context, name="supervision-file")


def _differences(found: SupervisionFile) -> tuple[str, ...] | None:
    readable = [each for each in found.sessions if each.is_readable]
    return differences_in(
        [each.session.pk for each in readable],
        discussions=[discussion for each in readable for discussion in each.discussions],
        decisions=[entry.decision for entry in found.entries if entry.decision],
    )


def _files(viewer: Viewer) -> QuerySet[Any]:
    """Whose file the viewer may open, and what its page may offer them."""
    may_decide = Exists(supervised_by(viewer).filter(pk=OuterRef("pk")))
    seen = files_visible(viewer).select_related("team")
    return seen.annotate(may_decide=may_decide, opens_page=opens_page(viewer, "pk"))


def _open(request: Request, pk: int) -> SupervisionFile:
    """The file as this reader may see it, with one event when it shows note text."""
    worker = get_object_or_404(_files(request.viewer), pk=pk)
    found = open_file(worker, viewer=request.viewer)
    if found.has_notes:
        note_reading(subject=worker, people=[worker], by=request.user, sessions=len(found.sessions))
    return found
