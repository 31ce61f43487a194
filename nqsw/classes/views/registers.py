"""The attendance register: saved at each tap, or as a whole without JavaScript."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from nqsw.classes.permissions import can_mark_register, sees_classes
from nqsw.classes.services.registers import mark_everyone_else, mark_register
from nqsw.models import AttendanceMark, MasterClass
from workforce.rules.refusal import Refusal
from workforce.web.access import allowed_to
from workforce.web.keys import key_in
from workforce.web.request import Request

FIELD = "mark-"


@allowed_to(sees_classes)
def register(request: Request, pk: int) -> HttpResponse:
    """Everyone with a place, and how they came."""
    master_class = get_object_or_404(MasterClass, pk=pk)
    if not can_mark_register(request.viewer, master_class):
        raise PermissionDenied("Only the facilitator and the principal social worker can mark this register.")
    if request.method == "POST":
        return save(request, master_class)
    seats = list(master_class.places.enrolled().select_related("worker__team").order_by(*BY_NAME))
    context = {
        "master_class": master_class,
        "places": seats,
        "marks": AttendanceMark,
        "field": FIELD,
        "is_open": master_class.can_be_marked(on=request.viewer.on),
        "with_apologies": master_class.places.sent_apologies().select_related("worker").order_by(*BY_NAME),
        "unmarked": sum(not seat.mark for seat in seats),
    }
    return render(request, "nqsw/classes/register.html", context)


BY_NAME = ("worker__family_name", "worker__given_name", "worker")


def save(request: Request, master_class: MasterClass) -> HttpResponse:
    """Write the marks sent; answers JSON to the script that saves at each tap."""
    wants_json, now = request.accepts("application/json") and not request.accepts("text/html"), timezone.now()
    try:
        mark_register(master_class=master_class, marks=marks_sent(request.POST), by=request.user, at=now)
        if mark := request.POST.get("everyone"):
            mark_everyone_else(master_class=master_class, mark=mark, by=request.user, at=now)
    except Refusal as refusal:
        if wants_json:
            return JsonResponse({"problem": str(refusal)}, status=400)
        messages.error(request, str(refusal))
    else:
        if wants_json:
            return JsonResponse({"saved_at": now.isoformat()})
        messages.success(request, "The register is saved.")
    return redirect("nqsw:register", master_class.pk)


def marks_sent(data: QueryDict) -> dict[int, str]:
    """Marks by the key of each place."""
    sent = ((name.removeprefix(FIELD), str(data[name])) for name in data if name.startswith(FIELD))
    return {key: mark for text, mark in sent if (key := key_in(text)) is not None}
