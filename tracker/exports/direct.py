"""A file that is made while its reader waits: the same that is made beside the request where it is long."""

from django.http import HttpResponse

from tracker.exports.kinds import ExportKind, nobody_waits
from tracker.exports.making import note_made
from workforce.web.downloads import download
from workforce.web.request import Request


def handed_out(request: Request, kind: ExportKind) -> HttpResponse:
    """The file of these filters, with its event."""
    chosen = kind.chosen(request.GET)
    made = kind.make(request.viewer, chosen, nobody_waits)
    note_made(kind, made, chosen=chosen, by=request.viewer.account)
    return download(made.content, name=made.name)
