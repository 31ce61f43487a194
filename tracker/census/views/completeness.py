"""Completeness: what must be mended before a year's return leaves, by field and by person."""

from collections import Counter

from django.http import HttpResponse
from django.shortcuts import redirect, render

from tracker.census.forms.filters import FindingFilter
from tracker.census.returning import look_at_year
from tracker.census.tables import FieldTable, FindingTable, among_findings
from tracker.census.views.years import has_borrowed_layout, layout_or_404, tell, years
from workforce.census.permissions import keeps_census
from workforce.rules.census.findings import Weight
from workforce.rules.census.layouts import last_return
from workforce.web.access import allowed_to
from workforce.web.request import Request
from workforce.web.tables import PER_PAGE, ForgivingPaginator


@allowed_to(keeps_census)
def census(request: Request) -> HttpResponse:
    """The newest return that can be made."""
    return redirect("tracker:census_year", last_return(request.viewer.on))


@allowed_to(keeps_census)
def census_year(request: Request, year: int) -> HttpResponse:
    """Every finding about a year's return, by field and by person."""
    layout = layout_or_404(year, request)
    look = look_at_year(layout)
    chosen = FindingFilter(request.GET, found=look.findings)
    shown = chosen.shown()
    table = FindingTable(shown, year=year)
    table.paginate(ForgivingPaginator, PER_PAGE, request.GET.get(table.prefixed_page_field, 1))
    weights = Counter(one.weight for one in look.findings)
    asked = request.GET.get("weight")
    numbers = [
        (weights[weight], words, among_findings(year, weight=weight.value), asked == weight)
        for weight, words in ((Weight.MEND, "to mend"), (Weight.LOOK, "to check"))
    ]
    tell(request, "completeness", year=year, findings=len(shown))
    context = {
        "layout": layout,
        "years": years(request),
        "look": look,
        "form": chosen,
        "table": table,
        "fields": FieldTable.of(look.findings, year=year),
        "numbers": numbers,
        "borrowed": has_borrowed_layout(layout),
        "is_over": year <= last_return(request.viewer.on),
    }
    return render(request, "tracker/census/completeness.html", context)
