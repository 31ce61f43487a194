"""The list of audits as a file: numbers and days, and no word of a file."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse

from supervision.audits.permissions import audits_anything, audits_visible, drawn_files_visible
from workforce.audit_trail.list_exports import list_file
from workforce.web.access import allowed_to, asks_again_before_export
from workforce.web.request import Request
from workforce.web.viewer import Viewer
from workforce.web.workbook import CellKind, SheetColumn

COLUMNS = (
    SheetColumn("Audit", 40),
    SheetColumn("Team", 26),
    SheetColumn("Sessions from", 12, CellKind.DATE),
    SheetColumn("To", 12, CellKind.DATE),
    SheetColumn("Files you see", 10, CellKind.WHOLE),
    SheetColumn("Opened", 18, CellKind.MOMENT),
    SheetColumn("Audited by", 12, CellKind.DATE),
    SheetColumn("Closed", 18, CellKind.MOMENT),
)


def audits_listed(viewer: Viewer) -> QuerySet[Any]:
    """Audits that the viewer sees, the newest first, each with how many of its files they see (`drawn`)."""
    seen = drawn_files_visible(viewer)
    drawn = Count("files", filter=Q(files__in=seen.values("pk")), distinct=True)
    return audits_visible(viewer).annotate(drawn=drawn).order_by("-opened_at", "-pk")


@allowed_to(audits_anything)
@asks_again_before_export
def audits_export(request: Request, kind: str) -> HttpResponse:
    """Exactly the audits that the page lists."""
    audits = audits_listed(request.viewer).select_related("team").defer("reason")
    rows = (
        (
            one.name,
            one.team and one.team.name,
            one.from_on,
            one.to_on,
            one.drawn,
            one.opened_at,
            one.due_on,
            one.closed_at,
        )
        for one in audits
    )
    return list_file(request, name="audits", columns=COLUMNS, rows=rows, kind=kind)
