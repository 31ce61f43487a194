"""Reports: programme and supervision, as pages and workbooks, for those who answer for people."""

from io import BytesIO

from django.http import HttpResponse
from django.shortcuts import render

from nqsw.enrolments.reports.progress import on_programme, progress_of
from nqsw.models import Enrolment
from tracker.reports.forms import ProgrammeReportForm, SupervisionReportForm
from tracker.reports.programme_workbook import summary_rows, write_programme_report
from tracker.reports.supervision import (
    SupervisionReport,
    counted_people,
    measure_rows,
    write_supervision_report,
)
from tracker.reports.supervision import supervision_report as report_on
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.permissions import oversees_anyone, people_answered_for
from workforce.web.access import allowed_to, asks_again_before_export
from workforce.web.downloads import download
from workforce.web.request import Request


@allowed_to(oversees_anyone)
def reports(request: Request) -> HttpResponse:
    """Every report, with what it answers."""
    return render(request, "tracker/reports/reports.html")


@allowed_to(oversees_anyone)
def programme_report(request: Request) -> HttpResponse:
    """The programme's measures and one row an NQSW, as at a day."""
    people = people_answered_for(request.viewer)
    form = ProgrammeReportForm(request.GET or None, among=people, on=request.viewer.on)
    on, cohort = form.day, form.cohort
    progress = progress_of(on_programme(on=on, cohort=cohort, among=people), on=on)
    context = {
        "form": form,
        "on": on,
        "progress": progress,
        "measures": list(summary_rows(progress, on=on, cohort=cohort))[3:],
        "anybody": bool(progress) or Enrolment.objects.filter(worker__in=people.values("pk")).exists(),
    }
    return render(request, "tracker/reports/programme_report.html", context)


@allowed_to(oversees_anyone)
@asks_again_before_export
def programme_workbook(request: Request) -> HttpResponse:
    """The same as an .xlsx, with the lists behind the numbers."""
    people = people_answered_for(request.viewer)
    form = ProgrammeReportForm(request.GET or None, among=people, on=request.viewer.on)
    content = BytesIO()
    number = write_programme_report(content, on=form.day, cohort=form.cohort, among=people)
    account = request.viewer.account
    record_event(verb=Verb.PROGRAMME_REPORT_EXPORTED, subject=account, by=account, nqsws=number)
    return download(content.getvalue(), name=f"nqsw-programme-{form.day.isoformat()}.xlsx")


@allowed_to(oversees_anyone)
def supervision_report(request: Request) -> HttpResponse:
    """Supervision held in time, with what the sessions were like."""
    form, report = _supervision(request)
    context = {"form": form, "report": report, "days": form.days, "measures": list(measure_rows(report))[1:]}
    return render(request, "tracker/reports/supervision_report.html", context)


@allowed_to(oversees_anyone)
@asks_again_before_export
def supervision_workbook(request: Request) -> HttpResponse:
    """The same as an .xlsx, with every due period behind it."""
    form, report = _supervision(request)
    content = BytesIO()
    write_supervision_report(report, content)
    account = request.viewer.account
    record_event(verb=Verb.SUPERVISION_REPORT_EXPORTED, subject=account, by=account, rows=len(report.periods))
    first, last = (day.isoformat() for day in form.days)
    return download(content.getvalue(), name=f"supervision-{first}-to-{last}.xlsx")


def _supervision(request: Request) -> tuple[SupervisionReportForm, SupervisionReport]:
    people = people_answered_for(request.viewer)
    form = SupervisionReportForm(request.GET or None, among=people, on=request.viewer.on)
    from_on, to_on = form.days
    counted = counted_people(people, team=form.team_key, contract=form.contract_kind)
    return form, report_on(people=counted, from_on=from_on, to_on=to_on)
