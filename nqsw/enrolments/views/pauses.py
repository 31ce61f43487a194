"""Agreeing to a pause: each of the four from their own account."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from nqsw.enrolments.forms.changes import ConfirmForm
from nqsw.enrolments.services.pauses import agree_to_pause, withdraw_agreement
from nqsw.models import Pause
from nqsw.permissions import enrolments_visible, pause_parties, runs_programmes
from workforce.web.access import allowed_to, anyone_signed_in
from workforce.web.posting import attempt
from workforce.web.request import Request


@allowed_to(anyone_signed_in)
def pause_agree(request: Request, pk: int) -> HttpResponse:
    """What is asked, who has agreed, and the button for whoever is asked."""
    viewer = request.viewer
    seen = enrolments_visible(viewer).values("pk")
    accounts = [f"agreed_by_{one}__worker" for one in ("nqsw", "line_manager", "assessor", "psw")]
    rows = Pause.objects.select_related(
        "enrolment__worker__line_manager", "enrolment__assessor", "enrolment__cohort", *accounts
    )
    found = get_object_or_404(rows.filter(enrolment__in=seen), pk=pk)
    parties = pause_parties(viewer, found)
    if request.method == "POST" and not parties:
        raise PermissionDenied(
            "The NQSW, the line manager, the assessor and a principal social worker agree."
        )
    form = ConfirmForm(request.POST)
    if request.method == "POST":
        withdraws = "withdraw" in request.POST

        def act() -> None:
            if withdraws:
                withdraw_agreement(pause=found, by=viewer.account)
            else:
                agree_to_pause(pause=found, parties=parties, by=viewer.account, on=viewer.on)

        if attempt(form, act):
            said = "You no longer agree." if withdraws else "You have agreed to the pause."
            messages.success(request, said)
            return redirect("nqsw:pause_agree", pk)
    context = {
        "pause": found,
        "enrolment": found.enrolment,
        "form": form,
        "asked": [one for one in found.agreements if one.party in parties and one.on is None],
        "can_withdraw": not found.is_agreed and any(one.by == viewer.account for one in found.agreements),
        "sees_reason": bool(parties),
        "can_change": runs_programmes(viewer),
    }
    return render(request, "nqsw/enrolments/pause_agree.html", context)
