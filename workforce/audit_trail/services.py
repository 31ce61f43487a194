"""Writing to the audit trail: an event, or many at once. No lock: see `sealing` for what comes after."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from secrets import token_hex
from typing import Any

from django.db.models import Model
from django.utils import timezone

from workforce.audit_trail.keys import writing_key
from workforce.audit_trail.reading_rights import READS, together, told_by_event
from workforce.audit_trail.reasons import hashed_beside, keep_beside
from workforce.audit_trail.signed_kinds import PROOFS, proofs_of
from workforce.audit_trail.told import tell
from workforce.audit_trail.verbs import Verb
from workforce.models import Account, Event, Worker

BATCH = 1000


@dataclass(frozen=True, slots=True)
class NewEvent:
    """One event to write, as `record_event` takes it."""

    verb: Verb
    subject: Model
    worker: Worker | None = None
    details: Mapping[str, Any] = field(default_factory=dict)


def record_event(
    *, verb: Verb, subject: Model, by: Account | None, worker: Worker | None = None, **details: Any
) -> Event:
    """Add one event to the trail, in the caller's transaction.

    `by` is None for the tracker itself (an import from the command line, the demo); `worker` is who it
    concerns; `details` are numbers, dates as ISO text, and keys: never note text. Raises ValueError for a
    verb that is none of the list, and for a subject that is not saved.
    """
    event = _hashed(NewEvent(verb, subject, worker, details), by=by)
    event.save(force_insert=True)
    tell([event])
    return event


def record_with_reason(
    new: NewEvent, *, because: str, by: Account | None, told: Mapping[str, Any] | None = None
) -> Event:
    """As `record_event`, with what is sealed beside the event: why, in the words of whoever asked, and the
    addresses of people, as the details would hold them.
    """
    told = told or {}
    details = {**new.details, **hashed_beside(because, told)}
    event = record_event(verb=new.verb, subject=new.subject, by=by, worker=new.worker, **details)
    keep_beside(event, because, told)
    return event


def record_signing(
    *,
    signed: Iterable[Model],
    verb: Verb,
    subject: Model,
    by: Account | None,
    worker: Worker | None = None,
    **details: Any,
) -> Event:
    """An event that proves what was signed with it, or whose signature changed: rows as they stand now."""
    proofs = proofs_of(signed, key=writing_key())
    told = {**details, PROOFS: proofs} if proofs else details
    return record_event(verb=verb, subject=subject, by=by, worker=worker, **told)


def record_events(events: Iterable[NewEvent], *, by: Account | None) -> int:
    """Add many events in few statements; their subjects are saved already. Answers how many."""
    written = Event.objects.bulk_create(events_of(events, by=by), batch_size=BATCH)
    tell(written)
    return len(written)


def events_of(events: Iterable[NewEvent], *, by: Account | None) -> list[Event]:
    """Events to be written later, by `Inserts`, with what they tell of; their subjects have their keys."""
    return [_hashed(new, by=by) for new in events]


def _hashed(new: NewEvent, *, by: Account | None) -> Event:
    if new.subject.pk is None:
        raise ValueError(f"An event is about something that is saved: {new.subject!r}.")
    key, told = writing_key(), dict(new.details)
    if rights := together(told_by_event(Verb(new.verb), new.subject, new.worker), told.get(READS, {})):
        told[READS] = rights
    event = Event(
        at=timezone.now(),
        actor=by,
        verb=Verb(new.verb).value,
        subject_type=new.subject._meta.label_lower,
        subject_id=str(new.subject.pk),
        worker=new.worker,
        # As the database gives it back: keys are text, a tuple is a list.
        details=json.loads(json.dumps(told)),
        nonce=token_hex(16),
        key=key.name,
    )
    event.hash = key.hash([event.nonce, *event.facts])
    return event
