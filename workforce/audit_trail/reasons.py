"""Why something was done, in somebody's own words, and addresses of people: sealed beside the event.

An event is hashed as it is written and never changes, so that a text in it could not be sealed anew under
another key, nor be read by few. It holds a keyed hash of what is beside it.
"""

from collections.abc import Iterator, Mapping
from secrets import token_hex
from typing import Any

from django.db.models import Q

from workforce.audit_trail.keys import key_ring, writing_key
from workforce.models import Event, EventReason
from workforce.models.sealed import NoteCannotBeOpened

#: Where an event holds the hash of its reason, and of the addresses that it tells, with the chance in each.
REASON_HASH, TOLD_HASH = "reason_hash", "told_hash"
HAS_EITHER = Q(details__has_key=REASON_HASH) | Q(details__has_key=TOLD_HASH)


def hashed_beside(words: str, told: Mapping[str, Any]) -> dict[str, Any]:
    """What the event says of its reason and its addresses: nothing where there are none."""
    beside = ((REASON_HASH, words), (TOLD_HASH, dict(told)))
    return {name: _hashed(said) for name, said in beside if said}


def _hashed(said: Any) -> list[str]:
    chance = token_hex(16)
    return [chance, writing_key().hash([chance, said])]


def keep_beside(event: Event, words: str, told: Mapping[str, Any]) -> None:
    """Beside an event that was just saved."""
    if words or told:
        EventReason.objects.create(event=event, because=words, told=dict(told) or None)


def reason_of(event: Event) -> str:
    """The words of an event that was read with them; empty where none were said, or their time was over."""
    kept: EventReason | None = getattr(event, "reason", None)
    return kept.because if kept else ""


def told_beside(event: Event) -> dict[str, Any]:
    """The addresses of an event that was read with them, by their names."""
    kept: EventReason | None = getattr(event, "reason", None)
    return dict(kept.told or {}) if kept else {}


def broken_reasons() -> Iterator[tuple[str, str]]:
    """Each event beside which something is missing or is not what was said; and what no event tells of."""
    telling = Event.objects.filter(HAS_EITHER).select_related("reason").order_by("pk")
    for event in telling.iterator():
        try:
            beside = {REASON_HASH: reason_of(event), TOLD_HASH: told_beside(event)}
        except NoteCannotBeOpened:
            continue  # said with the texts that do not open
        yield from _broken(event, beside)
    for kept in EventReason.objects.exclude(event__in=Event.objects.filter(HAS_EITHER)).order_by("pk"):
        yield f"event {kept.event_id}", "a reason was put beside it"


def _broken(event: Event, beside: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    names = {REASON_HASH: "reason", TOLD_HASH: "address"}
    for name, said in beside.items():
        if name not in event.details:
            if said:
                yield f"event {event.pk}", f"a {names[name]} was put beside it"
            continue
        key, (chance, hashed) = key_ring().get(event.key), event.details[name]
        if not said:
            yield f"event {event.pk}", f"its {names[name]} is missing"
        elif key and key.hash([chance, said]) != hashed:
            yield f"event {event.pk}", f"its {names[name]} is not what was said"
