"""Making a file: it is kept whole, or not at all, and then its page says why."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tracker.exports.kinds import REASON, Chosen, ExportKind, Made, export_kinds
from tracker.exports.services import NOT_FOR_YOU
from tracker.models import Export
from workforce.audit_trail.runs import runs_of
from workforce.audit_trail.services import NewEvent, record_event, record_with_reason
from workforce.going_on import keep_hearing
from workforce.models import Account
from workforce.rules.refusal import Refusal
from workforce.web.viewer import Viewer

FAILED = "Something went wrong while it was made. Ask for it again."


def make(export: Export) -> None:
    """Make the file: it is kept whole, or not at all, and then its page says why."""
    with _say_if_it_fails(export), keep_hearing(lambda: _hear(export)):
        kind = export_kinds()[export.kind]
        viewer = Viewer(export.owner, on=timezone.localdate())
        if not export.owner.is_active or not kind.allowed(viewer):
            raise Refusal(NOT_FOR_YOU)
        made = kind.make(viewer, export.chosen, lambda step: _reach(export, step))
        _keep(export, made, kind=kind, at=timezone.now())


def _hear(export: Export) -> None:
    Export.objects.filter(pk=export.pk, made_at=None).update(heard_at=timezone.now())


def _reach(export: Export, step: int) -> None:
    Export.objects.filter(pk=export.pk).update(step=step)


@transaction.atomic
def _keep(export: Export, made: Made, *, kind: ExportKind, at: datetime) -> None:
    now = Export.objects.select_for_update().filter(pk=export.pk, made_at=None).first()
    if now is None:  # deleted meanwhile
        return
    now.file_name, now.content, now.rows = made.name, made.content, made.rows
    now.people = {"runs": runs_of(sorted(made.people)), "read": runs_of(sorted(made.read))}
    now.made_at, now.problem = at, ""
    now.save()
    note_made(kind, made, chosen=now.chosen, by=export.owner, set_up_by=now.set_up_by_id)


def note_made(
    kind: ExportKind, made: Made, *, chosen: Chosen, by: Account, set_up_by: int | None = None
) -> None:
    """A file on the trail: what, by which filters, how many rows; why, where somebody said so.

    One that is made every month is made by nobody: `set_up_by` is the key of who has it made.
    """
    if set_up_by is not None:
        told = {**made.details, "filters": dict(chosen), "set_up_by": set_up_by}
        record_event(verb=kind.verb, subject=by, by=None, **told)
        return
    filters = {name: value for name, value in chosen.items() if name != REASON}
    told = {**made.details, "filters": filters} if filters else dict(made.details)
    event = NewEvent(kind.verb, by, details=told)
    if because := chosen.get(REASON):
        record_with_reason(event, because=because, by=by)
    else:
        record_event(verb=kind.verb, subject=by, by=by, **told)


@contextmanager
def _say_if_it_fails(export: Export) -> Iterator[None]:
    try:
        yield
    except Refusal as refusal:
        _fail(export, " ".join(refusal.messages))
    except Exception:
        _fail(export, FAILED)
        raise


def _fail(export: Export, problem: str) -> None:
    now = Export.objects.listed().filter(pk=export.pk, made_at=None).first()
    if now:
        now.problem = problem[:1000]
        now.save(update_fields=["problem"])
