"""The way from a person to their place on the programme."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from nqsw.permissions import enrolments_visible
from workforce.permissions import people_answered_for
from workforce.web.access import allowed_to, anyone_signed_in, way_to
from workforce.web.request import Request


@allowed_to(anyone_signed_in)
def programme_of(request: Request, pk: int) -> HttpResponse:
    """The newest enrolment of this person; where there is none, how to make one."""
    viewer = request.viewer
    enrolment = enrolments_visible(viewer).filter(worker__pk=pk).order_by("-started_on").first()
    if enrolment:
        return redirect("nqsw:enrolment", enrolment.pk)
    own = viewer.worker and viewer.worker.pk == pk
    person = viewer.worker if own else get_object_or_404(people_answered_for(viewer), pk=pk)
    context = {"person": person, "enrol_url": way_to("nqsw:enrol", viewer=viewer)}
    return render(request, "nqsw/enrolments/programme_of.html", context)
