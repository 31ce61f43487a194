"""Proving that what was signed is what stands there: each row against the proof in the trail."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import batched

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
CHANGED = "is not what was signed"
NO_PROOF = "was signed outside the tracker: no event of the audit trail proves it"
GONE = "is missing: it was signed, and sealed on {}"
UNSIGNED = "is no longer signed, and no event of the audit trail says so"


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

    @property
    def is_whole(self) -> bool:
        return not self.breaks


def newest_proofs(events: QuerySet[Event]) -> Proofs:
    """The newest proof of each row that these events tell of; what an undone import removed has none.

    An event that was not written by the tracker proves nothing.
    """
    found: Proofs = {label: {} for label in signed_kinds()}
    telling = events.filter(Q(details__has_key=PROOFS) | Q(verb=Verb.IMPORT_UNDONE))
    for event in telling.order_by("pk").iterator():
        if not is_ours(event):
            continue
        at_signing = event.verb != Verb.SIGNED_EARLIER_SEALED
        for label, proofs in event.details.get(PROOFS, {}).items():
            told = found.setdefault(label, {})
            told |= {int(pk): Proof(each, event.key, event.at, at_signing) for pk, each in proofs.items()}
        for label, runs in event.details.get(REMOVED, {}).items():
            for pk in keys_of(runs):
                found.setdefault(label, {}).pop(pk, None)
    return found


def breaks_of_signed() -> Iterator[Break]:
    """Recompute every proof of everything that is signed, and tell each row that does not stand."""
    proofs = newest_proofs(Event.objects.all())
    for kind in signed_kinds().values():
        yield from _breaks_of_kind(kind, proofs[kind.label])


def number_signed() -> int:
    """How many rows are signed."""
    return sum(_signed(kind).count() for kind in signed_kinds().values())


def check_signed(rows: Iterable[Model], *, told_under: Collection[Model]) -> Checked:
    """Check these rows against the trail, in few questions, and that none is missing that was signed there.

    `told_under` are the subjects of the events that tell of the signing.
    """
    keys: dict[str, set[int]] = {label: set() for label in signed_kinds()}
    for row in rows:
        keys[row._meta.label_lower].add(row.pk)
    about = [(one._meta.label_lower, [one.pk]) for one in told_under]
    about += [(label, sorted(some)) for label, some in keys.items() if some]
    proofs = newest_proofs(Event.objects.filter(_about(about)))
    breaks: list[Break] = []
    for label, kind in signed_kinds().items():
        asked = keys[label] if kind.lapses else {*keys[label], *proofs[label]}
        if asked:
            breaks += _breaks_of(kind, asked, proofs[label])
    later = [one.at for told in proofs.values() for one in told.values() if not one.at_signing]
    return Checked(tuple(breaks), max(later, default=None))


def _about(subjects: Iterable[tuple[str, Collection[int]]]) -> Q:
    """Events about one of these, given by kind and keys."""
    found = Q(pk__in=())
    for label, keys in subjects:
        found |= Q(subject_type=label, subject_id__in=[str(pk) for pk in keys])
    return found


def _signed(kind: SignedKind) -> QuerySet[Model]:
    return kind.signed(kind.table._base_manager.all())


def _breaks_of_kind(kind: SignedKind, proofs: Mapping[int, Proof]) -> Iterator[Break]:
    signed = set(_signed(kind).values_list("pk", flat=True))
    for keys in batched(sorted(signed), BATCH):
        yield from _breaks_of(kind, keys, proofs)
    for keys in batched(sorted(proofs.keys() - signed), BATCH):
        there = set(kind.table._base_manager.filter(pk__in=keys).values_list("pk", flat=True))
        for pk in keys:
            if pk not in there:
                yield Break(f"{kind.name} {pk}", GONE.format(_day(proofs[pk])))
            elif not kind.lapses:
                yield Break(f"{kind.name} {pk}", UNSIGNED)


def _breaks_of(kind: SignedKind, keys: Collection[int], proofs: Mapping[int, Proof]) -> Iterator[Break]:
    facts, flaws = kind.facts_of(keys), kind.flaws(keys)
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
    proofs, key, number = newest_proofs(Event.objects.all()), writing_key(), 0
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
