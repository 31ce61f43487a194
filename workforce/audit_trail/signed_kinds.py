"""What is signed, kind by kind: which of its facts a proof covers, and the keyed proof itself.

Each floor lists its kinds in the settings (SIGNED_KINDS). A proof is an HMAC under a key of the settings,
over all that was signed; it stands in the event that tells of the signing, so that the trail's own hashes and
seals bind it too. Whoever owns the database can change rows, but make no proof of what they changed.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet

from workforce.across_floors import listed
from workforce.audit_trail.keys import TrailKey
from workforce.models.sealed import NoteCannotBeOpened

#: Where an event holds the proofs of what was signed with it: by kind and key.
PROOFS = "proofs"
#: Where it names rows that were removed with an import that was undone.
REMOVED = "removed"

#: In the place of a text that does not open: no text is this.
NOT_OPENED = {"cannot be opened": True}

type Facts = list[Any]


@dataclass(frozen=True, kw_only=True)
class SignedKind:
    """A table of which rows are signed.

    A proof covers its `columns`, and for each row what `beside` tells from other tables, by key. `goes_on`
    are the columns that change under a signature. `signed` picks the rows that have to have a proof. Where
    `lapses`, a row may cease to be signed: its signatures were withdrawn. `flaws` tells in words, by key, of
    which rows the plain hashes are not right. It and `beside` look at what is `joined` to the rows, and at
    `lists` that come with them. `contents` tells of those that show only where something large is read, which
    `verify` does and no page. A column that comes later joins `later`: a
    proof covers it where it is not empty, so that earlier proofs still hold.
    """

    model: str
    columns: tuple[str, ...]
    later: tuple[str, ...] = ()
    goes_on: tuple[str, ...] = ()
    beside: Callable[[Collection[Any]], Mapping[int, Any]] = lambda rows: {}
    signed: Callable[[QuerySet[Any]], QuerySet[Any]] = lambda rows: rows
    lapses: bool = False
    joined: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    flaws: Callable[[Iterable[Any]], Mapping[int, str]] = lambda rows: {}
    contents: Callable[[Collection[int]], Mapping[int, str]] = lambda keys: {}

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

    def rows(self, keys: Collection[int]) -> QuerySet[Any]:
        """Those of the rows that are there."""
        return self.whole(self.table._base_manager.filter(pk__in=keys))

    def whole(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Rows with all that is looked at to prove them."""
        joined = rows.select_related(*self.joined) if self.joined else rows
        return joined.prefetch_related(*self.lists)

    def facts_of(self, rows: Collection[Any]) -> dict[int, Facts]:
        """What a proof covers, of rows as they were read from the database, as JSON can say it."""
        found = {row.pk: [*self._said(row)] for row in rows}
        beside = self.beside(rows)
        return {key: [*facts, plain(beside[key])] if key in beside else facts for key, facts in found.items()}

    def _said(self, row: Model) -> Iterator[Any]:
        for column in self.columns:
            yield plain(told(row, column))
        for column in self.later:
            if value := told(row, column):
                yield [column, plain(value)]

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
    return {
        str(pk): kind.proof(pk, facts, key=key)
        for pk, facts in sorted(kind.facts_of(kind.rows(keys)).items())
    }


def told(row: Model, column: str) -> Any:
    """What a row says; a text that does not open is not what was signed, and nobody can say what it is."""
    try:
        return getattr(row, column)
    except NoteCannotBeOpened:
        return NOT_OPENED


def plain(value: Any) -> Any:
    """A value as JSON can say it, the same from either database."""
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
        case list() | tuple():
            return [plain(each) for each in value]
    return value
