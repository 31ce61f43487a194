"""What an audit made of one file: for the supervisor it concerns, the managers above, and its auditors."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from supervision.audit_permissions import results_readable
from supervision.audits.permissions import reads_results, results_shown
from supervision.audits.prints import AUDIT_RESULT
from supervision.records.services.reading import note_reading
from workforce.web.access import allowed_to
from workforce.web.request import Request


@allowed_to(reads_results)
def audit_result(request: Request, pk: int) -> HttpResponse:
    """Grades with their evidence, the moderation and the findings of one file; one event.

    Who moderated it finds what they wrote themselves beside the grades, and no evidence.
    """
    viewer = request.viewer
    people = ("audit", "worker", "auditor__worker", "moderator__worker")
    reads_all = Exists(results_readable(viewer).filter(pk=OuterRef("pk")))
    found = results_shown(viewer).select_related(*people).annotate(reads_all=reads_all)
    drawn: Any = get_object_or_404(found, pk=pk)
    note_reading(subject=drawn, people=[drawn.worker], by=request.user, audit=drawn.audit_id)
    context = {
        "drawn": drawn,
        "audited_it": request.user.pk in (drawn.auditor_id, drawn.moderator_id),
        "reads_all": drawn.reads_all,
        # Opened here: a condition of a template would take a note that does not open for none.
        "moderation_note": "" if drawn.auditor_id == request.user.pk else drawn.moderation_note,
        "scores": drawn.scores.select_related("question"),
        "proved": AUDIT_RESULT.prove(drawn) if drawn.reads_all else None,
        "findings": drawn.findings.select_related("action__owner"),
    }
    return render(request, "supervision/audits/audit_result.html", context)
