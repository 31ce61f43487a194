"""The quarterly report, as a page whose filters can be saved."""

from django.http import QueryDict

from tracker.quarterly.forms import QuarterForm
from tracker.saved_views.pages import ViewPage
from workforce.permissions import oversees_anyone
from workforce.web.viewer import Viewer


def _form(viewer: Viewer, data: QueryDict | None) -> QuarterForm:
    return QuarterForm(data, viewer=viewer)


PAGE = ViewPage(
    key="quarterly",
    label="Quarterly report",
    url="tracker:quarterly_report",
    allowed=oversees_anyone,
    form=_form,
    unfiltered="Everyone you manage or oversee, in the last quarter that is over. The view moves along "
    "from quarter to quarter; to keep one quarter, select it before you save.",
)
