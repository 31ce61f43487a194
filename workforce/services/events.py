"""Writing to the audit trail, and proving that nobody has tampered with it."""

from collections.abc import Iterator
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


def broken_links() -> Iterator[Event]:
    """Events whose content or place in the chain is not what was written."""
    previous = ""
    for event in Event.objects.order_by("pk").iterator():
        if event.previous_hash != previous or event.hash != event.calculated_hash():
            yield event
        previous = event.hash
