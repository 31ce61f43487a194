"""Asking for an inspection pack."""

from secrets import token_hex

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from supervision.permissions import oversees_supervision
from tracker.exports.tasks import have_made
from tracker.inspection.exports import PACK, WORKBOOK
from tracker.inspection.forms import InspectionForm
from tracker.inspection.moderation import moderation_packs
from workforce.rules.refusal import Refusal
from workforce.web.access import allowed_to, way_to
from workforce.web.posting import posted
from workforce.web.request import Request


@allowed_to(oversees_supervision)
def inspection_pack(request: Request) -> HttpResponse:
    """Choose whose supervision and which months; the pack and its workbook are made beside the request."""
    form = InspectionForm(posted(request), viewer=request.viewer)
    if form.is_valid():
        return _made(request, form)
    context = {
        "form": form,
        "programme_url": way_to("nqsw:index", viewer=request.viewer),
        "packs": moderation_packs(request.viewer),
    }
    return render(request, "tracker/inspection/inspection_pack.html", context)


def _made(request: Request, form: InspectionForm) -> HttpResponse:
    chosen = form.chosen
    if chosen.get("size", "0") != "0":
        chosen.setdefault("seed", token_hex(4))
    try:
        pack = have_made(kind=PACK, chosen=chosen, by=request.user, at=timezone.now())
        have_made(kind=WORKBOOK, chosen=chosen, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("tracker:exports")
    messages.info(request, "The workbook behind the pack is made too. Find both under My exports")
    return redirect("tracker:export", pack.pk)
