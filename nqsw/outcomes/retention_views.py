"""Retention: what became of each cohort."""

from io import BytesIO

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nqsw.outcomes.retention import outcomes, write_outcomes
from nqsw.permissions import runs_programmes
from workforce.audit_trail.services import record_event
from workforce.web.access import allowed_to, asks_again_before_export
from workforce.web.downloads import download


@allowed_to(runs_programmes)
def retention(request: HttpRequest) -> HttpResponse:
    """Every cohort in numbers of people."""
    return render(request, "nqsw/outcomes/retention.html", {"rows": outcomes(on=request.viewer.on)})


@allowed_to(runs_programmes)
@asks_again_before_export
def retention_workbook(request: HttpRequest) -> HttpResponse:
    """The same as a workbook, small numbers hidden."""
    content, by = BytesIO(), request.viewer.account
    write_outcomes(outcomes(on=request.viewer.on), content)
    record_event(verb="outcomes exported", subject=by, by=by)
    return download(content.getvalue(), name="outcomes-by-cohort.xlsx")
