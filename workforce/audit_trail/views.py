"""The audit trail, for system administrators."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from workforce.audit_trail.list_exports import list_file
from workforce.audit_trail.sealing import seal_events, unsealed_for_long
from workforce.audit_trail.tables import COLUMNS, EventFilter, EventTable
from workforce.audit_trail.verified import last_verified
from workforce.audit_trail.verifying import broken_links
from workforce.models import Event, Seal
from workforce.rules.in_words import many
from workforce.web.access import administrators, allowed_to, asks_again_before_export
from workforce.web.request import Request


@allowed_to(administrators)
def audit_trail(request: Request) -> HttpResponse:
    events = Event.objects.select_related("actor__worker", "worker", "reason")
    chosen = EventFilter(request.GET, events, request=request)
    table = EventTable(chosen.qs, request=request)
    at, verified = timezone.now(), last_verified()
    sealed: dict[str, object] = {"newest": Seal.objects.order_by("number").last()}
    sealed |= {"late": unsealed_for_long(at=at), "verified": verified}
    sealed["is_old"] = verified is None or verified.is_old(at=at)
    return render(
        request, "workforce/audit_trail/audit_trail.html", {"filter": chosen, "table": table, **sealed}
    )


@allowed_to(administrators)
@asks_again_before_export
def audit_trail_export(request: Request, kind: str) -> HttpResponse:
    """Exactly the events that the same address shows, every page of them, as a file."""
    events = Event.objects.select_related("actor__worker", "worker", "reason")
    table = EventTable(EventFilter(request.GET, events, request=request).qs, request=request)
    filters = ("verb", "since", "until")
    return list_file(
        request, name="audit-trail", columns=COLUMNS, rows=table.in_a_file(), kind=kind, filters=filters
    )


@allowed_to(administrators)
@require_POST
def audit_trail_check(request: Request) -> HttpResponse:
    at = timezone.now()
    seal_events(at=at)
    found = next(broken_links(at=at), None)
    if found:
        messages.error(request, f"The trail is broken at {found}.")
    else:
        messages.success(
            request, f"The trail is whole: {many(Event.objects.count(), 'event')}, none changed."
        )
    return redirect("workforce:audit_trail")
