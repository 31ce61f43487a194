"""My exports: what someone asked for, how far it is, and taking it away."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from tracker.exports.kinds import Chosen, ExportKind, export_kinds, has_exports
from tracker.exports.listing import listed_export, listed_exports
from tracker.exports.services import discard, take, why_not
from tracker.exports.tasks import have_made
from tracker.models import Export
from workforce.rules.refusal import Refusal
from workforce.web.access import allowed_to, asks_again_before_export, way_to
from workforce.web.downloads import download
from workforce.web.request import Request


@allowed_to(has_exports)
def exports(request: Request) -> HttpResponse:
    """A person's own exports, the newest first."""
    context = {
        "exports": listed_exports(request.viewer, at=timezone.now()),
        "monthly_url": way_to("tracker:monthly_files", viewer=request.viewer),
    }
    return render(request, "tracker/exports/exports.html", context)


@allowed_to(has_exports)
@require_POST
def export_ask(request: Request, kind: str) -> HttpResponse:
    """Have a file made by the filters of the address, and show how far it is."""
    found = export_kinds().get(kind)
    if found is None or not found.allowed(request.viewer):
        raise Http404
    return ask_for(request, found, found.chosen(request.GET))


def ask_for(request: Request, kind: ExportKind, chosen: Chosen) -> HttpResponse:
    """Have a file made, and lead to its page; to the others where there are too many."""
    try:
        export = have_made(kind=kind, chosen=chosen, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("tracker:exports")
    return redirect("tracker:export", export.pk)


@allowed_to(has_exports)
def export(request: Request, pk: int) -> HttpResponse:
    """One export: how far it is, or the way to the file."""
    found = _own(request, pk)
    one = listed_export(found, viewer=request.viewer, at=timezone.now())
    context = {"one": one, "lost": why_not(found, viewer=request.viewer) if one.is_made else ""}
    return render(request, "tracker/exports/export.html", context)


@allowed_to(has_exports)
@asks_again_before_export
def export_file(request: Request, pk: int) -> HttpResponse:
    """The file, where its owner may still have it."""
    found = get_object_or_404(Export, pk=pk, owner=request.user, made_at__isnull=False)
    try:
        content, name = take(found, viewer=request.viewer)
    except Refusal as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("tracker:export", pk)
    return download(content, name=name)


@allowed_to(has_exports)
@require_POST
def export_again(request: Request, pk: int) -> HttpResponse:
    """Ask for the same again: what was not made goes."""
    found = _own(request, pk)
    kind, chosen = export_kinds().get(found.kind), found.chosen
    if kind is None or not kind.allowed(request.viewer):
        raise Http404
    if listed_export(found, viewer=request.viewer, at=timezone.now()).problem:
        discard(found, by=request.user)
    return ask_for(request, kind, chosen)


@allowed_to(has_exports)
@require_POST
def export_delete(request: Request, pk: int) -> HttpResponse:
    """Delete a file before its time."""
    discard(_own(request, pk), by=request.user)
    messages.success(request, "The export is deleted.")
    return redirect("tracker:exports")


def _own(request: Request, pk: int) -> Export:
    return get_object_or_404(Export.objects.defer("content"), pk=pk, owner=request.user)
