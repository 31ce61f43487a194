"""Uploaded files: kept while their preview waits for a yes, a day at most."""

import hashlib
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from workforce.imports.services import (
    LONGEST_FILE_NAME,
    Findings,
    NothingToApply,
    PreviewOutdated,
    look_into,
    note_applied,
)
from workforce.models import Account, ImportRun

KEPT_FOR = timedelta(days=1)


def upload(*, kind: str, content: bytes, file_name: str, by: Account | None, at: datetime) -> ImportRun:
    """Look into a file and keep it with its preview; with errors only the preview is kept."""
    forget_old_uploads(at=at)
    on = timezone.localdate(at)
    findings = look_into(kind=kind, content=content, file_name=file_name, on=on, by=by, keep=False)
    return ImportRun.objects.create(
        kind=kind,
        file_name=file_name[-LONGEST_FILE_NAME:],
        sha256=hashlib.sha256(content).hexdigest(),
        content=content if findings.changes else None,
        uploaded_by=by,
        uploaded_at=at,
        rows=findings.rows,
        changes=preview_of(findings),
    )


def preview_of(findings: Findings) -> dict[str, object]:
    """Findings as an import run keeps them: counts, the first changed rows, errors and notes."""
    return {
        "counts": findings.changes,
        "lines": [line._asdict() for line in findings.lines],
        "errors": findings.as_json()["errors"],
        "notes": list(findings.notes),
    }


def apply_upload(*, run: ImportRun, by: Account | None, at: datetime) -> ImportRun:
    """Do what the preview shows, once however often it is asked for.

    Raises PreviewOutdated when the file would do something else by now (the run then holds the
    new preview), and NothingToApply when the file is not kept.
    """
    with transaction.atomic():
        run = ImportRun.objects.select_for_update().get(pk=run.pk)
        if run.applied_at:
            return run
        if run.content is None or run.uploaded_at <= at - KEPT_FOR:
            raise NothingToApply
        findings = _apply(run, by=by, at=at)
        if findings is None:
            return run
    _show_anew(run, findings)
    raise PreviewOutdated


def _apply(run: ImportRun, *, by: Account | None, at: datetime) -> Findings | None:
    """Apply the run when it does what its preview says; the new findings when it does not."""
    with transaction.atomic():
        findings = look_into(
            kind=run.kind,
            content=bytes(run.content or b""),
            file_name=run.file_name,
            on=timezone.localdate(at),
            by=by,
            keep=True,
        )
        if findings.errors or findings.changes != run.changes["counts"]:
            transaction.set_rollback(True)
            return findings
        note_applied(run, findings, by=by, at=at)
    return None


def _show_anew(run: ImportRun, findings: Findings) -> None:
    run.rows, run.changes = findings.rows, preview_of(findings)
    run.content = run.content if findings.changes else None
    run.save(update_fields=["rows", "changes", "content"])


def forget_old_uploads(*, at: datetime) -> int:
    """Delete uploads that nobody applied within a day; answers how many."""
    old = ImportRun.objects.filter(applied_at=None, uploaded_at__lte=at - KEPT_FOR)
    return old.delete()[0]


def discard_upload(*, run: ImportRun) -> None:
    """Delete an upload that nobody wants; what was imported stays listed."""
    ImportRun.objects.filter(pk=run.pk, applied_at=None).delete()
