"""Taking the return away: looked at once more, then streamed."""

from collections import Counter

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from tracker.census.returning import look_at_year, make_return
from tracker.census.views.years import has_borrowed_layout, layout_or_404, tell
from workforce.authority_settings import authority_settings
from workforce.census.permissions import keeps_census
from workforce.rules.census.layouts import last_return
from workforce.rules.refusal import Refusal
from workforce.web.access import allowed_to, asks_again_before_export
from workforce.web.downloads import stream
from workforce.web.request import Request


@allowed_to(keeps_census)
def census_export(request: Request, year: int) -> HttpResponse:
    """What the return would hold, and what stands against it."""
    layout = layout_or_404(year, request)
    look = look_at_year(layout)
    tell(request, "export", year=year)
    context = {
        "layout": layout,
        "look": look,
        "to_mend": len(look.to_mend),
        "by_field": Counter(one.label for one in look.to_mend).most_common(),
        "code": authority_settings(on=request.viewer.on).dfe_code,
        "is_over": year <= last_return(request.viewer.on),
        "borrowed": has_borrowed_layout(layout),
    }
    return render(request, "tracker/census/export.html", context)


@allowed_to(keeps_census)
@asks_again_before_export
def census_xml(request: Request, year: int) -> HttpResponse:
    """The return itself; with findings to mend only where that is asked for (`anyway`)."""
    layout = layout_or_404(year, request)
    anyway = request.GET.get("anyway") == "1"
    try:
        pieces, _ = make_return(year=layout.year, anyway=anyway, by=request.viewer.account, at=timezone.now())
    except Refusal as refusal:
        for words in refusal.messages:
            messages.error(request, words)
        return redirect("tracker:census_export", year)
    return stream((piece.encode() for piece in pieces), name=f"csww-{year}.xml")
