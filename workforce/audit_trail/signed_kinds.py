"""What is signed, kind by kind: which of its facts a proof covers, and the keyed proof itself.

Each floor lists its kinds in the settings (SIGNED_KINDS). A proof is an HMAC under a key of the settings,
over all that was signed; it stands in the event that tells of the signing, so that the trail's own hashes and
seals bind it too. Whoever owns the database can change rows, but make no proof of what they changed.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet

from workforce.across_floors import listed
from workforce.audit_trail.keys import TrailKey

#: Where an event holds the proofs of what was signed with it: by kind and key.
PROOFS = "proofs"
#: Where it names rows that were removed with an import that was undone.
REMOVED = "removed"

type Facts = list[Any]


@dataclass(frozen=True, kw_only=True)
class SignedKind:
    """A table of which rows are signed.

    A proof covers its `columns`, and for each key what `beside` tells from other tables. `goes_on` are the
    columns that change under a signature. `signed` picks the rows that have to have a proof. Where `lapses`,
    a row may cease to be signed: its signatures were withdrawn. `flaws` tells in words, by key, which plain
    hashes are not right. A column that comes later joins `beside`, and only where it is not empty, so that
    earlier proofs still hold.
    """

    model: str
    columns: tuple[str, ...]
    goes_on: tuple[str, ...] = ()
    beside: Callable[[Collection[int]], Mapping[int, Any]] = lambda keys: {}
    signed: Callable[[QuerySet[Any]], QuerySet[Any]] = lambda rows: rows
    lapses: bool = False
    flaws: Callable[[Collection[int]], Mapping[int, str]] = lambda keys: {}

    @property
    def table(self) -> type[Model]:
        return apps.get_model(self.model)

    @property
    def label(self) -> str:
        """As events name it: "supervision.signedtext"."""
        return self.table._meta.label_lower

    @property
    def name(self) -> str:
        """ "signed text" """
        return str(self.table._meta.verbose_name)

    def facts_of(self, keys: Collection[int]) -> dict[int, Facts]:
        """What a proof covers, of the rows that are there, as JSON can say it."""
        rows = self.table._base_manager.filter(pk__in=keys).values_list("pk", *self.columns)
        found = {row[0]: [_plain(value) for value in row[1:]] for row in rows}
        beside = self.beside(keys)
        return {
            key: [*facts, _plain(beside[key])] if key in beside else facts for key, facts in found.items()
        }

    def proof(self, pk: int, facts: Facts, *, key: TrailKey) -> str:
        """The keyed proof of one row."""
        return key.hash(["signed", self.label, pk, *facts])


def signed_kinds() -> dict[str, SignedKind]:
    """Every kind, by its label."""
    kinds: tuple[SignedKind, ...] = listed("SIGNED_KINDS")
    return {kind.label: kind for kind in kinds}


def proofs_of(rows: Iterable[Model], *, key: TrailKey) -> dict[str, dict[str, str]]:
    """Proofs of what is signed now, read as the database holds it; by kind and key."""
    keys: dict[str, set[int]] = {}
    for row in rows:
        keys.setdefault(row._meta.label_lower, set()).add(row.pk)
    return {label: proofs_of_kind(signed_kinds()[label], some, key=key) for label, some in keys.items()}


def proofs_of_kind(kind: SignedKind, keys: Collection[int], *, key: TrailKey) -> dict[str, str]:
    """The proofs of rows of one kind, by key as JSON holds it."""
    return {str(pk): kind.proof(pk, facts, key=key) for pk, facts in sorted(kind.facts_of(keys).items())}


def _plain(value: Any) -> Any:
    """A value as JSON can say it, the same from either database."""
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
        case list() | tuple():
            return [_plain(each) for each in value]
    return value
