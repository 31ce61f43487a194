"""The workbooks of the reports, as files that can be made beside the request."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

from django.http import QueryDict
from django.utils.http import urlencode

from nqsw.enrolments.reports.progress import on_programme, progress_of
from tracker.exports.kinds import Chosen, ExportKind, Made, Tell, filters_in_words, must_read
from tracker.reports.forms import ProgrammeReportForm, SupervisionReportForm
from tracker.reports.programme_workbook import programme_sheets, write_programme_of
from tracker.reports.saved import programme_form, supervision_form
from tracker.reports.supervision import supervision_report
from tracker.reports.supervision_workbook import supervision_sheets, write_supervision_report
from workforce.audit_trail.verbs import Verb
from workforce.permissions import oversees_anyone, people_answered_for
from workforce.web.csv_files import write_csvs
from workforce.web.tags import day
from workforce.web.viewer import Viewer

type Make = Callable[[Viewer, Chosen, Tell], Made]
#: How a file ends: a workbook, or each of its sheets as CSV.
WORKBOOK, CSV = "xlsx", "zip"


def _programme_form(viewer: Viewer, chosen: Chosen) -> ProgrammeReportForm:
    return programme_form(viewer, QueryDict(urlencode(chosen)) or None)


def _programme(kind: str) -> Make:
    def make(viewer: Viewer, chosen: Chosen, tell: Tell) -> Made:
        form, content = _programme_form(viewer, chosen), BytesIO()
        must_read(form)
        on, cohort = form.day, form.cohort
        nqsws = progress_of(on_programme(on=on, cohort=cohort, among=people_answered_for(viewer)), on=on)
        tell(1)
        if kind == CSV:
            write_csvs(programme_sheets(nqsws, on=on, cohort=cohort), content)
        else:
            write_programme_of(nqsws, content, on=on, cohort=cohort)
        whose = {one.enrolment.worker_id for one in nqsws}
        name = f"nqsw-programme-{on.isoformat()}.{kind}"
        return Made(content.getvalue(), name, len(nqsws), whose, {"nqsws": len(nqsws)})

    return make


def _supervision_form(viewer: Viewer, chosen: Chosen) -> SupervisionReportForm:
    return supervision_form(viewer, QueryDict(urlencode(chosen)) or None)


def _in_words(form: SupervisionReportForm) -> list[tuple[str, str]]:
    first, last = form.days
    days = [("Due", f"{day(first)} to {day(last)}")]
    return days + [one for one in filters_in_words(form) if one[0] not in ("From", "To")]


def _supervision(kind: str) -> Make:
    def make(viewer: Viewer, chosen: Chosen, tell: Tell) -> Made:
        form, people = _supervision_form(viewer, chosen), people_answered_for(viewer)
        must_read(form)
        (first, last), content = form.days, BytesIO()
        report = supervision_report(
            people=people,
            from_on=first,
            to_on=last,
            known_on=form.last,
            whom=form.whom,
            viewer=viewer,
        )
        tell(1)
        about, rows = _in_words(form), len(report.periods)
        if kind == CSV:
            write_csvs(supervision_sheets(report, about=about), content)
        else:
            write_supervision_report(report, content, about=about)
        whose = {row.worker.pk for row in report.periods}
        name = f"supervision-{first.isoformat()}-to-{last.isoformat()}.{kind}"
        return Made(content.getvalue(), name, rows, whose, {"rows": rows})

    return make


PROGRAMME = ExportKind(
    key="programme",
    label="NQSW programme, workbook",
    verb=Verb.PROGRAMME_REPORT_EXPORTED,
    allowed=oversees_anyone,
    make=_programme(WORKBOOK),
    told=lambda viewer, chosen: filters_in_words(_programme_form(viewer, chosen)),
    page="tracker:programme_report",
    filters=("cohort_name", "on"),
)
SUPERVISION = ExportKind(
    key="supervision",
    label="Supervision held in time, workbook",
    verb=Verb.SUPERVISION_REPORT_EXPORTED,
    allowed=oversees_anyone,
    make=_supervision(WORKBOOK),
    told=lambda viewer, chosen: _in_words(_supervision_form(viewer, chosen)),
    page="tracker:supervision_report",
    filters=("from_on", "to_on", "team", "contract"),
)
PROGRAMME_CSV = replace(PROGRAMME, key="programme-csv", label="NQSW programme, CSV", make=_programme(CSV))
SUPERVISION_CSV = replace(
    SUPERVISION, key="supervision-csv", label="Supervision held in time, CSV", make=_supervision(CSV)
)
