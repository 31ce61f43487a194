"""Making a file beside the request: by a thread of the web server, or by a worker (`TASKS_BACKEND`)."""

from datetime import datetime

from django.tasks import task

from tracker.exports.kinds import Chosen, ExportKind
from tracker.exports.making import make
from tracker.exports.services import ask
from tracker.models import Export
from workforce.in_a_thread import as_in_a_request
from workforce.models import Account


@task
def make_export_task(export: int) -> None:
    """Make one file; the export itself says what came of it."""
    with as_in_a_request():
        found = Export.objects.listed().select_related("owner").filter(pk=export, made_at=None).first()
        if found is not None:
            make(found)


def have_made(*, kind: ExportKind, chosen: Chosen, by: Account, at: datetime) -> Export:
    """Ask for a file and have it made. Raises Refusal where someone has too many."""
    export, is_new = ask(kind=kind, chosen=chosen, by=by, at=at)
    if is_new:
        make_export_task.enqueue(export.pk)
    return export
