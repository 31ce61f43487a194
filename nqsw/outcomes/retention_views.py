"""Retention: what became of each cohort."""

from io import BytesIO

from django.http import HttpResponse
from django.shortcuts import render

from nqsw.outcomes.retention import outcomes, write_outcomes
from nqsw.permissions import runs_programmes
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.web.access import allowed_to, asks_again_before_export
from workforce.web.downloads import download
from workforce.web.request import Request


@allowed_to(runs_programmes)
def retention(request: Request) -> HttpResponse:
    """Every cohort in numbers of people."""
    return render(request, "nqsw/outcomes/retention.html", {"rows": outcomes(on=request.viewer.on)})


@allowed_to(runs_programmes)
@asks_again_before_export
def retention_workbook(request: Request) -> HttpResponse:
    """The same as a workbook, small numbers hidden."""
    content, by = BytesIO(), request.viewer.account
    write_outcomes(outcomes(on=request.viewer.on), content)
    record_event(verb=Verb.OUTCOMES_EXPORTED, subject=by, by=by)
    return download(content.getvalue(), name="outcomes-by-cohort.xlsx")
