"""A file that is made while its reader waits: the same that is made beside the request where it is long."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from tracker.exports.kinds import ExportKind, nobody_waits
from tracker.exports.making import note_made
from workforce.rules.refusal import Refusal
from workforce.web.downloads import download
from workforce.web.request import Request


def handed_out(request: Request, kind: ExportKind) -> HttpResponse:
    """The file of these filters, with its event."""
    chosen = kind.chosen(request.GET)
    try:
        made = kind.make(request.viewer, chosen, nobody_waits)
    except Refusal as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect(kind.page)
    note_made(kind, made, chosen=chosen, by=request.viewer.account)
    return download(made.content, name=made.name)
