"""The diary of caseloads over their limit."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from workforce.caseloads.forms.breaches import AgreeForm
from workforce.caseloads.permissions import breaches_visible, can_agree_to_breach
from workforce.caseloads.services.breaches import agree_to_breach
from workforce.models import CaseloadBreach
from workforce.permissions import oversees_anyone
from workforce.web.access import allowed_to
from workforce.web.posting import attempt, posted
from workforce.web.request import Request
from workforce.web.tables import ForgivingPaginator

PER_PAGE = 50


@allowed_to(oversees_anyone)
def breaches(request: Request) -> HttpResponse:
    """Those no one has agreed to, those agreed to for now, and those that have ended."""
    on = request.viewer.on
    diary = breaches_visible(request.viewer).select_related("worker__team", "approved_by__worker")
    unapproved = diary.unapproved(on=on)
    context = {
        "unapproved": unapproved,
        "agreed": diary.open().exclude(pk__in=unapproved.values("pk")),
        "ended": ForgivingPaginator(
            diary.exclude(ended_on=None).order_by("-ended_on", "-pk"), PER_PAGE
        ).get_page(request.GET.get("page")),
    }
    return render(request, "workforce/caseloads/breaches.html", context)


@allowed_to(oversees_anyone)
def breach(request: Request, pk: int) -> HttpResponse:
    """One overload: agree to it until a day, with a reason, or agree again."""
    shown = get_object_or_404(breaches_visible(request.viewer).select_related("worker__team"), pk=pk)
    form = AgreeForm(posted(request))
    if request.method == "POST" and not can_agree_to_breach(request.viewer, shown):
        raise PermissionDenied("You cannot agree to your own caseload. Ask your manager.")
    if form.is_valid() and _agree(request, shown, form):
        return redirect("workforce:breaches")
    can_agree = shown.ended_on is None and can_agree_to_breach(request.viewer, shown)
    context = {"breach": shown, "form": form, "can_agree": can_agree}
    return render(request, "workforce/caseloads/breach.html", context)


def _agree(request: Request, shown: CaseloadBreach, form: AgreeForm) -> bool:
    facts = {**form.cleaned_data, "by": request.user, "at": timezone.now(), "on": request.viewer.on}
    if not attempt(form, lambda: agree_to_breach(breach=shown, **facts), beside="until"):
        return False
    messages.success(request, f"Agreed: {shown.worker.full_name} may be over the limit until that day.")
    return True
