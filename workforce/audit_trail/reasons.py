"""Why something was done, in somebody's own words: sealed beside the event, which holds their keyed hash.

An event is hashed as it is written and never changes, so that a text in it could not be sealed anew under
another key, nor be read by few.
"""

from collections.abc import Iterator
from secrets import token_hex
from typing import Any

from workforce.audit_trail.keys import key_ring, writing_key
from workforce.models import Event, EventReason
from workforce.models.sealed import NoteCannotBeOpened

#: Where an event holds the hash of its reason, with the chance that is in it.
REASON_HASH = "reason_hash"


def hashed_reason(words: str) -> dict[str, Any]:
    """What the event says of its reason: nothing where there is none."""
    if not words:
        return {}
    chance = token_hex(16)
    return {REASON_HASH: [chance, writing_key().hash([chance, words])]}


def keep_reason(event: Event, words: str) -> None:
    """Beside an event that was just saved."""
    if words:
        EventReason.objects.create(event=event, because=words)


def reason_of(event: Event) -> str:
    """The words of an event that was read with them; empty where none were said, or their time was over."""
    kept: EventReason | None = getattr(event, "reason", None)
    return kept.because if kept else ""


def broken_reasons() -> Iterator[tuple[str, str]]:
    """Each event whose reason is missing or is not what was said; and each reason that no event tells of."""
    telling = Event.objects.filter(details__has_key=REASON_HASH).select_related("reason").order_by("pk")
    for event in telling.iterator():
        key, (chance, said) = key_ring().get(event.key), event.details[REASON_HASH]
        try:
            words = reason_of(event)
        except NoteCannotBeOpened:
            continue  # said with the texts that do not open
        if not words:
            yield f"event {event.pk}", "its reason is missing"
        elif key and key.hash([chance, words]) != said:
            yield f"event {event.pk}", "its reason is not what was said"
    for kept in EventReason.objects.exclude(event__details__has_key=REASON_HASH).order_by("pk"):
        yield f"event {kept.event_id}", "a reason was put beside it"
