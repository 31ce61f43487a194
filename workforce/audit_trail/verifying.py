"""Proving that no one has tampered with the audit trail: every event, every seal, and the head."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import batched
from typing import Any

from django.db.models import Count, Subquery

from workforce.audit_trail.keys import TrailKey, key_ring
from workforce.audit_trail.runs import Covered, Runs, keys_of
from workforce.audit_trail.sealing import BATCH, SEALED_WITHIN, hash_of_events, is_ours
from workforce.models import Event, EventChain, Seal, SealHead


@dataclass(frozen=True, slots=True)
class Break:
    """Where the trail is not what was written, and what shows it."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


#: Where the event of a retention run names the events that it emptied.
FORGOTTEN = "forgotten"
CHANGED = "what it says is not what was written"
MISSING = "is missing"
UNKNOWN_KEY = "its key {} is not among the keys that are set"
NOT_OURS = "was added or changed outside the tracker"
TWICE = "was put in a second time"
NOT_SEALED = "has waited for a seal for more than five minutes"
NOT_ITS_EVENTS = "its events were put in another order or under other keys"
OUT_OF_LINE = "the one before it is missing, or was put in later"
CUT_SHORT = "the newest seals are missing, with their events"
NO_HEAD = "is missing: seals may have been deleted with the events that they covered"


def broken_links(*, at: datetime) -> Iterator[Break]:
    """Read the whole trail and tell every break; a whole trail has none."""
    runs: Runs = []
    yield from _breaks_of_seals(runs, forgotten_events())
    yield from breaks_of_head()
    yield from _breaks_outside_seals(Covered(runs), at=at)
    yield from _old_chain_cut_short()


def forgotten_events() -> Covered:
    """The keys of events that were emptied when their time was over, as events under the key say."""
    telling = Event.objects.filter(details__has_key=FORGOTTEN).order_by("pk").iterator()
    return Covered(run for event in telling if is_ours(event) for run in event.details[FORGOTTEN])


def stands(head: str) -> bool:
    """A head that was kept elsewhere ("12:ab34…") is still that seal of the trail."""
    number, _, seal_hash = head.partition(":")
    return number.isdecimal() and Seal.objects.filter(number=number, hash=seal_hash).exists()


def _breaks_of_seals(runs: Runs, forgotten: Covered) -> Iterator[Break]:
    """Each seal and the events that it covers, in order; `runs` is filled with what they cover."""
    number, before, old = 0, "", ""
    for seals in batched(Seal.objects.order_by("number").iterator(), 50):
        events = _events_of(seals)
        for seal in seals:
            runs += seal.runs
            if seal.number > number + 1:
                yield Break(_seals(number + 1, seal.number - 1), MISSING)
            elif seal.previous_hash != before:
                yield Break(f"seal {seal.number}", OUT_OF_LINE)
            yield from _breaks_of_seal(seal)
            there = [events[key] for key in keys_of(seal.runs) if key in events]
            yield from _breaks_of_events(seal, there, forgotten)
            if len(there) == seal.events:
                yield from _breaks_of_old_chain(there, before=old)
            old = next((event.hash for event in reversed(there) if not event.key), old)
            number, before = seal.number, seal.hash


def _breaks_of_old_chain(events: list[Event], *, before: str) -> Iterator[Break]:
    """Events of 0.1.0 name the hash of the one before; what was broken before it was sealed shows here."""
    for event in events:
        if not event.key:
            if event.previous_hash != before:
                yield Break(f"event {event.pk}", OUT_OF_LINE)
            before = event.hash


def _events_of(seals: Iterable[Seal]) -> dict[int, Event]:
    keys = [key for seal in seals for key in keys_of(seal.runs)]
    found: dict[int, Event] = {}
    for some in batched(keys, BATCH):
        found.update(Event.objects.in_bulk(some))
    return found


def _breaks_of_seal(seal: Seal) -> Iterator[Break]:
    if what := _what_is_wrong(key_ring().get(seal.key), seal):
        yield Break(f"seal {seal.number}", what)


def _what_is_wrong(key: TrailKey | None, row: Seal | SealHead) -> str:
    if key is None:
        return UNKNOWN_KEY.format(row.key or "(none)")
    return "" if row.hash == key.hash(row.facts) else CHANGED


def _breaks_of_events(seal: Seal, there: list[Event], forgotten: Covered) -> Iterator[Break]:
    """The events that a seal covers: which are missing, and which do not say what was written."""
    missing = sorted(set(keys_of(seal.runs)) - {event.pk for event in there})
    yield from (Break(f"event {key}", f"{MISSING} (seal {seal.number} covers it)") for key in missing)
    said = [event for event in there if not (event.is_empty and event.pk in forgotten)]
    changed = [found for event in said if (found := _break_of_event(event))]
    yield from changed
    whole = hash_of_events((event.pk, event.hash) for event in there)
    if not missing and not changed and whole != seal.events_hash:
        yield Break(f"seal {seal.number}", NOT_ITS_EVENTS)


def _break_of_event(event: Event) -> Break | None:
    if not event.key:
        is_true = event.hash == event.old_hash()
    elif event.key in key_ring():
        is_true = is_ours(event)
    else:
        return Break(f"event {event.pk}", UNKNOWN_KEY.format(event.key))
    return None if is_true else Break(f"event {event.pk}", CHANGED)


def breaks_of_head() -> Iterator[Break]:
    """The newest seals are there, and the head says so under the key."""
    last = Seal.objects.order_by("-number")
    newest_seal = {name: Subquery(last.values(name)[:1]) for name in ("number", "hash")}
    head: Any = SealHead.objects.annotate(
        last_number=newest_seal["number"], last_hash=newest_seal["hash"]
    ).first()
    if head is None:
        yield Break("the head", NO_HEAD)
        return
    if what := _what_is_wrong(key_ring().get(head.key), head):
        yield Break("the head", what)
    newest = head.last_number or 0
    if newest < head.number:
        yield Break(_seals(newest + 1, head.number), CUT_SHORT)
    elif newest and (newest, head.last_hash) != (head.number, head.seal_hash):
        yield Break(f"seal {newest}", "is not the one that the head names")


def _breaks_outside_seals(covered: Covered, *, at: datetime) -> Iterator[Break]:
    """Events that no seal covers: put in by hand, put in twice, or left waiting."""
    keys = (key for key in Event.objects.order_by("pk").values_list("pk", flat=True).iterator())
    for some in batched((key for key in keys if key not in covered), BATCH):
        for event in Event.objects.filter(pk__in=some).order_by("pk"):
            if not is_ours(event):
                yield Break(f"event {event.pk}", NOT_OURS)
            elif event.at < at - SEALED_WITHIN:
                yield Break(f"event {event.pk}", NOT_SEALED)
    yield from _put_in_twice()


def _put_in_twice() -> Iterator[Break]:
    """An event copied under another key keeps its hash."""
    copied = Event.objects.values("hash").annotate(times=Count("pk")).filter(times__gt=1)
    rows = Event.objects.filter(hash__in=copied.values("hash")).order_by("pk")
    copies: dict[str, list[int]] = defaultdict(list)
    for pk, each_hash in rows.values_list("pk", "hash"):
        copies[each_hash].append(pk)
    for keys in copies.values():
        yield from (Break(f"event {pk}", TWICE) for pk in keys[1:])


def _old_chain_cut_short() -> Iterator[Break]:
    """The old chain, where there was one, still ends where it ended."""
    chain = EventChain.objects.exclude(head="").first()
    last = Event.objects.filter(key="").order_by("pk").last()
    if chain and (last is None or last.hash != chain.head):
        yield Break(f"event {last.pk}" if last else "the old chain", "the events after it are missing")


def _seals(first: int, last: int) -> str:
    return f"seal {first}" if first == last else f"seals {first} to {last}"
