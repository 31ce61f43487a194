"""Applying a file: at once, or by a worker where a backend of `django.tasks` has one."""

from contextlib import suppress
from datetime import datetime

from django.tasks import task
from django.utils import timezone

from workforce.imports.services import NothingToApply, PreviewOutdated
from workforce.imports.uploads import apply_upload, begin_applying
from workforce.models import Account, ImportRun


@task
def apply_upload_task(run: int, by: int | None) -> None:
    """Apply one uploaded file; the run itself says what came of it."""
    found = ImportRun.objects.filter(pk=run).first()
    if found is None:
        return
    with suppress(PreviewOutdated, NothingToApply):
        apply_upload(run=found, by=Account.objects.filter(pk=by).first(), at=timezone.now())


def say_yes(*, run: ImportRun, by: Account, at: datetime) -> None:
    """Have a run applied, once however often it is asked for. Raises NothingToApply."""
    if begin_applying(run=run, at=at):
        apply_upload_task.enqueue(run.pk, by.pk)
