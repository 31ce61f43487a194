"""The measures: all of them, one over a year, and the rows behind a figure."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from tracker.exports.direct import handed_out
from tracker.exports.kinds import is_long
from tracker.measures.dashboard import Dashboard
from tracker.measures.definitions import BY_KEY
from tracker.measures.exports import MEASURES, MEASURES_CSV
from tracker.measures.figures import Measure
from tracker.measures.one import OneMeasure, RowsTable, behind, changed_lines, chosen
from tracker.measures.published import published
from tracker.measures.saved import PAGE
from tracker.measures.scope import MeasuresForm
from tracker.measures.there import what_is_there
from tracker.saved_views.pages import ViewsHere
from workforce.permissions import can_import, oversees_anyone
from workforce.web.access import allowed_to, asks_again_before_export
from workforce.web.request import Request
from workforce.web.tables import PER_PAGE, ForgivingPaginator


@allowed_to(oversees_anyone)
def measures(request: Request) -> HttpResponse:
    """The fifteen measures: this month, the last, a year's trend."""
    form = _form(request)
    saved = ViewsHere(PAGE, form, form.there.views, request.GET)
    if saved.opening:
        return redirect(saved.opening)
    page = Dashboard(request.viewer, form)
    context = {"form": form, "saved": saved, "page": page, "is_long": is_long(page.rows_in_all)}
    return render(request, "tracker/measures/measures.html", context)


@allowed_to(oversees_anyone)
@asks_again_before_export
def measures_workbook(request: Request) -> HttpResponse:
    """The same as an .xlsx, with the rows behind every figure."""
    return handed_out(request, MEASURES)


@allowed_to(oversees_anyone)
@asks_again_before_export
def measures_csv(request: Request) -> HttpResponse:
    """Each sheet of the workbook as a CSV."""
    return handed_out(request, MEASURES_CSV)


@allowed_to(oversees_anyone)
def measure(request: Request, key: str) -> HttpResponse:
    """One measure over a year, and team by team."""
    found, form = _measure(key), _form(request)
    page = OneMeasure(request.viewer, form, found)
    return render(request, "tracker/measures/measure.html", {"form": form, "page": page, "measure": found})


@allowed_to(oversees_anyone)
def measure_rows(request: Request, key: str) -> HttpResponse:
    """Exactly the rows behind one figure."""
    found, form = _measure(key), _form(request)
    figure = behind(request.viewer, form, found)
    part, counted = request.GET.get("part", ""), request.GET.get("counted", "")
    is_changed = bool(request.GET.get("changed")) and figure.kept is not None
    lines, changes = changed_lines(figure.changed) if is_changed else (None, None)
    if lines is None:
        lines = chosen(figure.rows, found, part=part, counted=counted)
    table = RowsTable(lines, measure=found, viewer=request.viewer, changes=changes)
    table.paginate(ForgivingPaginator, PER_PAGE, request.GET.get("page", 1))
    table.read_people()
    what = {"yes": found.counted[0], "no": found.counted[1]}.get(counted, found.label_of(part))
    context = {
        "form": form,
        "measure": found,
        "behind": figure,
        "table": table,
        "what": "recorded since" if is_changed else what,
        "is_changed": is_changed,
    }
    return render(request, "tracker/measures/measure_rows.html", context)


@allowed_to(oversees_anyone)
def published_figures(request: Request) -> HttpResponse:
    """The authority beside its statistical neighbours and England, as the DfE publishes them."""
    context = {"published": published(on=request.viewer.on), "can_import": can_import(request.viewer)}
    return render(request, "tracker/measures/published.html", context)


def _form(request: Request) -> MeasuresForm:
    return MeasuresForm(request.GET or None, there=what_is_there(request.viewer), on=request.viewer.on)


def _measure(key: str) -> Measure:
    found = BY_KEY.get(key)
    if found is None:
        raise Http404
    return found
