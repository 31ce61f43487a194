"""Reports: programme and supervision, as pages and workbooks, for those who answer for people."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from nqsw.enrolments.reports.progress import on_programme, progress_of
from nqsw.models import Enrolment
from supervision.overdue.reports.compliance import compliance
from tracker.exports.direct import handed_out
from tracker.exports.kinds import is_long
from tracker.reports.behind import (
    HELD,
    IN_TIME,
    LATE,
    OFF,
    PeriodsTable,
    SessionsTable,
    note_who_is_close,
    periods_behind,
    sessions_behind,
)
from tracker.reports.exports import PROGRAMME, PROGRAMME_CSV, SUPERVISION, SUPERVISION_CSV
from tracker.reports.forms import ProgrammeReportForm, SupervisionReportForm
from tracker.reports.pages import share_lines
from tracker.reports.programme_workbook import measures as programme_measures
from tracker.reports.saved import PROGRAMME as PROGRAMME_PAGE
from tracker.reports.saved import SUPERVISION as SUPERVISION_PAGE
from tracker.reports.saved import supervision_form
from tracker.reports.supervision import BYS, measures
from tracker.reports.supervision import supervision_report as report_on
from tracker.reports.there import cohorts_to_choose, teams_to_choose
from tracker.saved_views.pages import ViewsHere
from workforce.models import WorkerQuerySet
from workforce.permissions import oversees_anyone, people_answered_for
from workforce.web.access import allowed_to, asks_again_before_export
from workforce.web.request import Request
from workforce.web.tables import PER_PAGE, ForgivingPaginator

#: Rows of the workbook for each NQSW, about: sessions, milestones, classes.
FACTS_OF_AN_NQSW = 60


@allowed_to(oversees_anyone)
def reports(request: Request) -> HttpResponse:
    """Every report, with what it answers."""
    return render(request, "tracker/reports/reports.html")


@allowed_to(oversees_anyone)
def programme_report(request: Request) -> HttpResponse:
    """The programme's measures and one row an NQSW, as at a day."""
    people = people_answered_for(request.viewer)
    cohorts, views = cohorts_to_choose(request.viewer)
    form = ProgrammeReportForm(request.GET or None, cohorts=cohorts, on=request.viewer.on)
    saved = ViewsHere(PROGRAMME_PAGE, form, views, request.GET)
    if saved.opening:
        return redirect(saved.opening)
    on, cohort, flag = form.day, form.cohort, request.GET.get("flag", "")
    progress = progress_of(on_programme(on=on, cohort=cohort, among=people), on=on)
    context = {
        "form": form,
        "saved": saved,
        "on": on,
        "progress": progress,
        "shown": [one for one in progress if flag in one.flags] if flag else progress,
        "flag": flag,
        "measures": list(programme_measures(progress)),
        "is_long": is_long(len(progress) * FACTS_OF_AN_NQSW),
        "is_of_today": on == request.viewer.on and not cohort,
        "anybody": bool(progress) or Enrolment.objects.filter(worker__in=people.values("pk")).exists(),
    }
    return render(request, "tracker/reports/programme_report.html", context)


@allowed_to(oversees_anyone)
@asks_again_before_export
def programme_workbook(request: Request) -> HttpResponse:
    """The same as an .xlsx, with the lists behind the numbers."""
    return handed_out(request, PROGRAMME)


@allowed_to(oversees_anyone)
@asks_again_before_export
def programme_csv(request: Request) -> HttpResponse:
    """Each sheet of the workbook as a CSV."""
    return handed_out(request, PROGRAMME_CSV)


@allowed_to(oversees_anyone)
def supervision_report(request: Request) -> HttpResponse:
    """Supervision held in time, with what the sessions were like."""
    teams, views = teams_to_choose(request.viewer)
    form = SupervisionReportForm(request.GET or None, teams=teams, on=request.viewer.on)
    saved = ViewsHere(SUPERVISION_PAGE, form, views, request.GET)
    if saved.opening:
        return redirect(saved.opening)
    (from_on, to_on), people = form.days, people_answered_for(request.viewer)
    report = report_on(
        people=people, from_on=from_on, to_on=to_on, known_on=form.last, whom=form.whom, viewer=request.viewer
    )
    context = {
        "form": form,
        "saved": saved,
        "report": report,
        "breakdowns": [(one, share_lines(one, form)) for one in report.breakdowns],
        "days": form.days,
        "measures": list(measures(report)),
        "is_long": is_long(report.whole.periods),
    }
    return render(request, "tracker/reports/supervision_report.html", context)


@allowed_to(oversees_anyone)
def supervision_periods(request: Request) -> HttpResponse:
    """The due days behind a share of the report: the same days and people, one value of one thing."""
    form, people = _form_and_people(request)
    from_on, to_on = form.days
    by, value, held = (request.GET.get(name, "") for name in ("by", "value", "held"))
    people = form.whom.since(people, from_on)
    periods = compliance(people=people, from_on=from_on, to_on=to_on, whom=form.whom)
    rows = periods_behind(periods, by=by, value=value, held=held)
    table = PeriodsTable(rows)
    table.paginate(ForgivingPaginator, PER_PAGE, request.GET.get("page", 1))
    said = {IN_TIME: "held in time", LATE: "not held in time"}.get(held, "")
    context = {
        "form": form,
        "days": form.days,
        "table": table,
        "of": value if by in BYS else "",
        "held": said,
    }
    return render(request, "tracker/reports/supervision_periods.html", context)


@allowed_to(oversees_anyone)
def supervision_sessions(request: Request) -> HttpResponse:
    """The sessions behind a measure of the report: the same days and people."""
    form, people = _form_and_people(request)
    from_on, to_on = form.days
    what = request.GET.get("what", "")
    rows = sessions_behind(
        what, people=people, from_on=from_on, to_on=to_on, known_on=form.last, whom=form.whom
    )
    table = SessionsTable(rows, viewer=request.viewer, what=what)
    table.paginate(ForgivingPaginator, PER_PAGE, request.GET.get("page", 1))
    note_who_is_close((row.record for row in table.paginated_rows), request.viewer)
    title = {**HELD, **OFF}.get(what, HELD["held"])
    context = {"form": form, "days": form.days, "table": table, "title": title}
    return render(request, "tracker/reports/supervision_sessions.html", context)


@allowed_to(oversees_anyone)
@asks_again_before_export
def supervision_workbook(request: Request) -> HttpResponse:
    """The same as an .xlsx, with every due period behind it."""
    return handed_out(request, SUPERVISION)


@allowed_to(oversees_anyone)
@asks_again_before_export
def supervision_csv(request: Request) -> HttpResponse:
    """Each sheet of the workbook as a CSV."""
    return handed_out(request, SUPERVISION_CSV)


def _form_and_people(request: Request) -> tuple[SupervisionReportForm, WorkerQuerySet]:
    """The filters of the address, and the people among whom they choose."""
    return supervision_form(request.viewer, request.GET or None), people_answered_for(request.viewer)
