"""An NQSW comes from another authority, with what was reached there."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render

from nqsw.enrolments.forms.transfers import HistoryForm, TransferForm
from nqsw.enrolments.reports.starters import recent_starters
from nqsw.enrolments.services.enrolments import enrol
from nqsw.enrolments.services.supervision_begun import promised_from_today
from nqsw.enrolments.views.changes import changeable
from nqsw.milestones.services.milestones import take_over_history
from nqsw.permissions import runs_programmes
from workforce.web.access import allowed_to, anyone_signed_in
from workforce.web.choosing_people import people_found
from workforce.web.posting import attempt, posted
from workforce.web.request import Request


@allowed_to(runs_programmes)
def transfer(request: Request) -> HttpResponse:
    """Enrol someone whose programme started elsewhere."""
    people = recent_starters(on=request.viewer.on)
    form = TransferForm(posted(request), people=people)
    if answer := people_found(request, form):
        return answer
    if form.is_valid():
        facts = {**form.cleaned_data, "by": request.viewer.account, "sure": form.sure}
        made = attempt(form, lambda: enrol(**facts))
        if made:
            done = f"{made.worker} is enrolled. Now enter the milestones reached there."
            messages.success(request, " ".join([done, *promised_from_today([made])]))
            return redirect("nqsw:transfer_history", made.pk)
    return render(request, "nqsw/enrolments/transfer.html", {"form": form, "people": people})


@allowed_to(anyone_signed_in)
def transfer_history(request: Request, pk: int) -> HttpResponse:
    """What was reached with the other authority."""
    enrolment = changeable(request, pk)
    if not enrolment.transferred_from or not enrolment.is_current:
        raise PermissionDenied("This programme did not start elsewhere, or has ended.")
    milestones = enrolment.milestones.filter(done_on=None)
    form = HistoryForm(posted(request), milestones=milestones, last=enrolment.here_from)
    if form.is_valid():
        by = request.viewer.account
        if attempt(form, lambda: take_over_history(enrolment=enrolment, done=form.done, by=by)):
            messages.success(request, "The milestones reached there are recorded.")
            return redirect(enrolment)
    return render(request, "nqsw/enrolments/transfer_history.html", {"enrolment": enrolment, "form": form})
