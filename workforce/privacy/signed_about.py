"""What was signed about one person, proved before it is handed out."""

from collections.abc import Iterator

from workforce.audit_trail.proving import TELLING, check_signed
from workforce.audit_trail.signed_kinds import PROOFS, signed_kinds
from workforce.models import Event, Worker
from workforce.privacy.inventory import inventory, to_worker


def differences_about(worker: Worker) -> tuple[str, ...] | None:
    """What of it is not what was signed, in words; None where nothing was.

    Reads every event that tells of a signing: a second for some thousands.
    """
    rows = [
        row
        for kind in signed_kinds().values()
        for row in kind.whole(
            kind.signed(kind.table._base_manager.filter(**{to_worker(inventory()[kind.model]): worker.pk}))
        ).distinct()
    ]
    keys = {(row._meta.label_lower, str(row.pk)) for row in rows}
    events = list(_telling(worker, keys))
    if not rows and not events:
        return None
    return tuple(map(str, check_signed(rows, events=events).breaks))


def _telling(worker: Worker, keys: set[tuple[str, str]]) -> Iterator[Event]:
    """The events about the person, and those that prove one of these rows."""
    for event in Event.objects.filter(TELLING).order_by("pk").iterator():
        proofs = event.details.get(PROOFS, {})
        told = {(label, key) for label, of_kind in proofs.items() for key in of_kind}
        if event.worker_id == worker.pk or told & keys:
            yield event
