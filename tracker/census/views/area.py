"""The authority's own part of a year's return."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from tracker.census.forms.area import AreaForm
from tracker.census.returning import look_at_year
from tracker.census.views.years import layout_or_404, tell
from workforce.census.permissions import keeps_census
from workforce.census.services import save_area
from workforce.models import CensusYear
from workforce.web.access import allowed_to
from workforce.web.posting import attempt, posted
from workforce.web.request import Request


@allowed_to(keeps_census)
def census_area(request: Request, year: int) -> HttpResponse:
    """Vacancies, agency workers and allowances; agency workers are counted where nothing is entered."""
    layout = layout_or_404(year, request)
    look = look_at_year(layout)
    kept = CensusYear.objects.filter(year=year).first()
    form = AreaForm(
        posted(request),
        layout=layout,
        typed=kept.answers if kept else {},
        counted=look.counted,
        seen=kept.version if kept else 0,
    )
    if form.is_valid():
        by, at = request.user, timezone.now()
        if attempt(form, lambda: save_area(year=year, answers=form.answers, seen=form.seen, by=by, at=at)):
            messages.success(request, "The authority’s part is saved")
            return redirect("tracker:census_area", year)
    tell(request, "authority", year=year)
    findings = [one for one in look.findings if one.worker is None]
    return render(request, "tracker/census/area.html", {"layout": layout, "form": form, "findings": findings})
