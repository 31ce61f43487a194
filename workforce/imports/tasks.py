"""Applying a file beside the request: by a thread of the web server, or by a worker (`TASKS_BACKEND`)."""

from contextlib import suppress
from datetime import datetime

from django.tasks import task
from django.utils import timezone

from workforce.imports.counting import count_anew
from workforce.imports.going_on import heard_from
from workforce.imports.services import NothingToApply, PreviewOutdated
from workforce.imports.uploads import apply_upload, begin_applying, say_if_it_stops
from workforce.in_a_thread import as_in_a_request
from workforce.models import Account, ImportRun
from workforce.sealing import seal, unseal

#: What a reason is sealed for, while it waits for the worker.
WHY = "import: why"


@task
def apply_upload_task(run: int, by: int | None, why: str = "") -> None:
    """Apply one uploaded file; the run itself says what came of it.

    `why` is sealed: a worker's list is a table.
    """
    with as_in_a_request():
        if (found := ImportRun.objects.filter(pk=run).first()) is None:
            return
        with say_if_it_stops(run=found), heard_from(found), suppress(PreviewOutdated, NothingToApply):
            account = Account.objects.filter(pk=by).first()
            apply_upload(run=found, by=account, at=timezone.now(), why=why and unseal(why, purpose=WHY))
            count_anew()


def say_yes(*, run: ImportRun, by: Account, at: datetime, why: str = "") -> None:
    """Have a run applied, once however often it is asked for. Raises NothingToApply."""
    if begin_applying(run=run, at=at):
        apply_upload_task.enqueue(run.pk, by.pk, why and seal(why, purpose=WHY))
