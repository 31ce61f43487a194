"""Reports: the programme as a page and a workbook, for whoever answers for people."""

from io import BytesIO

from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nqsw.forms.reports import ProgrammeReportForm
from nqsw.models import Enrolment
from nqsw.reports.standing import nqsw_standings, on_programme
from nqsw.reports.workbook import summary_rows, write_programme_report
from workforce.access import open_to
from workforce.permissions import oversees_anyone, people_answered_for
from workforce.services.events import record_event

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _reauthenticate(request: HttpRequest) -> bool:
    return settings.REAUTHENTICATE_BEFORE_EXPORT


@open_to(oversees_anyone)
def reports(request: HttpRequest) -> HttpResponse:
    """Every report, with what it answers."""
    return render(request, "nqsw/reports.html")


@open_to(oversees_anyone)
def programme_report(request: HttpRequest) -> HttpResponse:
    """The programme's measures and one row an NQSW, as at a day."""
    people = people_answered_for(request.viewer)
    form = ProgrammeReportForm(request.GET or None, among=people, on=request.viewer.on)
    on, cohort = form.day, form.cohort
    standings = nqsw_standings(on_programme(on=on, cohort=cohort, among=people), on=on)
    context = {
        "form": form,
        "on": on,
        "standings": standings,
        "measures": list(summary_rows(standings, on=on, cohort=cohort))[3:],
        "anybody": bool(standings) or Enrolment.objects.filter(worker__in=people.values("pk")).exists(),
    }
    return render(request, "nqsw/programme_report.html", context)


@open_to(oversees_anyone)
@reauthentication_required(enabled=_reauthenticate)
def programme_workbook(request: HttpRequest) -> HttpResponse:
    """The same as an .xlsx, with the lists behind the numbers."""
    people = people_answered_for(request.viewer)
    form = ProgrammeReportForm(request.GET or None, among=people, on=request.viewer.on)
    content = BytesIO()
    number = write_programme_report(content, on=form.day, cohort=form.cohort, among=people)
    account = request.viewer.account
    record_event(verb="programme report exported", subject=account, by=account, nqsws=number)
    disposition = f'attachment; filename="nqsw-programme-{form.day.isoformat()}.xlsx"'
    headers = {"Content-Type": WORKBOOK, "Content-Disposition": disposition}
    return HttpResponse(content.getvalue(), headers=headers)
