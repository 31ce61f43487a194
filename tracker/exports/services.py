"""Asking for a file, taking it away, and letting it go: `making` is between."""

from datetime import datetime, timedelta
from secrets import token_hex

from django.db import transaction

from tracker.exports.kinds import Chosen, ExportKind, export_kinds
from tracker.models import Export
from workforce.audit_trail.runs import keys_of
from workforce.audit_trail.services import record_event
from workforce.audit_trail.verbs import Verb
from workforce.going_on import is_going_on
from workforce.models import Account
from workforce.rules.in_words import many
from workforce.rules.refusal import Refusal
from workforce.web.viewer import Viewer

KEPT_FOR = timedelta(days=7)
#: Files of one person at once.
MOST = 20
FULL = f"You have {MOST} exports. Delete one that you do not need, then ask again."
NOT_YOURS_ANY_MORE = (
    "You can no longer see everyone in this file, so it cannot be downloaded. Ask for a new one: it has the "
    "people you can see now."
)
NOT_READABLE_ANY_MORE = (
    "You can no longer read all that this file was made from, so it cannot be downloaded. Ask for a new one."
)
NOT_FOR_YOU = "You can no longer have a file of this kind."


def goes_on(export: Export, *, at: datetime) -> bool:
    """It is being made."""
    if export.made_at or export.problem:
        return False
    return is_going_on(began_at=export.asked_at, heard_at=export.heard_at, at=at)


@transaction.atomic
def ask(*, kind: ExportKind, chosen: Chosen, by: Account, at: datetime) -> tuple[Export, bool]:
    """Note that someone wants a file; answers it, and whether it is new: the same twice is made once.

    Raises Refusal where they have too many.
    """
    Account.objects.select_for_update().get(pk=by.pk)
    forget_old_exports(at=at)
    kept = list(Export.objects.listed().filter(owner=by))
    for one in kept:
        if one.kind == kind.key and one.chosen == dict(chosen) and goes_on(one, at=at):
            return one, False
    if len(kept) >= MOST:
        raise Refusal(FULL)
    export = Export(owner=by, kind=kind.key, mark=token_hex(16), chosen=dict(chosen), asked_at=at)
    export.save()
    return export, True


def why_not(export: Export, *, viewer: Viewer) -> str:
    """Why the viewer, whose file it is, may not take it; empty where they may."""
    kind = export_kinds().get(export.kind)
    if kind is None or not kind.allowed(viewer):
        return NOT_FOR_YOU
    people = set(keys_of(export.people.get("runs", [])))
    seen = set(kind.whose(viewer).order_by().values_list("pk", flat=True)) if people else set()
    if not people <= seen:
        return NOT_YOURS_ANY_MORE
    read = set(keys_of(export.people.get("read", [])))
    still = kind.readable(viewer, read) if read and kind.readable else ()
    return "" if read <= set(still) else NOT_READABLE_ANY_MORE


@transaction.atomic
def take(export: Export, *, viewer: Viewer) -> tuple[bytes, str]:
    """The file and its name, with an event. Raises Refusal where a right was lost meanwhile."""
    if problem := why_not(export, viewer=viewer):
        raise Refusal(problem)
    account = viewer.account
    record_event(
        verb=Verb.EXPORT_TAKEN,
        subject=account,
        by=account,
        export=export.pk,
        kind=export.kind,
        rows=export.rows,
    )
    return bytes(export.content or b""), export.file_name


@transaction.atomic
def discard(export: Export, *, by: Account) -> None:
    """Delete a file before its time."""
    if export.made_at:
        record_event(verb=Verb.EXPORT_DELETED, subject=by, by=by, export=export.pk, kind=export.kind)
    export.delete()


def ends_at(export: Export) -> datetime:
    """When it goes by itself."""
    return (export.made_at or export.asked_at) + KEPT_FOR


def forget_old_exports(*, at: datetime) -> str:
    """Delete what was asked for more than seven days ago; says how many."""
    number = Export.objects.filter(asked_at__lte=at - KEPT_FOR).delete()[0]
    return f"{many(number, 'export')} deleted."
