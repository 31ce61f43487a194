"""The policy simulator: what a policy would mean for today's people, before anything is changed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from supervision.forms.simulate import SimulateForm
from supervision.models import Agreement, FrequencyPolicy
from supervision.reports.simulation import simulate
from workforce.access import open_to, principal_social_workers

LISTED = 50


@open_to(principal_social_workers)
def simulate_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Try one policy on everybody, on those under another, or on a team."""
    policy = get_object_or_404(FrequencyPolicy.objects.prefetch_related("stages"), pk=pk)
    form = SimulateForm(request.GET, policy=policy)
    agreements = Agreement.objects.filter(**form.narrowing())
    found = simulate(agreements, policy=policy.frequency, on=request.viewer.on)
    context = {
        "policy": policy,
        "form": form,
        "found": found,
        "newly_overdue": found.newly_overdue[:LISTED],
        "left_out": max(0, len(found.newly_overdue) - LISTED),
    }
    return render(request, "supervision/simulate.html", context)
