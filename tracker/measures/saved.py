"""The dashboard of the measures, as a page whose filters can be saved."""

from django.http import QueryDict

from tracker.measures.scope import MeasuresForm
from tracker.measures.there import VIEWS_OF, what_is_there
from tracker.saved_views.pages import ViewPage
from workforce.permissions import oversees_anyone
from workforce.web.viewer import Viewer


def _form(viewer: Viewer, data: QueryDict | None) -> MeasuresForm:
    return MeasuresForm(data, there=what_is_there(viewer), on=viewer.on)


PAGE = ViewPage(key=VIEWS_OF, label="Measures", url="tracker:measures", allowed=oversees_anyone, form=_form)
