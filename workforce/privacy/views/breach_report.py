"""Who could read what with an account, and what was read: a page, and the same as a file."""

from io import BytesIO

from django.http import Http404, HttpResponse
from django.shortcuts import render

from workforce.audit_trail.verbs import Verb
from workforce.privacy.breach_report import BreachReport, record_report, report_on, write_report
from workforce.privacy.forms import BreachForm
from workforce.web.access import allowed_to, asks_again_before_export, information_governance
from workforce.web.downloads import download
from workforce.web.request import Request

#: Rows of each part on the page; the file has all.
SHOWN = 200


@allowed_to(information_governance)
def breach_report(request: Request) -> HttpResponse:
    """Asked by the address of the page, so that it can be opened again; each opening is on the trail."""
    asked = BreachForm(request.GET or None)
    context: dict[str, object] = {"form": asked, "shown": SHOWN}
    if report := _report(asked):
        _record(request, asked, report, verb=Verb.BREACH_REPORT_MADE)
        could, did = list(report.could), list(report.did)
        context |= {"report": report, "could": could, "did": did, "query": request.GET.urlencode()}
    return render(request, "workforce/privacy/breach_report.html", context)


@allowed_to(information_governance)
@asks_again_before_export
def breach_report_csv(request: Request) -> HttpResponse:
    """All of it as CSV."""
    asked, content = BreachForm(request.GET or None), BytesIO()
    report = _report(asked)
    if report is None:
        raise Http404
    _record(request, asked, report, verb=Verb.BREACH_REPORT_EXPORTED)
    write_report(report, content)
    return download(content.getvalue(), name=f"breach-{report.account.pk}-{report.to_on.isoformat()}.csv")


def _report(form: BreachForm) -> BreachReport | None:
    return report_on(account=form.account, **form.days) if form.is_valid() and form.account else None


def _record(request: Request, form: BreachForm, report: BreachReport, *, verb: Verb) -> None:
    record_report(report, verb=verb, case_number=form.cleaned_data["case_number"], by=request.user)
