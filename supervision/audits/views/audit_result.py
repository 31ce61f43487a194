"""What an audit made of one file: for the supervisor it concerns, and the managers above."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from supervision.audits.permissions import reads_results
from supervision.permissions import results_readable
from supervision.records.services.reading import note_reading
from workforce.web.access import allowed_to
from workforce.web.request import Request


@allowed_to(reads_results)
def audit_result(request: Request, pk: int) -> HttpResponse:
    """Grades with their evidence, the moderation and the findings of one file; one event."""
    drawn = get_object_or_404(
        results_readable(request.viewer).select_related("audit", "worker", "auditor__worker"), pk=pk
    )
    note_reading(subject=drawn, people=[drawn.worker], by=request.user, audit=drawn.audit_id)
    context = {
        "drawn": drawn,
        "is_own": drawn.auditor_id == request.user.pk,
        "scores": drawn.scores.select_related("question"),
        "findings": drawn.findings.select_related("action__owner"),
    }
    return render(request, "supervision/audits/audit_result.html", context)
