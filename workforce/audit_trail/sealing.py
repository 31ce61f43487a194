"""Sealing the audit trail: what is committed is bound together in batches, beside every request.

No one who writes an event waits for it: one sealer at a time works, and no request is a sealer. An
event whose hash is not right under a key of the settings is never sealed.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from django.db import connection, transaction
from django.db.models import Max, Q, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from workforce.audit_trail.keys import key_ring, writing_key
from workforce.audit_trail.runs import Covered, runs_of
from workforce.models import Event, Seal, SealHead

BATCH = 1000
#: No transaction takes so long: an event that was committed late is looked for as far back.
COMMITTED_WITHIN = timedelta(days=2)
#: An event that is older and not sealed is worth a warning: no one runs the sealer.
SEALED_WITHIN = timedelta(minutes=5)
#: What the head names before there is a seal: its number and hash.
BEFORE_THE_FIRST = (0, "")
#: PostgreSQL's number for the lock that sealers, and no one else, wait for.
SEALERS = 0x5EA1


@dataclass(slots=True)
class Sealing:
    """What a run of the sealer came to: how many events it sealed, and those that it would not.

    With a `problem` it sealed nothing more: going on would hide that seals are missing.
    """

    sealed: int = 0
    refused: list[int] = field(default_factory=list)
    problem: str = ""


def seal_events(*, at: datetime) -> Sealing:
    """Seal everything that is committed and not sealed yet, a batch in a transaction.

    Only after the seal that the head names: a row of seals that was cut stays cut, for all to see.
    """
    done = Sealing()
    after = newest_sealed()
    late = late_keys(at=at)
    for start in range(0, len(late), BATCH):
        _seal_these(Event.objects.filter(pk__in=late[start : start + BATCH]), done, at=at)
    while last := _seal_these(Event.objects.filter(pk__gt=after), done, at=at):
        after = last
    return done


@transaction.atomic
def _seal_these(events: QuerySet[Event], done: Sealing, *, at: datetime) -> int | None:
    """Seal the first batch of these, but for those that another sealer has sealed; the last key of it."""
    _wait_for_other_sealers()
    done.problem = head_problem()
    if done.problem:
        return None
    batch = list(events.order_by("pk")[:BATCH])
    if not batch:
        return None
    covered = covered_from(batch[0].pk)
    unsealed = [event for event in batch if event.pk not in covered]
    ours = [event for event in unsealed if is_ours(event)]
    done.refused += sorted({event.pk for event in unsealed} - {event.pk for event in ours})
    if ours:
        _seal(ours, at=at)
    done.sealed += len(ours)
    return batch[-1].pk


def _wait_for_other_sealers() -> None:
    """On SQLite the transaction already has the database to itself."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SEALERS])


def head_problem() -> str:
    """Why the newest seal is not the one that the head names, under a key that is set; empty when it is."""
    head, last = SealHead.objects.first(), Seal.objects.order_by("number").last()
    if head is None:
        return "The head of the audit trail is missing. Every database has one from the start."
    key = key_ring().get(head.key)
    if key is None:
        return f"The head was made with key {head.key}, which is not among the keys that are set."
    newest = (last.number, last.hash) if last else BEFORE_THE_FIRST
    if head.hash != key.hash(head.facts) or newest != (head.number, head.seal_hash):
        return f"The newest seal is not seal {head.number}, which the head names."
    return ""


def newest_sealed() -> int:
    """The largest key that a seal covers; 0 before the first."""
    return Seal.objects.aggregate(newest=Max("last"))["newest"] or 0


def _newest_sealed() -> Combinable:
    """The same in a query of events."""
    return Coalesce(Subquery(Seal.objects.order_by("-last").values("last")[:1]), 0)


def late_keys(*, at: datetime) -> list[int]:
    """Keys of events that no seal covers although a larger one is sealed: they were committed later."""
    recent = Event.objects.filter(pk__lte=_newest_sealed(), at__gte=at - COMMITTED_WITHIN)
    keys = list(recent.order_by("pk").values_list("pk", flat=True))
    covered = covered_from(keys[0]) if keys else ()
    return [key for key in keys if key not in covered]


def covered_from(key: int) -> Covered:
    """What is sealed of the keys from this one on."""
    seals = Seal.objects.filter(last__gte=key).values_list("runs", flat=True)
    return Covered(run for runs in seals for run in runs)


def unsealed_for_long(*, at: datetime) -> int:
    """How many events have waited for a seal for more than five minutes; there should be none."""
    long_ago = Event.objects.filter(at__lt=at - SEALED_WITHIN)
    return long_ago.filter(Q(pk__in=late_keys(at=at)) | Q(pk__gt=_newest_sealed())).count()


def is_ours(event: Event) -> bool:
    """The event says what was written, under a key that is set here."""
    key = key_ring().get(event.key)
    return key is not None and event.hash == key.hash([event.nonce, *event.facts])


def begin_trail(*, using: str) -> None:
    """The head of a database in which nothing has happened yet.

    A database that has events or seals gets none: there a missing head is a cut trail, for all to see.
    """
    tables = (SealHead, Seal, Event)
    if not any(table.objects.using(using).exists() for table in tables):
        SealHead.objects.using(using).create(pk=1, **headed(*BEFORE_THE_FIRST))


def _seal(events: list[Event], *, at: datetime) -> None:
    previous = Seal.objects.order_by("number").last()
    seal = Seal(**sealed([(event.pk, event.hash) for event in events], previous=previous, at=at))
    seal.save(force_insert=True)
    SealHead.objects.update_or_create(pk=1, defaults=headed(seal.number, seal.hash))


def sealed(events: list[tuple[int, str]], *, previous: Seal | None, at: datetime) -> dict[str, object]:
    """The columns of a seal over these events (key and hash, in order), after another."""
    key, runs = writing_key(), runs_of(pk for pk, _ in events)
    number, before = (previous.number + 1, previous.hash) if previous else (1, "")
    whole = hash_of_events(events)
    facts = [number, at.astimezone(UTC).isoformat(), runs, len(events), whole, before]
    return {
        "number": number,
        "at": at,
        "runs": runs,
        "first": events[0][0],
        "last": events[-1][0],
        "events": len(events),
        "events_hash": whole,
        "previous_hash": before,
        "key": key.name,
        "hash": key.hash(facts),
    }


def headed(number: int, seal_hash: str) -> dict[str, object]:
    """The columns of the head that says which seal is the newest."""
    key = writing_key()
    facts = ["head", number, seal_hash]
    return {"number": number, "seal_hash": seal_hash, "key": key.name, "hash": key.hash(facts)}


def hash_of_events(events: Iterable[tuple[int, str]]) -> str:
    """One plain hash over the keys and hashes of events in order; the seal's own hash is keyed."""
    return hashlib.sha256("".join(f"{pk}:{each}\n" for pk, each in events).encode()).hexdigest()
