"""The policy simulator: what a policy would mean for today's people, before anything is changed."""

from io import BytesIO

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from supervision.agreements.forms.simulate import SimulateForm
from supervision.agreements.reports.simulation import Simulation, simulate
from supervision.agreements.reports.simulation_workbook import write_simulation
from supervision.models import Agreement, FrequencyPolicy
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.web.access import allowed_to, asks_again_before_export, principal_social_workers
from workforce.web.downloads import download
from workforce.web.request import Request

LISTED = 50


@allowed_to(principal_social_workers)
def simulate_page(request: Request, pk: int) -> HttpResponse:
    """Try one policy on everyone, on those under another, or on a team."""
    policy, form, found = tried_on(request, pk)
    context = {
        "policy": policy,
        "form": form,
        "found": found,
        "newly_overdue": found.newly_overdue[:LISTED],
        "left_out": max(0, len(found.newly_overdue) - LISTED),
    }
    return render(request, "supervision/agreements/simulate.html", context)


@allowed_to(principal_social_workers)
@asks_again_before_export
def simulate_workbook(request: Request, pk: int) -> HttpResponse:
    """The same, of the same people, as a workbook with everyone in it."""
    policy, _, found = tried_on(request, pk)
    content, account, on = BytesIO(), request.viewer.account, request.viewer.on
    write_simulation(found, content, policy=policy, on=on)
    record_event(verb=Verb.SIMULATION_EXPORTED, subject=policy, by=account, people=found.people)
    return download(content.getvalue(), name=f"policy-{policy.pk}-tried-{on.isoformat()}.xlsx")


def tried_on(request: Request, pk: int) -> tuple[FrequencyPolicy, SimulateForm, Simulation]:
    """The policy, the form that narrows the people, and what came of it."""
    policy = get_object_or_404(FrequencyPolicy.objects.prefetch_related("stages"), pk=pk)
    form = SimulateForm(request.GET, policy=policy)
    agreements = Agreement.objects.filter(**form.narrowing())
    return policy, form, simulate(agreements, policy=policy.frequency, on=request.viewer.on)
