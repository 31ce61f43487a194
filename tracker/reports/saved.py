"""The reports on supervision and on the programme, as pages whose filters can be saved."""

from django.http import QueryDict

from tracker.reports.forms import ProgrammeReportForm, SupervisionReportForm
from tracker.reports.there import OF_PROGRAMME, OF_SUPERVISION, cohorts_to_choose, teams_to_choose
from tracker.saved_views.pages import ViewPage
from workforce.permissions import oversees_anyone
from workforce.web.viewer import Viewer


def supervision_form(viewer: Viewer, data: QueryDict | None) -> SupervisionReportForm:
    """The filters of the supervision report, as this reader can choose them."""
    return SupervisionReportForm(data, teams=teams_to_choose(viewer)[0], on=viewer.on)


def programme_form(viewer: Viewer, data: QueryDict | None) -> ProgrammeReportForm:
    """Those of the programme report."""
    return ProgrammeReportForm(data, cohorts=cohorts_to_choose(viewer)[0], on=viewer.on)


SUPERVISION = ViewPage(
    key=OF_SUPERVISION,
    label="Supervision held in time",
    url="tracker:supervision_report",
    allowed=oversees_anyone,
    form=supervision_form,
)
PROGRAMME = ViewPage(
    key=OF_PROGRAMME,
    label="NQSW programme report",
    url="tracker:programme_report",
    allowed=oversees_anyone,
    form=programme_form,
)
