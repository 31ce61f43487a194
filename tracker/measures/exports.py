"""The workbook of the measures, as a file that can be made beside the request, and as CSV."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

from django.http import QueryDict
from django.utils.http import urlencode

from tracker.exports.kinds import Chosen, ExportKind, Made, Tell, filters_in_words, must_read
from tracker.measures.dashboard import Dashboard
from tracker.measures.scope import MeasuresForm
from tracker.measures.there import what_is_there
from tracker.measures.workbook import TITLE, MeasuresBook
from workforce.audit_trail.verbs import Verb
from workforce.permissions import oversees_anyone
from workforce.web.books import write_book
from workforce.web.csv_files import write_csvs
from workforce.web.viewer import Viewer

WORKBOOK, CSV = "xlsx", "zip"


def _form(viewer: Viewer, chosen: Chosen) -> MeasuresForm:
    data = QueryDict(urlencode(chosen)) or None
    return MeasuresForm(data, there=what_is_there(viewer), on=viewer.on)


def _measures(kind: str) -> Callable[[Viewer, Chosen, Tell], Made]:
    def make(viewer: Viewer, chosen: Chosen, tell: Tell) -> Made:
        form, content = _form(viewer, chosen), BytesIO()
        must_read(form)
        book = MeasuresBook(Dashboard(viewer, form))
        tell(1)
        if kind == CSV:
            write_csvs(book.sheets(), content)
        else:
            write_book(book.sheets(), content, title=TITLE)
        when = form.day.isoformat() if form.day else f"{form.chosen_month:%Y-%m}"
        rows = book.number
        return Made(content.getvalue(), f"measures-{when}.{kind}", rows, set(book.people), {"rows": rows})

    return make


MEASURES = ExportKind(
    key="measures",
    label="Measures, workbook",
    verb=Verb.MEASURES_EXPORTED,
    allowed=oversees_anyone,
    make=_measures(WORKBOOK),
    told=lambda viewer, chosen: filters_in_words(_form(viewer, chosen)),
    page="tracker:measures",
    filters=("service", "team", "role", "contract", "stage", "cohort", "month", "as_at"),
)
MEASURES_CSV = replace(MEASURES, key="measures-csv", label="Measures, CSV", make=_measures(CSV))
