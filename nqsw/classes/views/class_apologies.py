"""Sending apologies ahead of a class: one's own, or those of a person one answers for."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from nqsw.classes.forms import ApologiesForm
from nqsw.classes.permissions import people_removable, sees_classes
from nqsw.classes.services.class_apologies import send_apologies
from nqsw.classes.services.classes import NotOpen
from nqsw.models import MasterClass, Seat
from workforce.web.access import allowed_to
from workforce.web.keys import key_in
from workforce.web.posting import posted
from workforce.web.request import Request


@allowed_to(sees_classes)
def class_apologies(request: Request, pk: int) -> HttpResponse:
    """Why someone with a place cannot come; the place goes to the next in line."""
    seat = place_given_up(request, pk)
    form = ApologiesForm(posted(request))
    if form.is_valid():
        facts = {"master_class": seat.master_class, "worker": seat.worker, **form.cleaned_data}
        try:
            send_apologies(by=request.user, at=timezone.now(), **facts)
        except NotOpen as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, "Apologies sent. The place is free for someone else.")
        return redirect(seat.master_class)
    own = seat.worker == request.viewer.worker
    return render(request, "nqsw/classes/class_apologies.html", {"form": form, "place": seat, "own": own})


def place_given_up(request: Request, pk: int) -> Seat:
    """The place of the viewer, or of ?worker=, whose place the viewer may give up; else not found."""
    wanted = request.GET.get("worker")
    master_class = get_object_or_404(MasterClass, pk=pk)
    people = people_removable(request.viewer, master_class)
    seats = Seat.objects.enrolled().filter(master_class=master_class, worker__in=people.values("pk"))
    key = key_in(wanted) if wanted else getattr(request.viewer.worker, "pk", None)
    return get_object_or_404(seats.select_related("worker", "master_class"), worker__pk=key)
