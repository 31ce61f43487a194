"""A supervisor's offered times: the list, offering more, taking them back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST
from django_tables2 import RequestConfig

from supervision.booking.forms.slots import SlotForm
from supervision.booking.permissions import can_offer_times
from supervision.booking.reports import patterns_of, withdrawn_by
from supervision.booking.services.slots import Offered, offer_again, publish_slots, withdraw_slots
from supervision.booking.tables import SlotTable
from supervision.models import Slot
from workforce.rules.in_words import many
from workforce.web.access import allowed_to
from workforce.web.posting import attempt, posted
from workforce.web.request import Request
from workforce.web.tags import day


@allowed_to(can_offer_times)
def slots(request: Request) -> HttpResponse:
    """The times that the viewer offers from now on, free or taken."""
    offered = Slot.objects.offered_by(request.viewer.as_worker, at=timezone.now())
    table = SlotTable(offered, request=request)
    RequestConfig(request, paginate={"per_page": 25}).configure(table)
    supervisor, now = request.viewer.as_worker, timezone.now()
    context = {
        "table": table,
        "patterns": patterns_of(supervisor, at=now),
        "withdrawn": withdrawn_by(supervisor, at=now),
    }
    return render(request, "supervision/booking/slots.html", context)


@allowed_to(can_offer_times)
def slot_new(request: Request) -> HttpResponse:
    """Offer a time, once or repeated."""
    form = SlotForm(posted(request))
    if form.is_valid() and (offered := _publish(request, form)):
        if offered.skipped:
            return render(request, "supervision/booking/slots_offered.html", {"offered": offered})
        return redirect("supervision:slots")
    return render(request, "supervision/booking/slot_new.html", {"form": form})


@require_POST
@allowed_to(can_offer_times)
def slot_withdraw(request: Request, pk: int) -> HttpResponse:
    """Withdraw one offered time; with `rest`, also those of its series after it."""
    slot = get_object_or_404(Slot, pk=pk, supervisor=request.viewer.worker)
    those = Slot.objects.filter(pk=slot.pk)
    if "rest" in request.POST and slot.series:
        those = Slot.objects.filter(series=slot.series, starts_at__gte=slot.starts_at)
    number = withdraw_slots(slots=those, by=request.user, at=timezone.now())
    messages.success(request, _withdrawn(number))
    return redirect("supervision:slots")


@require_POST
@allowed_to(can_offer_times)
def slot_again(request: Request, pk: int) -> HttpResponse:
    """Offer a time again that was withdrawn by mistake."""
    slot = get_object_or_404(Slot, pk=pk, supervisor=request.viewer.worker)
    again = offer_again(slots=[slot], by=request.user, at=timezone.now())
    for each in again.skipped:
        messages.error(request, f"{day(each.on)} is not offered. {each.why}")
    if again.slots:
        messages.success(request, f"Undone. {day(slot.starts_at)} is offered again")
    return redirect("supervision:slots")


def _publish(request: Request, form: SlotForm) -> Offered | None:
    offered = attempt(
        form,
        lambda: publish_slots(
            supervisor=request.viewer.as_worker,
            patterns=[form.cleaned_data["pattern"]],
            place=form.cleaned_data["place"],
            by=request.user,
            at=timezone.now(),
            sure=form.sure,
        ),
        beside="first_on",
    )
    if not offered:
        return None
    count = len(offered.slots)
    messages.success(request, f"{many(count, 'time')} offered")
    return offered


def _withdrawn(number: int) -> str:
    if not number:
        return "Nothing was withdrawn. The time is booked, or it is in the past"
    return f"{many(number, 'time')} withdrawn"
