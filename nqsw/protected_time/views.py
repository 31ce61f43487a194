"""The ledger of protected time."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from nqsw.evidence.forms import TimeForm
from nqsw.evidence.views import HAS_ENDED, with_evidence
from nqsw.models import ProtectedTime
from nqsw.permissions import evidence_readable
from nqsw.protected_time.reports import ledger, total
from nqsw.protected_time.services import record_time, remove_time
from workforce.web.access import allowed_to, anyone_signed_in
from workforce.web.posting import attempt, posted
from workforce.web.request import Request


@allowed_to(anyone_signed_in)
def protected_time(request: Request, pk: int) -> HttpResponse:
    """Planned and taken by month; the entries; and the form for another one."""
    enrolment, viewer = with_evidence(request, pk), request.viewer
    form = TimeForm(posted(request), initial={"taken_on": viewer.on})
    if request.method == "POST" and not enrolment.is_current:
        raise PermissionDenied(HAS_ENDED)
    if form.is_valid():
        facts = {**form.cleaned_data, "enrolment": enrolment, "on": viewer.on, "by": viewer.account}
        if attempt(form, lambda: record_time(**facts)):
            messages.success(request, "The hours are saved.")
            return redirect("nqsw:protected_time", enrolment.pk)
    months = ledger(enrolment, on=viewer.on)
    context = {
        "enrolment": enrolment,
        "form": form,
        "months": months,
        "total": total(months),
        "entries": enrolment.protected_time.all(),
    }
    return render(request, "nqsw/protected_time/protected_time.html", context)


@allowed_to(anyone_signed_in)
@require_POST
def protected_time_remove(request: Request, pk: int) -> HttpResponse:
    """An entry was a mistake."""
    seen = evidence_readable(request.viewer).values("pk")
    taken = get_object_or_404(ProtectedTime.objects.filter(enrolment__in=seen), pk=pk)
    if not taken.enrolment.is_current:
        raise PermissionDenied(HAS_ENDED)
    remove_time(taken=taken, by=request.viewer.account)
    messages.success(request, "The entry is removed.")
    return redirect("nqsw:protected_time", taken.enrolment_id)
