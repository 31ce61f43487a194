"""The allocation check: before a case is given, whether this person can take it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from nqsw.models import AllocationCheck
from nqsw.protected_caseload.forms import CheckForm, DecisionForm
from nqsw.protected_caseload.rules import concerns_about
from nqsw.protected_caseload.services import advice_from, facts_of, record_check
from workforce.models import CaseCategory
from workforce.permissions import oversees_anyone, people_answered_for
from workforce.web.access import allowed_to
from workforce.web.choosing_people import asked_in, people_found
from workforce.web.posting import attempt, posted
from workforce.web.request import Request

RECENT = 20


@allowed_to(oversees_anyone)
def allocation_check(request: Request) -> HttpResponse:
    """Ask by the address (so that it can be sent), decide by the form beneath the answer."""
    people = people_answered_for(request.viewer)
    asked = CheckForm(asked_in(request, "worker"), people=people.employed(on=request.viewer.on))
    decision = DecisionForm(posted(request))
    if answer := people_found(request, asked):
        return answer
    is_whole = request.method == "POST" and asked.is_valid() and decision.is_valid()
    if is_whole and _record(request, asked, decision):
        return redirect("nqsw:allocation_check")
    checks = AllocationCheck.objects.filter(worker__in=people.values("pk"))
    context = {
        "form": asked,
        "decision": decision,
        "answer": _answer(request, asked),
        "checks": checks.select_related("worker", "checked_by__worker")[:RECENT],
    }
    return render(request, "nqsw/protected_caseload/allocation_check.html", context)


def _answer(request: Request, asked: CheckForm) -> dict[str, object] | None:
    if not asked.is_bound or not asked.is_valid():
        return None
    worker, category = asked.cleaned_data["worker"], asked.cleaned_data["category"]
    facts = facts_of(worker, on=request.viewer.on)
    concerns = concerns_about(facts, category=category)
    return {
        "worker": worker,
        "category": CaseCategory(category),
        "facts": facts,
        "concerns": concerns,
        "advice": advice_from(concerns),
    }


def _record(request: Request, asked: CheckForm, decision: DecisionForm) -> bool:
    facts = {**asked.cleaned_data, **decision.cleaned_data, "on": request.viewer.on}
    check = attempt(
        decision, lambda: record_check(**facts, by=request.user, at=timezone.now()), beside="reason"
    )
    if check:
        done = "is given" if check.was_given else "is not given"
        messages.success(request, f"Recorded: the case {done} to {check.worker.full_name}.")
    return bool(check)
