"""Hand over several people of one supervisor: first what changes, then the change."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from supervision.agreements.forms.handing_over_all import HandOverAllForm
from supervision.agreements.forms.line import LineForm
from supervision.agreements.reports.handing_over import still_to_sign
from supervision.agreements.reports.handing_over_all import Effect, effect_of
from supervision.agreements.services.handing_over_all import hand_over_all
from supervision.models import Agreement
from supervision.permissions import agreements_managed
from workforce.permissions import oversees_anyone
from workforce.rules.in_words import many
from workforce.web.access import allowed_to, asks_again_when_sent, way_to
from workforce.web.choosing_people import people_found
from workforce.web.posting import attempt, posted
from workforce.web.request import Request
from workforce.web.tags import day
from workforce.web.viewer import viewer_of

TAKEN = "Someone else changed one of these agreements at the same time. Check them and try again."
CHANGED = "Something has changed since this was shown. Check what changes now, and hand over again."


@allowed_to(oversees_anyone)
@asks_again_when_sent
def hand_over_people(request: Request, worker_pk: int) -> HttpResponse:
    """A new supervisor for everyone that someone supervises, as far as the viewer answers for them."""
    agreements = _theirs(request, worker_pk)
    form = HandOverAllForm(posted(request), agreements=agreements, on=request.viewer.on)
    if answer := people_found(request, form):
        return answer
    effect = line = None
    if form.is_valid():
        from_on, at = form.cleaned_data["from_on"], timezone.now()
        effect = effect_of(form.handing, from_on=from_on, at=at)
        line = LineForm.of_several(request.POST if "confirm" in request.POST else None, effect.managed)
        if _is_confirmed(request, form, effect) and (line is None or line.is_valid()):
            facts = {"handing": form.handing, "from_on": from_on, "by": request.viewer.account, "at": at}
            facts |= {"line_too": line is not None and line.line_too, "reason": form.cleaned_data["reason"]}
            if done := attempt(form, lambda: hand_over_all(**facts), at_once=TAKEN):
                messages.success(request, _said(done))
                return redirect(_on_to(request))
    supervisor = agreements[0].supervisor
    context = {"form": form, "supervisor": supervisor, "agreements": agreements, "effect": effect}
    context["line"] = line
    context["unsigned"] = still_to_sign(agreements, on=request.viewer.on)
    context["has_left"] = supervisor.has_left(on=request.viewer.on)
    return render(request, "supervision/agreements/hand_over_people.html", context)


def _is_confirmed(request: Request, form: HandOverAllForm, effect: Effect) -> bool:
    """What was shown was confirmed; where it is no longer so, it is shown again."""
    if "confirm" not in request.POST:
        return False
    if request.POST.get("digest") != effect.digest:
        form.add_error(None, CHANGED)
        return False
    return True


def _theirs(request: Request, worker_pk: int) -> Sequence[Agreement]:
    """The agreements of the supervisor that the viewer may hand over; not found without any."""
    given = agreements_managed(request.viewer).in_force(on=request.viewer.on)
    found = given.filter(supervisor=worker_pk, ends_on=None).with_people()
    agreements = list(found.order_by("supervisee__family_name", "supervisee__given_name", "pk"))
    if not agreements:
        raise Http404
    return agreements


def _on_to(request: Request) -> str:
    """The list of people left behind, where the viewer still answers for someone; else supervision."""
    return way_to("tracker:left_behind", viewer=viewer_of(request.user)) or "supervision:index"


def _said(done: Sequence[Agreement]) -> str:
    to = ", ".join(sorted({str(one.supervisor) for one in done}))
    people = many(len(done), "person has", "people have")
    return f"{people} a new supervisor from {day(done[0].starts_on)}: {to}. Due days stay as they were."
