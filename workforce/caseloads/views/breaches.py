"""The diary of caseloads over their limit."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from workforce.audit_trail.list_exports import list_file
from workforce.caseloads.exports import BREACH_COLUMNS, breach_row
from workforce.caseloads.forms.breaches import AgreeForm
from workforce.caseloads.permissions import breaches_visible, can_agree_to_breach
from workforce.caseloads.services.breaches import agree_to_breach
from workforce.models import CaseloadBreach
from workforce.permissions import oversees_anyone
from workforce.web.access import allowed_to, asks_again_before_export
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
@asks_again_before_export
def breaches_export(request: Request, kind: str) -> HttpResponse:
    """The whole diary as a file: who agreed and until when, never why."""
    diary = breaches_visible(request.viewer).select_related("worker__team", "approved_by__worker")
    rows = map(breach_row, diary.defer("reason").order_by("since", "pk"))
    return list_file(request, name="over-the-limit", columns=BREACH_COLUMNS, rows=rows, kind=kind)


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
