"""Proving that what was signed is what stands there: each row against the proof in the trail."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import batched
from typing import Any

from django.db import transaction
from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from workforce.audit_trail.keys import key_ring, writing_key
from workforce.audit_trail.runs import keys_of
from workforce.audit_trail.sealing import is_ours
from workforce.audit_trail.services import NewEvent, record_events
from workforce.audit_trail.signed_kinds import PROOFS, REMOVED, SignedKind, proofs_of_kind, signed_kinds
from workforce.audit_trail.verbs import Verb
from workforce.audit_trail.verifying import Break
from workforce.models import Account, Event
from workforce.rules.in_words import day_in_full

BATCH = 500
#: Verbs of what removes rows that were signed, and names them.
REMOVING = (Verb.IMPORT_UNDONE, Verb.RETENTION_APPLIED)
CHANGED = "is not what was signed"
NO_PROOF = "was signed outside the tracker: no event of the audit trail proves it"
GONE = "is missing: it was signed, and sealed on {}"
UNSIGNED = "is no longer signed, and no event of the audit trail says so"
#: Events that tell a proof, or that one is gone.
TELLING = Q(details__has_key=PROOFS) | Q(verb__in=REMOVING)


@dataclass(frozen=True, slots=True)
class Proof:
    """What an event says of a row that was signed: the proof, the key, when, and whether at signing."""

    hash: str
    key: str
    at: datetime
    at_signing: bool


type Proofs = dict[str, dict[int, Proof]]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check came to. `sealed_later` is when a proof was made that was not made at signing."""

    breaks: tuple[Break, ...]
    sealed_later: datetime | None = None
    #: The proofs of these rows in the trail, in the order of their kinds and keys.
    proofs: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        return not self.breaks


def newest_proofs(events: Iterable[Event]) -> Proofs:
    """The newest proof of each row that these events, in their order, tell of.

    What an undone import removed has none, nor what was deleted because its time was over. An event that
    was not written by the tracker proves nothing.
    """
    found: Proofs = {label: {} for label in signed_kinds()}
    for event in events:
        is_telling = PROOFS in event.details or event.verb in REMOVING
        if not is_telling or not is_ours(event):
            continue
        at_signing = event.verb != Verb.SIGNED_EARLIER_SEALED
        for label, proofs in event.details.get(PROOFS, {}).items():
            told = found.setdefault(label, {})
            told |= {int(pk): Proof(each, event.key, event.at, at_signing) for pk, each in proofs.items()}
        for label, runs in event.details.get(REMOVED, {}).items():
            for pk in keys_of(runs):
                found.setdefault(label, {}).pop(pk, None)
    return found


def _all_telling() -> Iterator[Event]:
    return Event.objects.filter(TELLING).order_by("pk").iterator()


def breaks_of_signed() -> Iterator[Break]:
    """Recompute every proof of everything that is signed, and tell each row that does not stand."""
    proofs = newest_proofs(_all_telling())
    for kind in signed_kinds().values():
        yield from _breaks_of_kind(kind, proofs[kind.label])


def number_signed() -> int:
    """How many rows are signed."""
    return sum(_signed(kind).count() for kind in signed_kinds().values())


def events_about(rows: Iterable[Model]) -> QuerySet[Event]:
    """Events of which one of these is the subject, in their order."""
    keys: dict[str, list[str]] = {}
    for row in rows:
        keys.setdefault(row._meta.label_lower, []).append(str(row.pk))
    about = Q(pk__in=())
    for label, some in keys.items():
        about |= Q(subject_type=label, subject_id__in=some)
    return Event.objects.filter(about).order_by("pk")


def check_signed(
    rows: Collection[Model], *, told_under: Collection[Model] = (), events: Iterable[Event] | None = None
) -> Checked:
    """Check rows, as they were just read, and that none is missing that was signed with them.

    `told_under` are the subjects of the events that tell of the signing. `events` are given, in their order,
    where a page has read all of `TELLING` about these and the rows with others.
    """
    if events is None:
        events = events_about([*told_under, *rows]).filter(TELLING)
    shown: dict[str, dict[int, Model]] = {label: {} for label in signed_kinds()}
    for row in rows:
        shown[row._meta.label_lower][row.pk] = row
    proofs = newest_proofs(events)
    breaks: list[Break] = []
    for label, kind in signed_kinds().items():
        there, told = shown[label], proofs[label]
        others = set() if kind.lapses else told.keys() - there.keys()
        read = [*there.values(), *(kind.rows(others) if others else ())]
        breaks += _breaks_of(kind, {*there, *others}, read, told)
    later = [one.at for told in proofs.values() for one in told.values() if not one.at_signing]
    theirs = tuple(
        proofs[label][pk].hash for label in shown for pk in sorted(shown[label]) if pk in proofs[label]
    )
    return Checked(tuple(breaks), max(later, default=None), theirs)


def _signed(kind: SignedKind) -> QuerySet[Model]:
    return kind.signed(kind.table._base_manager.all())


def _breaks_of_kind(kind: SignedKind, proofs: Mapping[int, Proof]) -> Iterator[Break]:
    signed = set(_signed(kind).values_list("pk", flat=True))
    for keys in batched(sorted(signed), BATCH):
        yield from _breaks_of(kind, keys, list(kind.rows(keys)), proofs)
        for pk, flaw in kind.contents(keys).items():
            yield Break(f"{kind.name} {pk}", flaw)
    for keys in batched(sorted(proofs.keys() - signed), BATCH):
        there = set(kind.table._base_manager.filter(pk__in=keys).values_list("pk", flat=True))
        for pk in keys:
            if pk not in there:
                yield Break(f"{kind.name} {pk}", GONE.format(_day(proofs[pk])))
            elif not kind.lapses:
                yield Break(f"{kind.name} {pk}", UNSIGNED)


def _breaks_of(
    kind: SignedKind, keys: Collection[int], rows: Collection[Any], proofs: Mapping[int, Proof]
) -> Iterator[Break]:
    """`rows` are those of the keys that are there."""
    facts, flaws = kind.facts_of(rows), kind.flaws(rows)
    for pk in sorted(keys):
        where, proof = f"{kind.name} {pk}", proofs.get(pk)
        if pk not in facts:
            yield Break(where, GONE.format(_day(proof)) if proof else NO_PROOF)
        elif proof is None:
            yield Break(where, NO_PROOF)
        elif proof.hash != kind.proof(pk, facts[pk], key=key_ring()[proof.key]):
            yield Break(where, f"{CHANGED}: {flaws[pk]}" if pk in flaws else CHANGED)
        elif pk in flaws:
            yield Break(where, flaws[pk])


def _day(proof: Proof) -> str:
    return day_in_full(timezone.localtime(proof.at).date())


@transaction.atomic
def seal_signed_earlier(*, by: Account | None = None) -> int:
    """Seal what was signed before there were proofs, as it stands: an event says so of each row.

    For an upgrade, and for rows that were made up (the demo). It proves nothing about the time before.
    Answers how many.
    """
    proofs, key, number = newest_proofs(_all_telling()), writing_key(), 0
    for kind in signed_kinds().values():
        unproved = set(_signed(kind).values_list("pk", flat=True)) - proofs[kind.label].keys()
        for keys in batched(sorted(unproved), BATCH):
            made = proofs_of_kind(kind, keys, key=key)
            number += record_events(
                (
                    NewEvent(
                        Verb.SIGNED_EARLIER_SEALED,
                        kind.table(pk=int(pk)),
                        details={PROOFS: {kind.label: {pk: proof}}},
                    )
                    for pk, proof in made.items()
                ),
                by=by,
            )
    return number
