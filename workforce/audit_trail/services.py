"""Writing to the audit trail, and proving that nobody has tampered with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from workforce.models import Account, Event, EventChain, Worker


def record_event(
    *, verb: str, subject: Model, by: Account | None, worker: Worker | None = None, **details: Any
) -> Event:
    """Add one event to the chain, in the caller's transaction.

    `verb` is in the past tense ("session signed"); `by` is None for the tracker itself (an
    import from the command line, the demo); `worker` is whom it concerns; `details` are numbers,
    dates as ISO text, and keys: never note text.
    """
    with transaction.atomic():
        chain, _ = EventChain.objects.select_for_update().get_or_create(pk=1)
        event = Event(
            at=timezone.now(),
            actor=by,
            verb=verb,
            subject_type=subject._meta.label_lower,
            subject_id=str(subject.pk),
            worker=worker,
            details=details,
            previous_hash=chain.head,
        )
        event.hash = event.calculated_hash()
        event.save(force_insert=True)
        chain.head = event.hash
        chain.save(update_fields=["head"])
    return event


@dataclass(frozen=True, slots=True)
class Break:
    """Where the trail is not what was written: at which event (by key), and what shows it."""

    event: int | None
    what: str


CHANGED = "what it says is not what was written"
OUT_OF_LINE = "the event before it is missing, or was put in later"
CUT_SHORT = "the newest events are missing"


def broken_links() -> Iterator[Break]:
    """Read the whole trail and tell every break, the oldest first; a whole trail has none.

    A changed event shows at itself; a removed or added one at the event after it, or at the end.
    """
    previous, last = "", None
    for event in Event.objects.order_by("pk").iterator():
        if event.hash != event.calculated_hash():
            yield Break(event.pk, CHANGED)
        elif event.previous_hash != previous:
            yield Break(event.pk, OUT_OF_LINE)
        previous, last = event.hash, event.pk
    chain = EventChain.objects.first()
    if chain and chain.head != previous:
        yield Break(last, CUT_SHORT)
