"""Many events at once: what an import writes, one for each person whom it changes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from workforce.models import Account, Event, EventChain, Worker

BATCH = 1000


@dataclass(frozen=True, slots=True)
class NewEvent:
    """One event to write, as `record_event` takes it."""

    verb: str
    subject: Model
    worker: Worker | None = None
    details: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def record_events(events: Iterable[NewEvent], *, by: Account | None) -> int:
    """Write events in their order, in the caller's transaction; answers how many."""
    told = list(events)
    if not told:
        return 0
    chain, _ = EventChain.objects.select_for_update().get_or_create(pk=1)
    now, head, written = timezone.now(), chain.head, []
    for one in told:
        event = Event(
            at=now,
            actor=by,
            verb=one.verb,
            subject_type=one.subject._meta.label_lower,
            subject_id=str(one.subject.pk),
            worker=one.worker,
            details=dict(one.details),
            previous_hash=head,
        )
        head = event.hash = event.calculated_hash()
        written.append(event)
    Event.objects.bulk_create(written, batch_size=BATCH)
    chain.head = head
    chain.save(update_fields=["head"])
    return len(written)
