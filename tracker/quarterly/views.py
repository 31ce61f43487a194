"""The quarterly report as a page, as a Word document and as a PDF; and the rows behind each figure."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from tracker.exports.direct import handed_out
from tracker.exports.kinds import is_long
from tracker.measures.definitions import BY_KEY
from tracker.measures.one import RowsTable
from tracker.models import SavedView
from tracker.quarterly.exports import PDF, WORD, contents_of, telling_of
from tracker.quarterly.figures import QuarterFigures
from tracker.quarterly.forms import QuarterForm, WordsForm
from tracker.quarterly.quarter import Quarter
from tracker.quarterly.saved import PAGE
from tracker.quarterly.words import Added, added_to, write_words
from tracker.saved_views.pages import ViewsHere
from workforce.permissions import oversees_anyone
from workforce.rules.refusal import ChangedSince
from workforce.web.access import allowed_to, asks_again_before_export
from workforce.web.posting import posted
from workforce.web.request import Request
from workforce.web.tables import PER_PAGE, ForgivingPaginator


@allowed_to(oversees_anyone)
def quarterly_report(request: Request) -> HttpResponse:
    """The report, with a box in each section for those who write in it."""
    form = QuarterForm(request.GET or None, viewer=request.viewer)
    quarter = form.chosen
    views = list(SavedView.objects.filter(owner=request.user, page=PAGE.key))
    saved = ViewsHere(PAGE, form, views, request.GET)
    if saved.opening and request.method == "GET":
        return redirect(saved.opening)
    is_author = request.viewer.is_principal_social_worker
    added = added_to(quarter) if is_author else Added({})
    writing = WordsForm(posted(request), words=added.words, seen=added.newest) if is_author else None
    if writing and writing.is_valid() and _written(request, quarter, writing):
        return redirect(reverse("tracker:quarterly_report", query=form.in_address))
    telling = telling_of(form)
    contents = contents_of(QuarterFigures(request.viewer, quarter), telling, added.words)
    lines = sum(one.now.lines for section in contents.sections for one in section.said)
    context = {
        "form": form,
        "saved": saved,
        "quarter": quarter,
        "address": f"?{urlencode(form.in_address)}",
        "contents": contents,
        "leads_to_rows": telling.leads_to_rows,
        "writing": writing,
        "is_long": is_long(lines),
        "parts": [(one, writing[one.key] if writing else None) for one in contents.sections],
    }
    return render(request, "tracker/quarterly/quarterly_report.html", context)


def _written(request: Request, quarter: Quarter, form: WordsForm) -> bool:
    try:
        seen = form.cleaned_data["seen"]
        if write_words(quarter, form.words, seen=seen, by=request.user, at=timezone.now()):
            messages.success(request, "Saved. The Word document and the PDF have your words from now on")
        return True
    except ChangedSince as refusal:
        form.add_error(None, str(refusal))
        return False


@allowed_to(oversees_anyone)
def quarterly_rows(request: Request, key: str) -> HttpResponse:
    """Exactly the rows behind one figure of the quarter."""
    if key not in BY_KEY:
        raise Http404
    measure, quarter = BY_KEY[key], QuarterForm(request.GET or None, viewer=request.viewer).chosen
    rows = QuarterFigures(request.viewer, quarter).rows(measure, quarter)
    lines = sorted(measure.lines(rows), key=lambda line: (line[0].day, line[0].worker))
    table = RowsTable(lines, measure=measure, viewer=request.viewer)
    table.paginate(ForgivingPaginator, PER_PAGE, request.GET.get("page", 1))
    table.read_people()
    context = {
        "measure": measure,
        "quarter": quarter,
        "address": f"?quarter={quarter.key}",
        "table": table,
        "figure": measure.figure(rows),
    }
    return render(request, "tracker/quarterly/quarterly_rows.html", context)


@allowed_to(oversees_anyone)
@asks_again_before_export
def quarterly_word(request: Request) -> HttpResponse:
    """The report as a Word document, to be gone on with there."""
    return handed_out(request, WORD)


@allowed_to(oversees_anyone)
@asks_again_before_export
def quarterly_pdf(request: Request) -> HttpResponse:
    """The report as a PDF."""
    return handed_out(request, PDF)
