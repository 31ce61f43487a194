"""The home page: what this reader must do next."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tracker.first_steps.reports import for_home
from tracker.home.reports import home_page
from workforce.privacy.views.governance import ways_of_governance
from workforce.web.access import allowed_to, anyone_signed_in, information_governance, way_to
from workforce.web.request import Request


@allowed_to(anyone_signed_in)
def home(request: Request) -> HttpResponse:
    page = home_page(request.viewer, at=timezone.now())
    steps = None if page.steps_put_away else for_home(request.viewer)
    context: dict[str, object] = {
        "page": page,
        "steps": steps,
        "reader_changes": page.reader_changes,
        "changes_not_made": page.changes_not_made,
        "changes_made": page.changes_made,
        "resets": page.resets,
    }
    if request.viewer.is_workforce_data:
        context["census_url"] = way_to("tracker:census", viewer=request.viewer)
    if information_governance(request.viewer):
        context["governance"] = ways_of_governance(request.viewer)
    return render(request, "tracker/home/home.html", context)
